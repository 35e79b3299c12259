package dev.kadr.adapter.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The names of files in the rows of requests and outputs, and those that are to be erased. */
@RegisterConstructorMapper(KeptFileRows.LotRow.class)
interface KeptFileRows {
  @SqlQuery(
      """
      SELECT r.id, r.pictures AS files FROM generation_requests r
      WHERE r.pictures_removed_at IS NULL AND r.pictures <> '{}' AND r.id > :after
        AND r.status IN ('timed_out', 'completed', 'delivered_free', 'failed', 'cancelled')
        AND r.since < :before
      ORDER BY r.id LIMIT :limit
      """)
  List<LotRow> overduePhotos(Instant before, UUID after, int limit);

  @SqlQuery(
      """
      SELECT o.generation_id AS id, array_agg(o.original) || array_agg(o.preview) AS files
      FROM generation_outputs o JOIN generation_requests r ON r.id = o.generation_id
      WHERE o.removed_at IS NULL AND o.generation_id > :after AND r.since < :before
      GROUP BY o.generation_id ORDER BY o.generation_id LIMIT :limit
      """)
  List<LotRow> overdueResults(Instant before, UUID after, int limit);

  /** The statement sees the rows as they were, so its own request is not asked. */
  @SqlUpdate(
      """
      WITH marked AS (
        UPDATE generation_requests SET pictures_removed_at = :now
        WHERE id = :generation AND pictures_removed_at IS NULL
          AND status IN ('timed_out', 'completed', 'delivered_free', 'failed', 'cancelled')
        RETURNING pictures
      )
      INSERT INTO retired_files (file, retired_at)
      SELECT DISTINCT gone.file, :now::timestamptz FROM marked, unnest(marked.pictures) AS gone(file)
      WHERE NOT EXISTS (SELECT 1 FROM generation_requests r WHERE r.pictures @> ARRAY[gone.file]
          AND r.pictures_removed_at IS NULL AND r.id <> :generation)
        AND NOT EXISTS (SELECT 1 FROM uploads u WHERE u.file = gone.file)
        AND NOT EXISTS (SELECT 1 FROM generation_outputs o
          WHERE o.original = gone.file AND o.removed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM generation_outputs o
          WHERE o.preview = gone.file AND o.removed_at IS NULL)
      ON CONFLICT (file) DO NOTHING
      """)
  int retirePhotos(UUID generation, Instant now);

  @SqlUpdate(
      """
      WITH marked AS (
        UPDATE generation_outputs SET removed_at = :now
        WHERE generation_id = :generation AND removed_at IS NULL
        RETURNING original, preview
      )
      INSERT INTO retired_files (file, retired_at)
      SELECT DISTINCT gone.file, :now::timestamptz
      FROM marked, unnest(ARRAY[marked.original, marked.preview]) AS gone(file)
      WHERE NOT EXISTS (SELECT 1 FROM generation_requests r WHERE r.pictures @> ARRAY[gone.file]
          AND r.pictures_removed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM generation_outputs o WHERE o.original = gone.file
          AND o.removed_at IS NULL AND o.generation_id <> :generation)
        AND NOT EXISTS (SELECT 1 FROM generation_outputs o WHERE o.preview = gone.file
          AND o.removed_at IS NULL AND o.generation_id <> :generation)
      ON CONFLICT (file) DO NOTHING
      """)
  int retireResults(UUID generation, Instant now);

  @SqlQuery("SELECT file FROM retired_files WHERE file > :after ORDER BY file LIMIT :limit")
  List<String> retired(String after, int limit);

  @SqlUpdate("DELETE FROM retired_files WHERE file = ANY(:files)")
  int settle(List<String> files);

  @SqlQuery(
      """
      SELECT asked.file FROM unnest(:files::text[]) AS asked(file)
      WHERE EXISTS (SELECT 1 FROM generation_requests r
          WHERE r.pictures @> ARRAY[asked.file] AND r.pictures_removed_at IS NULL)
        OR EXISTS (SELECT 1 FROM generation_outputs o
          WHERE o.original = asked.file AND o.removed_at IS NULL)
        OR EXISTS (SELECT 1 FROM generation_outputs o
          WHERE o.preview = asked.file AND o.removed_at IS NULL)
        OR EXISTS (SELECT 1 FROM uploads u WHERE u.file = asked.file)
        OR EXISTS (SELECT 1 FROM uploads u WHERE u.preview = asked.file)
      """)
  List<String> named(List<String> files);

  /** What files a request has that is over; its lock keeps two deletions apart. */
  @SqlQuery(
      """
      SELECT r.pictures || coalesce((SELECT array_agg(o.original) || array_agg(o.preview)
        FROM generation_outputs o WHERE o.generation_id = r.id), '{}') AS files
      FROM generation_requests r
      WHERE r.id = :generation
        AND r.status IN ('timed_out', 'completed', 'delivered_free', 'failed', 'cancelled')
      FOR NO KEY UPDATE
      """)
  Optional<List<String>> lockOver(UUID generation);

  /** No words are kept of a request that is over but those it was made with. */
  @SqlUpdate(
      """
      UPDATE generation_requests SET deleted_at = :now, instruction_text = '-'
      WHERE id = :generation AND deleted_at IS NULL
      """)
  int delete(UUID generation, Instant now);

  /** The uploads that its photos came by, unless another request began from them too. */
  @SqlQuery(
      """
      WITH gone AS (
        DELETE FROM uploads u USING generation_requests r
        WHERE r.id = :generation AND u.account_id = r.account_id AND u.file = ANY(r.pictures)
          AND NOT EXISTS (SELECT 1 FROM generation_requests other
            WHERE other.pictures @> ARRAY[u.file] AND other.pictures_removed_at IS NULL
              AND other.id <> r.id)
        RETURNING u.preview
      ), noted AS (
        INSERT INTO retired_files (file, retired_at) SELECT preview, :now FROM gone
        ON CONFLICT (file) DO NOTHING
      )
      SELECT preview FROM gone
      """)
  List<String> deleteUploads(UUID generation, Instant now);

  @SqlQuery("SELECT file FROM retired_files WHERE file = ANY(:files)")
  List<String> retired(List<String> files);

  /** What a request has that goes together. */
  record LotRow(UUID id, List<String> files) {}
}

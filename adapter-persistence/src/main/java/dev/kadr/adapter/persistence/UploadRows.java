package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The photos that accounts sent before saying what for. */
@RegisterConstructorMapper(UploadRows.Row.class)
interface UploadRows {
  /** Either before its owner leaves, and is removed with the rest, or not at all. */
  @SqlUpdate(
      """
      INSERT INTO uploads
        (id, account_id, file, preview, media_type, width, height, uploaded_at, used_at)
      SELECT :id, a.id, :file, :preview, :mediaType, :width, :height, :at, :at
      FROM accounts a WHERE a.id = :account AND a.left_at IS NULL FOR SHARE
      """)
  int add(
      UUID id,
      UUID account,
      String file,
      String preview,
      String mediaType,
      int width,
      int height,
      Instant at);

  @SqlQuery(
      "SELECT * FROM uploads WHERE account_id = :account AND id = ANY(:ids) AND used_at > :fresh")
  List<Row> fresh(UUID account, List<UUID> ids, Instant fresh);

  /** In the order of their ids, so that two of these never wait for each other. */
  @SqlQuery(
      """
      UPDATE uploads SET used_at = greatest(used_at, :now) WHERE id IN (
        SELECT id FROM uploads WHERE account_id = :account AND id = ANY(:ids)
        ORDER BY id FOR NO KEY UPDATE)
      RETURNING *
      """)
  List<Row> use(UUID account, List<UUID> ids, Instant now);

  /** The statement sees the rows as they were, so the uploads that go are not asked. */
  @SqlQuery(
      """
      WITH gone AS (
        DELETE FROM uploads WHERE id IN (
          SELECT id FROM uploads WHERE used_at < :before ORDER BY used_at LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING file, preview
      ), noted AS (
        INSERT INTO retired_files (file, retired_at)
        SELECT unnamed.file, :now FROM gone, unnest(ARRAY[gone.file, gone.preview]) AS unnamed(file)
        WHERE NOT EXISTS (SELECT 1 FROM generation_requests r
          WHERE r.pictures @> ARRAY[unnamed.file] AND r.pictures_removed_at IS NULL)
        ON CONFLICT (file) DO NOTHING
      )
      SELECT count(*) FROM gone
      """)
  int release(Instant before, Instant now, int limit);

  /** The columns of an upload. */
  record Row(
      UUID id,
      UUID accountId,
      String file,
      String preview,
      String mediaType,
      int width,
      int height,
      Instant uploadedAt) {
    Upload toDomain() {
      return new Upload(
          new UploadId(id),
          new AccountId(accountId),
          new BlobKey(file),
          new BlobKey(preview),
          new Upload.Shape(mediaType, width, height),
          uploadedAt);
    }
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.messaging.Showings;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What progress messages show, in PostgreSQL: each decision is one statement. */
final class PostgresShowings implements Showings {
  private final Rows rows;

  PostgresShowings(Jdbi jdbi) {
    this.rows = jdbi.onDemand(Rows.class);
  }

  @Override
  public boolean begin(GenerationId generation, String shown, Instant now, Instant until) {
    return Failures.reading(() -> rows.begin(generation.value(), shown, now, until)) > 0;
  }

  @Override
  public void end(GenerationId generation, boolean shown) {
    Failures.reading(() -> rows.end(generation.value(), shown));
  }

  @Override
  public Closing close(GenerationId generation, Instant now) {
    if (Failures.reading(() -> rows.close(generation.value(), now)) > 0) {
      return Closing.NOW;
    }
    return Failures.reading(() -> rows.isClosed(generation.value()))
        ? Closing.BEFORE
        : Closing.BUSY;
  }

  @Override
  public int forget(Instant before, int limit) {
    return Failures.reading(() -> rows.forget(before, limit));
  }

  /** The rows of progress_messages. */
  interface Rows {
    @SqlUpdate(
        """
        INSERT INTO progress_messages AS kept (generation_id, shown, editing_until, touched_at)
        VALUES (:generation, :shown, :until, :now)
        ON CONFLICT (generation_id)
          DO UPDATE SET shown = excluded.shown, editing_until = excluded.editing_until,
            touched_at = excluded.touched_at
          WHERE NOT kept.closed AND kept.shown IS DISTINCT FROM excluded.shown
            AND (kept.editing_until IS NULL OR kept.editing_until <= :now)
        """)
    int begin(UUID generation, String shown, Instant now, Instant until);

    @SqlUpdate(
        """
        UPDATE progress_messages
        SET editing_until = NULL, shown = CASE WHEN :shown THEN shown END
        WHERE generation_id = :generation
        """)
    int end(UUID generation, boolean shown);

    @SqlUpdate(
        """
        INSERT INTO progress_messages AS kept (generation_id, closed, touched_at)
        VALUES (:generation, true, :now)
        ON CONFLICT (generation_id)
          DO UPDATE SET closed = true, editing_until = NULL, touched_at = excluded.touched_at
          WHERE NOT kept.closed AND (kept.editing_until IS NULL OR kept.editing_until <= :now)
        """)
    int close(UUID generation, Instant now);

    @SqlQuery("SELECT closed FROM progress_messages WHERE generation_id = :generation")
    boolean isClosed(UUID generation);

    /** Without an index by age: a day's rows are few, and each edit would have to write it. */
    @SqlUpdate(
        """
        DELETE FROM progress_messages WHERE generation_id IN (
          SELECT generation_id FROM progress_messages WHERE touched_at < :before LIMIT :limit
          FOR UPDATE SKIP LOCKED)
        """)
    int forget(Instant before, int limit);
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.ports.Backlog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * What waits in PostgreSQL's tables: each is read by an index of what waits, not of all there is.
 */
final class PostgresBacklog implements Backlog {
  private final Rows rows;
  private final Clock clock;

  PostgresBacklog(Jdbi jdbi, Clock clock) {
    this.rows = jdbi.onDemand(Rows.class);
    this.clock = clock;
  }

  @Override
  public List<Waiting> look() {
    var now = clock.instant();
    return Failures.reading(() -> rows.waiting(now).stream().map(Row::toDomain).toList());
  }

  /** The tables in which something waits. */
  @RegisterConstructorMapper(Row.class)
  interface Rows {
    @SqlQuery(
        """
        SELECT 'task' AS line, task_name AS kind, count(*) AS count, 0 AS credits,
          min(execution_time) AS oldest
        FROM scheduled_tasks WHERE execution_time <= :now AND NOT picked GROUP BY task_name
        UNION ALL
        SELECT 'generation', status, count(*), 0, min(requested_at) FROM generation_requests
        WHERE status IN ('queued', 'analyzing', 'writing_prompt', 'submitting', 'submit_unknown',
          'generating', 'downloading')
        GROUP BY status
        UNION ALL
        SELECT 'hold', h.purpose, count(DISTINCT h.id), sum(p.amount)::bigint, NULL
        FROM holds h JOIN hold_parts p ON p.hold_id = h.id WHERE h.status = 'open' GROUP BY h.purpose
        UNION ALL
        SELECT 'alert', kind, count(*), 0, min(raised_at) FROM alerts
        WHERE closed_at IS NULL GROUP BY kind
        UNION ALL
        SELECT 'update', status, count(*), 0, min(received_at) FROM telegram_updates
        WHERE status = 'pending' GROUP BY status
        UNION ALL
        SELECT 'payment', status, count(*), 0, min(asked_at) FROM payments
        WHERE status IN ('asked', 'unknown', 'open') GROUP BY status
        UNION ALL
        SELECT 'notification', status, count(*), 0, min(received_at) FROM payment_notifications
        WHERE status IN ('waiting', 'unmatched') GROUP BY status
        """)
    List<Row> waiting(Instant now);
  }

  /** One line of the answer. */
  public record Row(String line, String kind, long count, long credits, @Nullable Instant oldest) {
    Waiting toDomain() {
      return new Waiting(
          Names.parse(Line.class, line), kind, count, credits, Optional.ofNullable(oldest));
    }
  }
}

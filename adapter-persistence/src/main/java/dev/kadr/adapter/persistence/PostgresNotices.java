package dev.kadr.adapter.persistence;

import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Notices;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The notices in PostgreSQL. */
final class PostgresNotices implements Notices {
  private final NoticeReads reads;

  PostgresNotices(Jdbi jdbi) {
    this.reads = jdbi.onDemand(NoticeReads.class);
  }

  @Override
  public Optional<Notice> find(NoticeId notice) {
    return Failures.reading(
        () ->
            reads
                .find(notice.subject().value(), Names.of(notice.kind()))
                .map(NoticeReads.Row::toDomain));
  }
}

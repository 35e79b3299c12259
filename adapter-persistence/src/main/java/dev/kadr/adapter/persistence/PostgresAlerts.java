package dev.kadr.adapter.persistence;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The alerts in PostgreSQL. */
final class PostgresAlerts implements Alerts {
  private final NoticeReads reads;

  PostgresAlerts(Jdbi jdbi) {
    this.reads = jdbi.onDemand(NoticeReads.class);
  }

  @Override
  public Optional<Alert> untold(String instance) {
    return Failures.reading(() -> reads.untold(instance).map(NoticeReads.AlertRow::toDomain));
  }

  @Override
  public List<Alert> open(int limit) {
    return Failures.reading(
        () -> reads.open(limit).stream().map(NoticeReads.AlertRow::toDomain).toList());
  }

  @Override
  public boolean noteLogged(String instance) {
    return Failures.reading(() -> reads.noteLogged(instance)) > 0;
  }

  @Override
  public void noteTold(String instance) {
    Failures.reading(() -> reads.noteTold(instance));
  }
}

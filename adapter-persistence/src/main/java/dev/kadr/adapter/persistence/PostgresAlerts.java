package dev.kadr.adapter.persistence;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The alerts in PostgreSQL. */
final class PostgresAlerts implements Alerts {
  private final NoticeReads reads;

  PostgresAlerts(Jdbi jdbi) {
    this.reads = jdbi.onDemand(NoticeReads.class);
  }

  @Override
  public Optional<Alert> find(String instance) {
    return Failures.reading(() -> reads.alert(instance).map(NoticeReads.AlertRow::toDomain));
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.ports.messaging.SendPauses;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The messenger's pauses in PostgreSQL, shared by all nodes. */
final class PostgresSendPauses implements SendPauses {
  private final PauseRows rows;
  private final Clock clock;

  PostgresSendPauses(Jdbi jdbi, Clock clock) {
    this.rows = jdbi.onDemand(PauseRows.class);
    this.clock = clock;
  }

  @Override
  public void keep(Pause pause) {
    rows.keep(PauseRows.Row.name(pause.scope()), pause.until(), clock.instant());
  }

  @Override
  public List<Pause> lasting(int limit) {
    return rows.lasting(clock.instant(), limit).stream().map(PauseRows.Row::toDomain).toList();
  }
}

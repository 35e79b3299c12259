package dev.kadr.ports.testkit;

import dev.kadr.ports.messaging.SendPauses;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pauses in a map. */
public final class InMemorySendPauses implements SendPauses {
  private final Map<Scope, Instant> pauses = new HashMap<>();
  private final Clock clock;

  public InMemorySendPauses(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void keep(Pause pause) {
    pauses.merge(pause.scope(), pause.until(), (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public synchronized List<Pause> lasting(int limit) {
    return pauses.entrySet().stream()
        .map(entry -> new Pause(entry.getKey(), entry.getValue()))
        .filter(pause -> pause.until().isAfter(clock.instant()))
        .sorted(Comparator.comparing(Pause::until).reversed())
        .limit(limit)
        .toList();
  }
}

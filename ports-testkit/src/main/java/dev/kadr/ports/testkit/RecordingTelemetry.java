package dev.kadr.ports.testkit;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Telemetry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Instruments that keep everything they were shown. */
public final class RecordingTelemetry implements Telemetry {
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final List<Count> counts = new CopyOnWriteArrayList<>();

  @Override
  public void alerted(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void counted(Count what) {
    counts.add(what);
  }

  public List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  public long count(Count what) {
    return counts.stream().filter(what::equals).count();
  }
}

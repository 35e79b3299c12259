package dev.kadr.ports.testkit;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The open alerts of the in-memory world. */
final class InMemoryAlerts implements Alerts {
  private final InMemoryWorld world;

  InMemoryAlerts(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Alert> untold(String instance) {
    return entry(world.committed(), instance)
        .map(Map.Entry::getValue)
        .filter(open -> !open.told())
        .map(Tables.OpenAlert::alert);
  }

  @Override
  public List<Alert> open(int limit) {
    return world.alertsRaised().stream().limit(limit).toList();
  }

  @Override
  public boolean noteLogged(String instance) {
    var first = new AtomicBoolean();
    world.change(
        tables ->
            entry(tables, instance)
                .filter(entry -> !entry.getValue().logged())
                .ifPresent(
                    entry -> {
                      first.set(true);
                      var open = entry.getValue();
                      entry.setValue(new Tables.OpenAlert(open.alert(), true, open.told()));
                    }));
    return first.get();
  }

  @Override
  public void noteTold(String instance) {
    world.change(
        tables ->
            entry(tables, instance)
                .ifPresent(
                    entry -> {
                      var open = entry.getValue();
                      entry.setValue(new Tables.OpenAlert(open.alert(), open.logged(), true));
                    }));
  }

  private static Optional<Map.Entry<Tables.AlertKey, Tables.OpenAlert>> entry(
      Tables tables, String instance) {
    return tables.alerts.entrySet().stream()
        .filter(entry -> Alerts.instanceOf(entry.getValue().alert()).equals(instance))
        .findFirst();
  }
}

package dev.kadr.usecases.orders;

import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import java.util.List;
import java.util.stream.Stream;

/** Finds money that waits although nothing will wake it, and has it looked after again. */
public final class SweepOrders {
  private static final int MOST_AT_ONCE = 500;

  private final Till till;

  SweepOrders(Till till) {
    this.till = till;
  }

  /** How many had nobody. */
  public record Result(int attended) {}

  public Result sweep() {
    var orders = till.orders();
    var now = till.now();
    var alone =
        Stream.of(
                orders.unattendedPayments(MOST_AT_ONCE).stream()
                    .map(id -> new Task(TaskKind.PAYMENT, id.value().toString(), now)),
                orders.unattendedRefunds(MOST_AT_ONCE).stream()
                    .map(id -> new Task(TaskKind.REFUND, id.value().toString(), now)),
                orders.unattendedNotifications(MOST_AT_ONCE).stream()
                    .map(key -> new Task(TaskKind.NOTIFICATION, key.instance(), now)))
            .flatMap(tasks -> tasks)
            .toList();
    return alone.isEmpty() ? new Result(0) : schedule(alone);
  }

  private Result schedule(List<Task> tasks) {
    return till.inTransaction(
        store -> {
          tasks.forEach(store::schedule);
          return new Result(tasks.size());
        });
  }
}

package dev.kadr.usecases.messaging;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.UnitOfWork;

/** Closes an alert that an operator has looked after; the next of its kind is told again. */
public final class CloseAlert {
  private static final int MOST_LOOKED_AT = 10_000;

  private final UnitOfWork unitOfWork;
  private final Alerts alerts;

  public CloseAlert(UnitOfWork unitOfWork, Alerts alerts) {
    this.unitOfWork = unitOfWork;
    this.alerts = alerts;
  }

  /** What came of it. */
  public sealed interface Result {
    record Closed(Alert alert) implements Result {}

    /** No open alert bears that name. */
    record Unknown() implements Result {}
  }

  /**
   * Closes one.
   *
   * @param instance {@code <kind>/<reference>}, as the list of alerts names it
   */
  public Result close(String instance) {
    return alerts.open(MOST_LOOKED_AT).stream()
        .filter(alert -> Alerts.instanceOf(alert).equals(instance))
        .findFirst()
        .map(this::close)
        .orElseGet(Result.Unknown::new);
  }

  private Result close(Alert alert) {
    return unitOfWork.inTransaction(
        store -> {
          store.settle(alert.kind(), alert.reference());
          return new Result.Closed(alert);
        });
  }
}

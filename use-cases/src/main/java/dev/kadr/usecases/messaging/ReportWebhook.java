package dev.kadr.usecases.messaging;

import dev.kadr.ports.Alert;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.usecases.Alarm;
import java.time.Clock;
import java.time.ZoneOffset;

/** Tells the operators whether the messenger hands its updates over to us. */
public final class ReportWebhook {
  private static final String REFERENCE = "telegram";
  private static final int LONGEST_REASON = 300;

  private final UnitOfWork unitOfWork;
  private final Clock clock;

  ReportWebhook(UnitOfWork unitOfWork, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  /** What was found. */
  public sealed interface Finding {
    record Sound() implements Finding {}

    /**
     * It was registered in another way, and has been registered again.
     *
     * @param found what was registered instead
     */
    record Lost(String found) implements Finding {}

    /** The messenger says that it cannot deliver. */
    record Failing(String why) implements Finding {}
  }

  /** What was done about it. */
  public sealed interface Result {
    record Raised(Alert alert) implements Result {}

    record Settled() implements Result {}
  }

  /**
   * Reports one look. That it was lost is one alert a day and stays open, for somebody must find
   * out who took it; that it fails is settled as soon as it works.
   */
  public Result report(Finding finding) {
    var now = clock.instant();
    return switch (finding) {
      case Finding.Sound sound ->
          unitOfWork.inTransaction(
              store -> {
                store.settle(Alert.Kind.WEBHOOK_FAILING, REFERENCE);
                return new Result.Settled();
              });
      case Finding.Lost(var found) -> {
        var day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        yield raise(new Alert(Alert.Kind.WEBHOOK_LOST, day, cut("found " + found), now));
      }
      case Finding.Failing(var why) ->
          raise(new Alert(Alert.Kind.WEBHOOK_FAILING, REFERENCE, cut(why), now));
    };
  }

  private Result raise(Alert alert) {
    return unitOfWork.inTransaction(
        store -> {
          Alarm.raise(store, alert);
          return new Result.Raised(alert);
        });
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }
}

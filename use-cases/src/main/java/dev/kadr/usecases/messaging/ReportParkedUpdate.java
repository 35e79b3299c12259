package dev.kadr.usecases.messaging;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.usecases.Alarm;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Tells the operators that an update of the messenger was given up.
 *
 * <p>One open alert a day, however many there are: a fault of ours that spoils every update must
 * not fill the operators' chat as well. The inbox lists them all.
 */
public final class ReportParkedUpdate {
  private static final int LONGEST_REASON = 200;

  private final UnitOfWork unitOfWork;
  private final Telemetry telemetry;
  private final Clock clock;

  ReportParkedUpdate(UnitOfWork unitOfWork, Telemetry telemetry, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** What was raised, unless the same day's was open already. */
  public record Result(Alert alert) {}

  /**
   * Reports one, before it is put aside: who dies in between reports it once more, harmlessly.
   *
   * @param error as the inbox keeps it, without secrets
   */
  public Result report(long updateId, String error) {
    telemetry.counted(Telemetry.Count.UPDATE_PARKED);
    var now = clock.instant();
    var day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    var why = error.length() <= LONGEST_REASON ? error : error.substring(0, LONGEST_REASON);
    var alert =
        new Alert(
            Alert.Kind.UPDATE_PARKED, day, "update " + updateId + " was put aside: " + why, now);
    return unitOfWork.inTransaction(
        store -> {
          Alarm.raise(store, alert);
          return new Result(alert);
        });
  }
}

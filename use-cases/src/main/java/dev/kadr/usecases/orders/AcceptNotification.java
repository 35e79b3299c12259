package dev.kadr.usecases.orders;

import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;

/** Keeps a gateway's notification and has it read back; it changes nothing by itself. */
public final class AcceptNotification {
  private static final int MAX_BODY = 64 * 1024;

  private final Till till;
  private final Telemetry telemetry;

  AcceptNotification(Till till, Telemetry telemetry) {
    this.till = till;
    this.telemetry = telemetry;
  }

  /** What became of a notification. */
  public sealed interface Result {
    record Stored() implements Result {}

    /** It came before, and there is nothing more to learn from it. */
    record Repeated() implements Result {}
  }

  /**
   * Stores it.
   *
   * @param key what it says happened to what
   * @param body as it came; of more than 64 KiB the beginning is kept
   */
  public Result accept(Notification.Key key, About about, String body) {
    // PostgreSQL's text has no null character; what is stored is for people to look at.
    var clean = body.replace("\0", "");
    var storable = clean.length() <= MAX_BODY ? clean : clean.substring(0, MAX_BODY);
    var result =
        till.<Result>inTransaction(
            store ->
                store
                    .lockNotification(key)
                    .map(known -> again(store, known))
                    .orElseGet(() -> first(store, key, about, storable)));
    if (about == About.OTHER || result instanceof Result.Repeated) {
      telemetry.counted(Telemetry.Count.NOTIFICATION_IGNORED);
    }
    return result;
  }

  private Result first(Store store, Notification.Key key, About about, String body) {
    var status = about == About.OTHER ? Notification.Status.IDLE : Notification.Status.WAITING;
    store.add(new Notification(key, about, body, till.now(), status));
    if (about != About.OTHER) {
      readBack(store, key);
    }
    return new Result.Stored();
  }

  /**
   * What was settled stays so. What came to nothing may have been early, or forged before the real
   * one came: it is looked at again.
   */
  private Result again(Store store, Notification known) {
    return switch (known.status()) {
      case WAITING, SETTLED, UNMATCHED -> new Result.Repeated();
      case IDLE -> wake(store, known);
    };
  }

  private Result wake(Store store, Notification known) {
    if (known.about() == About.OTHER) {
      return new Result.Repeated();
    }
    store.save(known.with(Notification.Status.WAITING));
    readBack(store, known.key());
    return new Result.Stored();
  }

  private void readBack(Store store, Notification.Key key) {
    store.schedule(new Task(TaskKind.NOTIFICATION, key.instance(), till.now()));
  }
}

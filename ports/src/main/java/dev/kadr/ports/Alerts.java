package dev.kadr.ports;

import java.util.Optional;

/** Reads alerts back, for those who have to be told. */
public interface Alerts {
  /**
   * The alert that an {@link TaskKind#ALERT} task names.
   *
   * @param instance {@code <kind>/<reference>} as {@link #instanceOf} makes it
   */
  Optional<Alert> find(String instance);

  /** The instance of the task that tells the operators about {@code alert}. */
  static String instanceOf(Alert alert) {
    var whole = alert.kind() + "/" + alert.reference();
    return whole.length() <= 100 ? whole : whole.substring(0, 100);
  }
}

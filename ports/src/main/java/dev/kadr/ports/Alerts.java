package dev.kadr.ports;

import java.util.List;
import java.util.Optional;

/** The open alerts, for those who have to be told and those who look after them. */
public interface Alerts {
  /**
   * The open alert that an {@link TaskKind#ALERT} task names, unless the operators were told.
   *
   * @param instance {@code <kind>/<reference>} as {@link #instanceOf} makes it
   */
  Optional<Alert> untold(String instance);

  /** Open alerts, oldest first. */
  List<Alert> open(int limit);

  /** Notes that an open alert is shown to the operators' instruments; true only the first time. */
  boolean noteLogged(String instance);

  /** Notes that the operators were told of an open alert, so that they are not told again. */
  void noteTold(String instance);

  /** The instance of the task that tells the operators about {@code alert}. */
  static String instanceOf(Alert alert) {
    var whole = alert.kind() + "/" + alert.reference();
    return whole.length() <= 100 ? whole : whole.substring(0, 100);
  }
}

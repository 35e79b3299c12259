package dev.kadr.ports;

/**
 * What the operators' instruments are shown: a log line or a number, never something that is
 * decided on. It is told at most once and may be lost with the process.
 */
public interface Telemetry {
  /** Shows nothing to anybody. */
  Telemetry NONE =
      new Telemetry() {
        @Override
        public void alerted(Alert alert) {}

        @Override
        public void counted(Count what) {}
      };

  /** An alert was raised: one line at level WARN, and a number per kind. */
  void alerted(Alert alert);

  /** Something happened that is worth nothing but a number. */
  void counted(Count what);

  /** What is counted; in lower case with dots it is the metric's name. */
  enum Count {
    /** An update that was given up, or is none: kept with its error. */
    UPDATE_PARKED,
    /** A message of a chat that flooded us, kept and not answered. */
    UPDATE_DROPPED,
    /** A message of which nobody knows whether it arrived; a result is then sent once more. */
    MESSAGE_UNCERTAIN,
    /** A provider's callback that is none, kept raw. */
    CALLBACK_UNREADABLE,
    /**
     * A payment notification that changes nothing: forged, foreign, repeated, or of a kind nobody
     * needs.
     */
    NOTIFICATION_IGNORED
  }
}

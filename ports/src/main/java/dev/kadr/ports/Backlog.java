package dev.kadr.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts what waits, for those who watch the system; what is read may be old when it is shown. */
@FunctionalInterface
public interface Backlog {
  /** What waits at this moment; a kind of which nothing does may be missing. */
  List<Waiting> look();

  /** What can wait. */
  enum Line {
    /** A due task, by its kind. */
    TASK,
    /** A request that is not over, by its state. */
    GENERATION,
    /** An open hold, by its purpose. */
    HOLD,
    /** An alert that nobody closed, by its kind. */
    ALERT,
    /** An update of the messenger that was not handled. */
    UPDATE,
    /** An attempt to pay that is not decided, by its state. */
    PAYMENT,
    /** A gateway's notification that was not made sense of, by its state. */
    NOTIFICATION
  }

  /**
   * How much of something waits.
   *
   * @param kind which of its line
   * @param credits set aside in it; 0 where nothing is
   * @param oldest since when the oldest waits, where that is known
   */
  record Waiting(Line line, String kind, long count, long credits, Optional<Instant> oldest) {}
}

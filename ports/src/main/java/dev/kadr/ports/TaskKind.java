package dev.kadr.ports;

import java.time.Duration;

/**
 * The kinds of work that wait in the task table, each with its patience.
 *
 * <p>A try that throws is tried again after {@code backOff}, then twice that and so on up to {@code
 * longestBackOff}; after {@code maxTries} failures the handler is told to give up.
 */
public enum TaskKind {
  /** Takes a queued request to the provider. */
  SUBMIT("submit", 30, Duration.ofSeconds(1), Duration.ofMinutes(1)),
  /** Asks the provider how far a job is. */
  POLL("poll", 200, Duration.ofSeconds(5), Duration.ofMinutes(1)),
  /** Reads back what a callback hinted at. */
  READ_BACK("read-back", 20, Duration.ofSeconds(1), Duration.ofSeconds(30)),
  /** Fetches what the provider made. */
  DOWNLOAD("download", 20, Duration.ofSeconds(2), Duration.ofSeconds(30)),
  /** Looks at the clock for one request. */
  DEADLINE("deadline", 1_000, Duration.ofSeconds(5), Duration.ofMinutes(1)),
  /** Tells a buyer something. */
  NOTICE("notice", 40, Duration.ofSeconds(1), Duration.ofMinutes(10)),
  /** Tells the operators something. */
  ALERT("alert", 20, Duration.ofSeconds(2), Duration.ofMinutes(10)),
  /** Looks whether an album is complete, and says what came of it. */
  ALBUM("album", 20, Duration.ofSeconds(1), Duration.ofSeconds(30)),
  /** Shows an account how far its requests are. */
  PROGRESS("progress", 10, Duration.ofSeconds(3), Duration.ofMinutes(1)),
  /** Carries a buyer's question to the operators. */
  QUESTION("question", 40, Duration.ofSeconds(1), Duration.ofMinutes(10)),
  /** Carries an operator's answer to the buyer. */
  ANSWER("answer", 40, Duration.ofSeconds(1), Duration.ofMinutes(10)),
  /** Tells a chat that a wish sent from elsewhere costs more than there is. */
  SHORTFALL("shortfall", 10, Duration.ofSeconds(1), Duration.ofMinutes(1)),
  /** Looks after one attempt to get an order's money, until it is decided. */
  PAYMENT("payment", 1_000, Duration.ofSeconds(2), Duration.ofMinutes(5)),
  /** Looks after one refund, until it is decided. */
  REFUND("refund", 1_000, Duration.ofSeconds(2), Duration.ofMinutes(5)),
  /** Reads back what a gateway's notification hinted at. */
  NOTIFICATION("notification", 200, Duration.ofSeconds(1), Duration.ofMinutes(5)),
  /** Tells whoever counts of a purchase. */
  SALE("sale", 100, Duration.ofSeconds(5), Duration.ofHours(1)),
  /** Brings the messages that show an order up to date. */
  ORDER_MESSAGE("order-message", 20, Duration.ofSeconds(2), Duration.ofMinutes(5)),
  /** Removes what is kept of somebody who left. */
  FAREWELL("farewell", 1_000, Duration.ofSeconds(5), Duration.ofMinutes(10));

  private final String id;
  private final int maxTries;
  private final Duration backOff;
  private final Duration longestBackOff;

  TaskKind(String id, int maxTries, Duration backOff, Duration longestBackOff) {
    this.id = id;
    this.maxTries = maxTries;
    this.backOff = backOff;
    this.longestBackOff = longestBackOff;
  }

  /** Its name in the task table. */
  public String id() {
    return id;
  }

  public int maxTries() {
    return maxTries;
  }

  /**
   * How long to wait after a number of failures in a row.
   *
   * @param failures 1 or more
   */
  public Duration backOff(int failures) {
    var doubled = backOff.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
  }
}

package dev.kadr.usecases.orders;

import java.time.Duration;
import java.time.Instant;

/** When something undecided is looked at again: often while somebody waits, seldom later. */
final class Paces {
  /** How long the gateway may take to answer the first call; until then nobody else sends it. */
  static final Duration CALL = Duration.ofSeconds(60);

  /** A gateway may not know a thing in its first moments; later what it does not know is none. */
  static final Duration SETTLING = Duration.ofMinutes(1);

  static final Duration SOON = Duration.ofSeconds(2);
  static final Duration MINUTES = Duration.ofMinutes(5);

  /** So long a buyer can surely pay; the last notification may be lost at its very end. */
  private static final Duration PAYABLE = Duration.ofMinutes(75);

  /** What is undecided for longer is somebody's business. */
  static final Duration STUCK = Duration.ofDays(7);

  private final Duration round;

  /**
   * @param round how often the reconciler looks
   */
  Paces(Duration round) {
    this.round = round;
  }

  Duration round() {
    return round;
  }

  /** The next look at something that the gateway knows. */
  Instant look(Instant since, Instant now) {
    var age = Duration.between(since, now);
    if (age.compareTo(Duration.ofMinutes(10)) < 0) {
      return now.plus(round);
    }
    if (age.compareTo(PAYABLE) < 0) {
      return now.plus(round.multipliedBy(5).dividedBy(2));
    }
    return now.plus(round.multipliedBy(age.compareTo(Duration.ofDays(1)) < 0 ? 10 : 60));
  }

  /** The next try to be heard: half as long as it has been tried, 2 seconds to 5 minutes. */
  static Instant retry(Instant since, Instant now) {
    var half = Duration.between(since, now).dividedBy(2);
    var pause = half.compareTo(SOON) < 0 ? SOON : half.compareTo(MINUTES) > 0 ? MINUTES : half;
    return now.plus(pause);
  }
}

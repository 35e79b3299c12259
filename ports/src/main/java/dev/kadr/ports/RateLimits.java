package dev.kadr.ports;

import java.time.Duration;

/**
 * Counts how often somebody does something, and says when it was too often.
 *
 * <p>Kept by one process or shared by many; whatever keeps it may forget, and then somebody may do
 * a little more than they should. Nothing about credits rests on it.
 */
public interface RateLimits {
  /**
   * Takes one try, if one is left.
   *
   * @param who whose tries are counted: an account, an address, a name
   */
  Verdict take(Rate rate, String who);

  /** Whether it may be done now. */
  sealed interface Verdict {
    record Allowed() implements Verdict {}

    /** Not before {@code pause} is over; more than nothing. */
    record TooOften(Duration pause) implements Verdict {}
  }

  /**
   * How often something may be done. Tries come back evenly, and as many as {@code times} may be
   * used at once.
   *
   * @param name of what is done; tries of two names are counted apart
   */
  record Rate(String name, int times, Duration per) {
    public Rate {
      if (name.isBlank() || times < 1 || !per.isPositive()) {
        throw new IllegalArgumentException("a rate has a name, and is more than nothing");
      }
    }

    public static Rate perMinute(String name, int times) {
      return new Rate(name, times, Duration.ofMinutes(1));
    }
  }
}

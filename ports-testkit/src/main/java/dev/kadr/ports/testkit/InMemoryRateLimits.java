package dev.kadr.ports.testkit;

import dev.kadr.ports.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Limits by the book: each try takes a share of the time, and time gives it back. */
public final class InMemoryRateLimits implements RateLimits {
  private final Clock clock;

  /** When somebody will have used none of their tries again. */
  private final Map<Who, Instant> rested = new HashMap<>();

  private record Who(String rate, String name) {}

  public InMemoryRateLimits(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Verdict take(Rate rate, String who) {
    var now = clock.instant();
    var key = new Who(rate.name(), who);
    var share = rate.per().dividedBy(rate.times());
    var before = rested.getOrDefault(key, now);
    var after = (before.isBefore(now) ? now : before).plus(share);
    var latest = now.plus(share.multipliedBy(rate.times()));
    if (after.isAfter(latest)) {
      return new Verdict.TooOften(Duration.between(latest, after));
    }
    rested.put(key, after);
    return new Verdict.Allowed();
  }
}

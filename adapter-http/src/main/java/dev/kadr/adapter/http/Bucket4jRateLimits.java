package dev.kadr.adapter.http;

import dev.kadr.ports.RateLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The limits of one process. With many nodes somebody gets so much of each; a limit that they share
 * is another adapter of the same port.
 */
final class Bucket4jRateLimits implements RateLimits {
  private static final int MOST_KEPT = 100_000;

  private final TimeMeter time;

  /** Those asked for last; who was not heard of for longest is forgotten first. */
  private final Map<Who, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Bucket> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Who(String rate, String name) {}

  Bucket4jRateLimits(Clock clock) {
    this.time =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
  }

  @Override
  public Verdict take(Rate rate, String who) {
    var probe = bucket(rate, who).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? new Verdict.Allowed()
        : new Verdict.TooOften(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
  }

  private Bucket bucket(Rate rate, String who) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(new Who(rate.name(), who), unknown -> bucket(rate));
    }
  }

  private Bucket bucket(Rate rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.per()))
        .withCustomTimePrecision(time)
        .build();
  }
}

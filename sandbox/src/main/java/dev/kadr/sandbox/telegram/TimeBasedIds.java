package dev.kadr.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a run starts to count. Ids are 32 bits wide on the client's side, and a later run must
 * start above everything an earlier one handed out: sixteen ids a second are given away unused,
 * which lasts beyond 2029.
 */
final class TimeBasedIds {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int PER_SECOND = 16;

  private TimeBasedIds() {}

  static int start(Clock clock) {
    var millis = Math.max(0, Duration.between(ORIGIN, clock.instant()).toMillis());
    return (int) Math.floorMod(millis * PER_SECOND / 1000, (long) Integer.MAX_VALUE) + 1;
  }
}

package dev.kadr.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when it is told to. */
final class SettableClock extends Clock {
  private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

  /** Called by one thread at a time, read by many. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}

package dev.kadr.sandbox.yookassa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The sandbox's clock, which {@code POST /control} may push forward for YooKassa alone. */
final class ShiftedClock extends Clock {
  private final Clock clock;
  private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

  ShiftedClock(Clock clock) {
    this.clock = clock;
  }

  void push(Duration by) {
    shift.updateAndGet(so -> so.plus(by));
  }

  void reset() {
    shift.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(shift.get());
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}

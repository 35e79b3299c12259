package dev.kadr.ports.testkit;

import dev.kadr.ports.RateLimits;

class InMemoryRateLimitsTest implements RateLimitsContract {
  private final MutableClock clock = MutableClock.atNow();
  private final RateLimits limits = new InMemoryRateLimits(clock);

  @Override
  public RateLimits limits() {
    return limits;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }
}

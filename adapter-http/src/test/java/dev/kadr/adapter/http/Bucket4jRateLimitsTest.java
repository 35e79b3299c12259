package dev.kadr.adapter.http;

import dev.kadr.ports.RateLimits;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RateLimitsContract;

class Bucket4jRateLimitsTest implements RateLimitsContract {
  private final MutableClock clock = MutableClock.atNow();
  private final RateLimits limits = new Bucket4jRateLimits(clock);

  @Override
  public RateLimits limits() {
    return limits;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }
}

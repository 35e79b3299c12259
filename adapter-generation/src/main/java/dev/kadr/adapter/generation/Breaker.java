package dev.kadr.adapter.generation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops calling what keeps failing, and tries again after a rest.
 *
 * <p>The library leaves its open state only when somebody calls, and nobody calls while it is open;
 * so the end of the rest is kept here.
 */
final class Breaker {
  /** How a call went, as far as the breaker is concerned. */
  enum Outcome {
    /** The other side works, whatever it answered. */
    WORKS,
    FAILS,
    /** Says nothing about it, such as "too many requests". */
    NEITHER
  }

  private final CircuitBreaker breaker;
  private final Clock clock;
  private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.MIN);

  Breaker(String name, Duration rest, Clock clock) {
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(rest)
                .clock(clock)
                .currentTimestampFunction(Clock::millis, MILLISECONDS)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(change -> restsUntil.set(clock.instant().plus(rest)));
  }

  /** Whether a call would be let through; asks without taking a place. */
  boolean lets() {
    return breaker.getState() != CircuitBreaker.State.OPEN
        || clock.instant().isAfter(restsUntil.get());
  }

  /** Takes the place of one call; {@link #over} must follow when it says yes. */
  boolean enter() {
    return breaker.tryAcquirePermission();
  }

  void over(Outcome outcome) {
    switch (outcome) {
      case WORKS -> breaker.onSuccess(0, MILLISECONDS);
      case FAILS -> breaker.onError(0, MILLISECONDS, new Failing());
      case NEITHER -> breaker.releasePermission();
    }
  }

  private static final class Failing extends Exception {
    private static final long serialVersionUID = 1;
  }
}

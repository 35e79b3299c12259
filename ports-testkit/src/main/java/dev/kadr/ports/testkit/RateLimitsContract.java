package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import dev.kadr.ports.RateLimits.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all {@link RateLimits} must do. */
public interface RateLimitsContract {
  Rate FIVE = Rate.perMinute("five", 5);

  RateLimits limits();

  /** What the limits go by. */
  MutableClock clock();

  @Test
  default void tooManyTriesAreToldHowLongToWait() {
    var who = name();
    for (var take = 0; take < 5; take++) {
      assertThat(limits().take(FIVE, who)).isEqualTo(new Verdict.Allowed());
    }
    var refused = limits().take(FIVE, who);
    assertThat(refused)
        .isInstanceOfSatisfying(
            Verdict.TooOften.class,
            tooOften ->
                assertThat(tooOften.pause())
                    .isPositive()
                    .isLessThanOrEqualTo(Duration.ofSeconds(12)));
  }

  @Test
  default void whoWaitsAsToldMayGoOnAndNotMuchMore() {
    var who = name();
    for (var take = 0; take < 5; take++) {
      limits().take(FIVE, who);
    }
    clock().advance(Duration.ofSeconds(12));
    assertThat(limits().take(FIVE, who)).isEqualTo(new Verdict.Allowed());
    assertThat(limits().take(FIVE, who)).isInstanceOf(Verdict.TooOften.class);
  }

  @Test
  default void restDoesNotPileUp() {
    var who = name();
    limits().take(FIVE, who);
    clock().advance(Duration.ofHours(5));
    for (var take = 0; take < 5; take++) {
      assertThat(limits().take(FIVE, who)).isEqualTo(new Verdict.Allowed());
    }
    assertThat(limits().take(FIVE, who)).isInstanceOf(Verdict.TooOften.class);
  }

  @Test
  default void nobodyPaysForAnotherAndNoDeedForAnother() {
    var who = name();
    for (var take = 0; take < 6; take++) {
      limits().take(FIVE, who);
    }
    assertThat(limits().take(FIVE, name())).isEqualTo(new Verdict.Allowed());
    assertThat(limits().take(Rate.perMinute("other", 5), who)).isEqualTo(new Verdict.Allowed());
  }

  @Test
  default void ofManyAtOnceNoMoreAreLetThroughThanMay() {
    var who = name();
    var verdicts = Crowd.of(16, number -> limits().take(FIVE, who));
    assertThat(verdicts).filteredOn(new Verdict.Allowed()::equals).hasSize(5);
  }

  private static String name() {
    return Fixtures.random().toString();
  }
}

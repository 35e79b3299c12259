package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final MutableClock clock = MutableClock.atNow();
  private final Pacer pacer = new Pacer(clock);

  @Test
  void aChatTakesThreeAtOnceThenOneASecond() {
    for (int number = 0; number < 3; number++) {
      assertThat(pacer.turn("1", LONG)).isZero();
    }
    assertThat(pacer.turn("1", LONG)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pacer.turn("1", LONG)).isEqualTo(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(10));
    assertThat(pacer.turn("1", LONG)).isZero();
  }

  @Test
  void allChatsTogetherStayBelowThirtyASecond() {
    var last = Duration.ZERO;
    for (int number = 0; number < 105; number++) {
      last = pacer.turn("chat-" + number, LONG);
    }
    assertThat(last).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_100));
  }

  @Test
  void aTurnThatIsTooFarAwayIsNotTaken() {
    pacer.pause("1", Duration.ofSeconds(60));
    for (int number = 0; number < 100; number++) {
      assertThat(pacer.turn("1", Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(61));
    }
    assertThat(pacer.turn("2", Duration.ofSeconds(20))).isZero();
    clock.advance(Duration.ofSeconds(61));
    assertThat(pacer.turn("1", Duration.ofSeconds(20))).isZero();
  }
}

package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.messaging.SendPauses.Pause;
import dev.kadr.ports.messaging.SendPauses.Scope;
import dev.kadr.ports.testkit.InMemorySendPauses;
import dev.kadr.ports.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final Duration LONG = Duration.ofHours(2);

  private final MutableClock clock = MutableClock.atNow();
  private final SendPauses kept = new InMemorySendPauses(clock);
  private final Pacer pacer = new Pacer(clock);
  private final Pauses pauses = Pauses.recalled(pacer, kept, clock);

  private Pacer afterRestart() {
    var next = new Pacer(clock);
    Pauses.recalled(next, kept, clock).asked("some other chat", Duration.ofSeconds(1));
    return next;
  }

  @Test
  void aPauseOutlivesTheProcess() {
    pauses.asked("5", Duration.ofMinutes(10));
    clock.advance(Duration.ofMinutes(1));
    var next = afterRestart();
    assertThat(next.quiet("5")).isEqualTo(Duration.ofMinutes(9));
    assertThat(next.turn("5", LONG)).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
    assertThat(next.quiet("6")).isZero();
    clock.advance(Duration.ofMinutes(9));
    assertThat(afterRestart().quiet("5")).isZero();
  }

  @Test
  void threeChatsRefusedInTheSameMomentMeanEverybody() {
    pauses.asked("1", Duration.ofSeconds(30));
    pauses.asked("2", Duration.ofSeconds(30));
    assertThat(pacer.quiet("9")).as("two may be chance").isZero();
    pauses.asked("3", Duration.ofSeconds(30));
    assertThat(pacer.quiet("9")).isEqualTo(Duration.ofSeconds(30));
    assertThat(pacer.turn("9", LONG)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(afterRestart().quiet("9")).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void oneChatRefusedOverAndOverMeansThatChat() {
    for (int number = 0; number < 10; number++) {
      pauses.asked("1", Duration.ofSeconds(30));
    }
    assertThat(pacer.quiet("9")).isZero();
  }

  @Test
  void chatsRefusedOneByOneMeanThemselves() {
    for (int number = 0; number < 10; number++) {
      pauses.asked("c" + number, Duration.ofSeconds(30));
      clock.advance(Duration.ofSeconds(6));
    }
    assertThat(pacer.quiet("9")).isZero();
  }

  @Test
  void ofTwoPausesTheLongerHolds() {
    pauses.asked("1", Duration.ofSeconds(60));
    pauses.asked("1", Duration.ofSeconds(2));
    assertThat(pacer.quiet("1")).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void whatIsOverBeforeAnyRestartIsNotKept() {
    pauses.asked("1", Duration.ofSeconds(2));
    assertThat(kept.lasting(10)).isEmpty();
    pauses.asked("1", Duration.ofSeconds(3));
    assertThat(kept.lasting(10))
        .containsExactly(
            new Pause(new Scope.OneChat(new ChatId("1")), clock.instant().plusSeconds(3)));
  }

  @Test
  void aPauseHoldsAlsoWhenItCannotBeKept() {
    var forgetful =
        Pauses.recalled(
            pacer,
            new SendPauses() {
              @Override
              public void keep(Pause pause) {
                throw new IllegalStateException("the database is down");
              }

              @Override
              public List<Pause> lasting(int limit) {
                return List.of();
              }
            },
            clock);
    forgetful.asked("1", Duration.ofSeconds(60));
    assertThat(pacer.quiet("1")).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void afterAPauseForAllOneChatMeansItselfAgain() {
    for (int number = 0; number < 3; number++) {
      pauses.asked("c" + number, Duration.ofSeconds(1));
    }
    clock.advance(Duration.ofSeconds(1));
    pauses.asked("c9", Duration.ofSeconds(30));
    assertThat(pacer.quiet("other")).isZero();
  }
}

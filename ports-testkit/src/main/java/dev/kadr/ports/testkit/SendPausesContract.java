package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.messaging.SendPauses.Pause;
import dev.kadr.ports.messaging.SendPauses.Scope;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SendPauses} must do, whatever keeps them; each test has one of its own. */
public interface SendPausesContract {
  SendPauses pauses();

  /** The clock by which pauses end. */
  MutableClock clock();

  private Pause pause(Scope scope, int seconds) {
    return new Pause(scope, clock().instant().plusSeconds(seconds));
  }

  private static Scope chat(String id) {
    return new Scope.OneChat(new ChatId(id));
  }

  @Test
  default void aPauseLastsUntilItsTimeAndNoLonger() {
    var kept = pause(chat("5"), 30);
    pauses().keep(kept);
    assertThat(pauses().lasting(10)).containsExactly(kept);
    clock().advance(Duration.ofSeconds(29));
    assertThat(pauses().lasting(10)).containsExactly(kept);
    clock().advance(Duration.ofSeconds(1));
    assertThat(pauses().lasting(10)).isEmpty();
  }

  @Test
  default void everythingIsAScopeOfItsOwn() {
    pauses().keep(pause(chat("5"), 30));
    pauses().keep(pause(new Scope.Everything(), 60));
    assertThat(pauses().lasting(10))
        .extracting(Pause::scope)
        .containsExactly(new Scope.Everything(), chat("5"));
  }

  @Test
  default void ofTwoTheOneThatEndsLaterStaysWhicheverCameFirst() {
    var longer = pause(chat("5"), 60);
    pauses().keep(pause(chat("5"), 30));
    pauses().keep(longer);
    pauses().keep(pause(chat("5"), 10));
    assertThat(pauses().lasting(10)).containsExactly(longer);
  }

  @Test
  default void aPauseAfterOneThatEndedIsAPause() {
    pauses().keep(pause(chat("5"), 5));
    clock().advance(Duration.ofSeconds(10));
    var next = pause(chat("5"), 2);
    pauses().keep(next);
    assertThat(pauses().lasting(10)).containsExactly(next);
  }

  @Test
  default void theLongestAreGivenWhenThereAreTooMany() {
    IntStream.rangeClosed(1, 20)
        .forEach(number -> pauses().keep(pause(chat("c" + number), number)));
    assertThat(pauses().lasting(2))
        .extracting(Pause::scope)
        .containsExactly(chat("c20"), chat("c19"));
  }

  @Test
  default void manyAtOnceForOneChatLeaveTheLongest() {
    Crowd.of(
        8,
        number -> {
          pauses().keep(pause(chat("5"), number + 1));
          return number;
        });
    assertThat(pauses().lasting(10)).containsExactly(pause(chat("5"), 8));
  }
}

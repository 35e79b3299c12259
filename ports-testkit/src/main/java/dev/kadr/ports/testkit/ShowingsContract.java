package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.messaging.Showings;
import dev.kadr.ports.messaging.Showings.Closing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all {@link Showings} must do, whatever keeps them. */
public interface ShowingsContract {
  Instant NOW = Fixtures.NOW;

  Showings showings();

  private boolean begin(GenerationId generation, String shown, Instant now) {
    return showings().begin(generation, shown, now, now.plusSeconds(60));
  }

  @Test
  default void nothingIsShownTwice() {
    var generation = Fixtures.generationId();
    assertThat(begin(generation, "one", NOW)).isTrue();
    showings().end(generation, true);
    assertThat(begin(generation, "one", NOW)).isFalse();
    assertThat(begin(generation, "two", NOW)).isTrue();
    assertThat(begin(Fixtures.generationId(), "one", NOW)).as("another one").isTrue();
  }

  @Test
  default void whatWasNotShownMayBeShownAgain() {
    var generation = Fixtures.generationId();
    begin(generation, "one", NOW);
    showings().end(generation, false);
    assertThat(begin(generation, "one", NOW)).isTrue();
  }

  @Test
  default void oneAtATimeShowsUntilItsRightEnds() {
    var generation = Fixtures.generationId();
    begin(generation, "one", NOW);
    assertThat(begin(generation, "two", NOW.plusSeconds(59))).isFalse();
    assertThat(begin(generation, "two", NOW.plusSeconds(60))).isTrue();
  }

  @Test
  default void manyAtOnceAreGivenOneRight() {
    var generation = Fixtures.generationId();
    var given = Crowd.of(8, number -> begin(generation, "window " + number, NOW));
    assertThat(given).containsOnlyOnce(true);
  }

  @Test
  default void whatIsClosedShowsNothingMore() {
    var generation = Fixtures.generationId();
    assertThat(showings().close(generation, NOW)).isEqualTo(Closing.NOW);
    assertThat(showings().close(generation, NOW)).isEqualTo(Closing.BEFORE);
    assertThat(begin(generation, "one", NOW)).isFalse();
    showings().end(generation, true);
    assertThat(begin(generation, "one", NOW)).isFalse();
  }

  @Test
  default void nobodyClosesWhatIsBeingShown() {
    var generation = Fixtures.generationId();
    begin(generation, "one", NOW);
    assertThat(showings().close(generation, NOW)).isEqualTo(Closing.BUSY);
    showings().end(generation, true);
    assertThat(showings().close(generation, NOW)).isEqualTo(Closing.NOW);
  }

  @Test
  default void whoeverDiesWhileShowingKeepsNothingOpen() {
    var generation = Fixtures.generationId();
    begin(generation, "one", NOW);
    assertThat(showings().close(generation, NOW.plusSeconds(60))).isEqualTo(Closing.NOW);
    assertThat(showings().close(generation, NOW.plusSeconds(60))).isEqualTo(Closing.BEFORE);
  }

  @Test
  default void whatIsLongOverIsForgotten() {
    var day = NOW.plusSeconds(86_400);
    var shown = Fixtures.generationId();
    var closed = Fixtures.generationId();
    var young = Fixtures.generationId();
    begin(shown, "one", NOW);
    showings().end(shown, true);
    showings().close(closed, NOW);
    showings().close(young, day);

    showings().forget(NOW, 1_000);
    assertThat(showings().close(closed, NOW)).as("not before its time").isEqualTo(Closing.BEFORE);
    assertThat(showings().forget(day, 1)).as("no more than asked for").isEqualTo(1);
    while (showings().forget(day, 1) > 0) {
      // the other one, and what other tests left
    }
    assertThat(begin(shown, "one", day)).isTrue();
    assertThat(showings().close(closed, day)).isEqualTo(Closing.NOW);
    assertThat(showings().close(young, day)).isEqualTo(Closing.BEFORE);
  }
}

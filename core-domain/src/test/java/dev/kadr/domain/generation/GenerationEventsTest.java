package dev.kadr.domain.generation;

import static dev.kadr.domain.generation.Sample.FOUR_PICTURES;
import static dev.kadr.domain.generation.Sample.ID;
import static dev.kadr.domain.generation.Sample.NOW;
import static dev.kadr.domain.generation.Sample.PROMPT;
import static dev.kadr.domain.generation.Sample.after;
import static dev.kadr.domain.generation.Sample.moved;
import static dev.kadr.domain.generation.Sample.requested;
import static dev.kadr.domain.generation.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.generation.GenerationEvent.Kind;
import dev.kadr.domain.generation.GenerationEvent.Status;
import dev.kadr.domain.generation.Wish.Instruction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationEventsTest {

  /** What a window that watches sees, one line an event. */
  private static List<String> told(Instruction instruction, Move... moves) {
    var asked = requested(instruction, FOUR_PICTURES);
    var lines = new ArrayList<String>();
    lines.add(line(asked.event().event()));
    var request = asked.next();
    for (var move : moves) {
      var moved = moved(move.on(request, NOW));
      request = moved.next();
      lines.add(line(moved.event().event()));
    }
    return lines;
  }

  private static String line(GenerationEvent event) {
    return "%d %s %s %d".formatted(event.seq(), event.kind(), event.status(), event.progress());
  }

  @Test
  void aWrittenPromptIsUploadedMadeAndDelivered() {
    assertThat(
            told(
                new Instruction.Written(PROMPT),
                Move.START,
                Move.ACCEPTED,
                Move.PROGRESSED,
                Move.RESULT_READY,
                Move.RESULT_MISSING,
                Move.STORED))
        .containsExactly(
            "1 REQUESTED QUEUED 0",
            "2 STARTED UPLOADING 10",
            "3 ACCEPTED GENERATING_IMAGES 70",
            "4 PROGRESSED GENERATING_IMAGES 82",
            "5 RESULT_READY GENERATING_IMAGES 97",
            "6 REREAD GENERATING_IMAGES 97",
            "7 COMPLETED COMPLETED 100");
  }

  @Test
  void aPhotoshootIsLookedAtAndWrittenFirst() {
    assertThat(
            told(
                new Instruction.Photoshoot(PROMPT),
                Move.START,
                Move.ANALYZED,
                Move.PROMPT_WRITTEN,
                Move.LOST,
                Move.LOOKED_AT_LATE,
                Move.ACCEPTED,
                Move.STORED))
        .containsExactly(
            "1 REQUESTED QUEUED 0",
            "2 STARTED ANALYZING 30",
            "3 ANALYZED GENERATING_PROMPT 50",
            "4 PROMPT_WRITTEN GENERATING_IMAGES 70",
            "5 SUBMIT_LOST GENERATING_IMAGES 70",
            "6 TIMED_OUT FAILED 70",
            "7 JOB_NAMED_LATE FAILED 70",
            "8 DELIVERED_FREE COMPLETED 100");
  }

  @Test
  void whatIsSentAgainDoesNotSeemToGoBack() {
    assertThat(
            told(
                new Instruction.Written(PROMPT),
                Move.START,
                Move.NOT_SENT,
                Move.START,
                Move.ACCEPTED,
                Move.PROGRESSED,
                Move.PROVIDER_FAILED))
        .containsExactly(
            "1 REQUESTED QUEUED 0",
            "2 STARTED UPLOADING 10",
            "3 REQUEUED QUEUED 10",
            "4 STARTED UPLOADING 10",
            "5 ACCEPTED GENERATING_IMAGES 70",
            "6 PROGRESSED GENERATING_IMAGES 82",
            "7 FAILED FAILED 82");
    assertThat(
            told(
                new Instruction.Photoshoot(PROMPT),
                Move.START,
                Move.LOOKED_AT_LATE,
                Move.PROMPT_WRITTEN,
                Move.NOT_SENT,
                Move.START,
                Move.LOST,
                Move.ACCEPTED))
        .containsExactly(
            "1 REQUESTED QUEUED 0",
            "2 STARTED ANALYZING 30",
            "3 ANALYZED GENERATING_PROMPT 50",
            "4 PROMPT_WRITTEN GENERATING_IMAGES 70",
            "5 REQUEUED QUEUED 70",
            "6 STARTED GENERATING_IMAGES 70",
            "7 SUBMIT_LOST GENERATING_IMAGES 70",
            "8 ACCEPTED GENERATING_IMAGES 70");
  }

  @Test
  void aCancelLeavesTheProgressWhereItWas() {
    assertThat(told(new Instruction.Photoshoot(PROMPT), Move.START, Move.CANCEL))
        .containsExactly(
            "1 REQUESTED QUEUED 0", "2 STARTED ANALYZING 30", "3 CANCELLED CANCELLED 30");
  }

  @Test
  void anEventSaysWhoseItIsAndWhen() {
    var later = NOW.plusSeconds(5);
    var step = moved(written().start(later)).event();

    assertThat(step.event())
        .isEqualTo(new GenerationEvent(ID, 2, Kind.STARTED, Status.UPLOADING, 10, later));
    assertThat(step.settlement()).isEqualTo(new Settlement.None());
  }

  @Test
  void theTrailIsWhatTheLastEventSaid() {
    var generating = after(written(), Move.START, Move.ACCEPTED);

    assertThat(generating.trail()).isEqualTo(new Trail(3, Status.GENERATING_IMAGES, 70));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          percent, shown
          20,      75
          24,      76
          50,      82
          100,     95
          1000,    95
          """)
  void theProvidersPercentFillTheLastQuarter(int percent, int shown) {
    var generating = after(written(), Move.START, Move.ACCEPTED);
    var moved = moved(generating.progressed(percent, NOW));

    assertThat(moved.event().event().progress()).isEqualTo(shown);
    assertThat(moved.next().state()).isEqualTo(generating.state());
  }

  @ParameterizedTest
  @CsvSource({"-5", "0", "19"})
  void lessThanFivePointsAreNoNews(int percent) {
    var generating = after(written(), Move.START, Move.ACCEPTED);

    assertThat(generating.progressed(percent, NOW)).isEqualTo(new Repeated<>());
  }

  @Test
  void aProviderThatCountsBackwardsIsNotHeard() {
    var halfway = after(written(), Move.START, Move.ACCEPTED, Move.PROGRESSED);

    assertThat(halfway.progressed(30, NOW)).isEqualTo(new Repeated<>());
    assertThat(halfway.progressed(67, NOW)).isEqualTo(new Repeated<>());
    assertThat(moved(halfway.progressed(68, NOW)).event().event().progress()).isEqualTo(87);
  }
}

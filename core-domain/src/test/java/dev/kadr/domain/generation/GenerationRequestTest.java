package dev.kadr.domain.generation;

import static dev.kadr.domain.generation.Move.JOB;
import static dev.kadr.domain.generation.Sample.BRIEF;
import static dev.kadr.domain.generation.Sample.FOUR_PICTURES;
import static dev.kadr.domain.generation.Sample.NOW;
import static dev.kadr.domain.generation.Sample.PROMPT;
import static dev.kadr.domain.generation.Sample.after;
import static dev.kadr.domain.generation.Sample.moved;
import static dev.kadr.domain.generation.Sample.outputs;
import static dev.kadr.domain.generation.Sample.photoshoot;
import static dev.kadr.domain.generation.Sample.requested;
import static dev.kadr.domain.generation.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.Wish.Instruction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GenerationRequestTest {
  private static final Instant LATER = NOW.plusSeconds(7);

  private static GenerationRequest submitting() {
    return after(written(), Move.START);
  }

  private static GenerationRequest generating() {
    return after(submitting(), Move.ACCEPTED);
  }

  private static GenerationRequest downloading() {
    return after(generating(), Move.RESULT_READY);
  }

  @Test
  void aRequestBeginsQueuedWithTheBuyersWords() {
    assertThat(written().state()).isEqualTo(new State.Queued(NOW, Optional.of(PROMPT)));
    assertThat(photoshoot().state()).isEqualTo(new State.Queued(NOW, Optional.empty()));
  }

  @Test
  void whatWasAskedForStaysTheSameWhateverHappens() {
    var first = written();
    var last = after(downloading(), Move.STORED);

    assertThat(last.id()).isEqualTo(first.id());
    assertThat(last.ticket()).isEqualTo(first.ticket());
    assertThat(last.wish()).isEqualTo(first.wish());
    assertThat(last.terms()).isEqualTo(first.terms());
  }

  @Test
  void everyStateKnowsSinceWhenAndWhatItNeeds() {
    assertThat(moved(written().start(LATER)).next().state())
        .isEqualTo(new State.Submitting(LATER, PROMPT));
    assertThat(moved(photoshoot().start(LATER)).next().state())
        .isEqualTo(new State.Analyzing(LATER));
    var analyzing = after(photoshoot(), Move.START);
    assertThat(moved(analyzing.analyzed(BRIEF, LATER)).next().state())
        .isEqualTo(new State.WritingPrompt(LATER, BRIEF));
    var writing = after(analyzing, Move.ANALYZED);
    assertThat(moved(writing.promptWritten(new Prompt("sea"), LATER)).next().state())
        .isEqualTo(new State.Submitting(LATER, new Prompt("sea")));
    assertThat(moved(generating().resultReady(LATER)).next().state())
        .isEqualTo(new State.Downloading(LATER, JOB, 0));
    assertThat(moved(written().cancel(LATER)).next().state()).isEqualTo(new State.Cancelled(LATER));
    assertThat(moved(downloading().stored(outputs(2), LATER)).next().state())
        .isEqualTo(new State.Completed(LATER, JOB, outputs(2)));
  }

  @Test
  void thePatienceWithAProviderBeginsWithTheSubmission() {
    assertThat(moved(submitting().accepted(JOB, LATER)).next().state())
        .isEqualTo(new State.Generating(NOW, JOB));
    assertThat(moved(submitting().lost(LATER)).next().state())
        .isEqualTo(new State.SubmitUnknown(NOW));
    assertThat(moved(after(submitting(), Move.LOST).accepted(JOB, LATER)).next().state())
        .isEqualTo(new State.Generating(NOW, JOB));
  }

  @ParameterizedTest
  @EnumSource
  void aFailureKeepsItsReasonAndItsJob(FailureClass reason) {
    assertThat(moved(submitting().rejected(reason, LATER)).next().state())
        .isEqualTo(new State.Failed(LATER, reason, Optional.empty()));
    assertThat(moved(generating().providerFailed(reason, LATER)).next().state())
        .isEqualTo(new State.Failed(LATER, reason, Optional.of(JOB)));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          outputs, paid
          1,       1
          3,       3
          4,       4
          5,       4
          """)
  void whatIsDeliveredIsPaidForAndNothingMoreThanWasBought(int outputs, int paid) {
    assertThat(moved(downloading().stored(outputs(outputs), NOW)).event().settlement())
        .isEqualTo(new Settlement.Capture(paid, 4));
  }

  @Test
  void nobodyPaysForWhatCameAfterTheDeadline() {
    var timedOut = after(generating(), Move.LOOKED_AT_LATE);
    var gift = moved(timedOut.stored(outputs(4), LATER));

    assertThat(gift.event().settlement()).isEqualTo(new Settlement.None());
    assertThat(gift.next().state()).isEqualTo(new State.DeliveredFree(LATER, JOB, outputs(4)));
  }

  @Test
  void aJobThatIsNamedAfterTheDeadlineIsRememberedAndReleasesNothingAgain() {
    var timedOut = after(submitting(), Move.LOST, Move.LOOKED_AT_LATE);
    var named = moved(timedOut.accepted(JOB, LATER));

    assertThat(named.event().settlement()).isEqualTo(new Settlement.None());
    assertThat(named.next().state())
        .isEqualTo(new State.TimedOut(NOW.plus(Duration.ofDays(1)), Optional.of(JOB)));
  }

  @Test
  void whatWasNotSentGoesBackWithItsPromptAndItsOldPatience() {
    var writing = after(photoshoot(), Move.START, Move.ANALYZED);
    var submitted = moved(writing.promptWritten(new Prompt("sea"), LATER)).next();
    var back = moved(submitted.notSent(NOW.plus(Duration.ofMinutes(29)))).next();

    assertThat(back.state()).isEqualTo(new State.Queued(NOW, Optional.of(new Prompt("sea"))));
    assertThat(after(back, Move.START).state())
        .isEqualTo(new State.Submitting(NOW, new Prompt("sea")));
    assertThat(moved(Move.overdue(back, NOW.plus(Duration.ofMinutes(30)))).next().state())
        .isEqualTo(
            new State.Failed(
                NOW.plus(Duration.ofMinutes(30)), FailureClass.TIMED_OUT, Optional.empty()));
  }

  @Test
  void aResultThatCannotBeFetchedThreeTimesIsNone() {
    var once = moved(downloading().resultMissing(LATER)).next();
    var twice = moved(once.resultMissing(LATER)).next();
    var thrice = moved(twice.resultMissing(LATER)).next();

    assertThat(once.state()).isEqualTo(new State.Downloading(NOW, JOB, 1));
    assertThat(twice.state()).isEqualTo(new State.Downloading(NOW, JOB, 2));
    assertThat(thrice.state())
        .isEqualTo(new State.Failed(LATER, FailureClass.NO_RESULT, Optional.of(JOB)));
    assertThat(moved(twice.stored(outputs(4), LATER)).next().state())
        .isInstanceOf(State.Completed.class);
  }

  @Test
  void nothingStoredIsNoDelivery() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> downloading().stored(List.of(), NOW))
        .withMessage("nothing was delivered");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after(generating(), Move.LOOKED_AT_LATE).stored(List.of(), NOW));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          kind,    state,         patience, becomes
          PICTURE, Queued,        PT30M,    Failed
          PICTURE, Analyzing,     PT1M,     WritingPrompt
          PICTURE, WritingPrompt, PT1M,     Submitting
          PICTURE, Submitting,    PT15M,    SubmitUnknown
          PICTURE, SubmitUnknown, PT15M,    TimedOut
          PICTURE, Generating,    PT15M,    TimedOut
          VIDEO,   Queued,        PT30M,    Failed
          VIDEO,   Analyzing,     PT1M,     WritingPrompt
          VIDEO,   WritingPrompt, PT1M,     Submitting
          VIDEO,   Submitting,    PT1H,     SubmitUnknown
          VIDEO,   SubmitUnknown, PT1H,     TimedOut
          VIDEO,   Generating,    PT1H,     TimedOut
          """)
  void patienceEndsToTheMoment(OutputKind kind, String state, Duration patience, String becomes) {
    var request = waiting(kind, state);

    assertThat(request.due(Deadlines.STANDARD)).contains(NOW.plus(patience));
    assertThat(Move.overdue(request, NOW.plus(patience).minusNanos(1))).isEqualTo(new Repeated<>());
    var next = moved(Move.overdue(request, NOW.plus(patience))).next();
    assertThat(next.state().getClass().getSimpleName()).isEqualTo(becomes);
  }

  private static GenerationRequest waiting(OutputKind kind, String state) {
    var terms = new Terms(new ProviderId("genapi"), kind, 1, 2);
    var own = requested(new Instruction.Photoshoot(PROMPT), terms).next();
    var queued = requested(new Instruction.Written(PROMPT), terms).next();
    return switch (state) {
      case "Queued" -> queued;
      case "Analyzing" -> after(own, Move.START);
      case "WritingPrompt" -> after(own, Move.START, Move.ANALYZED);
      case "Submitting" -> after(queued, Move.START);
      case "SubmitUnknown" -> after(queued, Move.START, Move.LOST);
      case "Generating" -> after(queued, Move.START, Move.ACCEPTED);
      default -> throw new IllegalArgumentException(state);
    };
  }

  @Test
  void anOverdueStepGoesOnWithTheBuyersOwnWords() {
    var late = NOW.plus(Duration.ofMinutes(1));
    var analyzing = after(photoshoot(), Move.START);
    var writing = after(analyzing, Move.ANALYZED);

    assertThat(moved(Move.overdue(analyzing, late)).next().state())
        .isEqualTo(new State.WritingPrompt(late, new Brief("by the sea")));
    assertThat(moved(Move.overdue(writing, late)).next().state())
        .isEqualTo(new State.Submitting(late, new Prompt("by the sea")));
  }

  @Test
  void whatNoClockDecidesIsNeverDue() {
    assertThat(downloading().due(Deadlines.STANDARD)).isEmpty();
    assertThat(after(generating(), Move.LOOKED_AT_LATE).due(Deadlines.STANDARD)).isEmpty();
    assertThat(after(written(), Move.CANCEL).due(Deadlines.STANDARD)).isEmpty();
  }

  @Test
  void aTimeOutKeepsTheJobThatMayStillDeliver() {
    var late = NOW.plus(Duration.ofDays(1));

    assertThat(after(generating(), Move.LOOKED_AT_LATE).state())
        .isEqualTo(new State.TimedOut(late, Optional.of(JOB)));
    assertThat(after(submitting(), Move.LOST, Move.LOOKED_AT_LATE).state())
        .isEqualTo(new State.TimedOut(late, Optional.empty()));
  }

  @Test
  void theTermsAreThoseOfTheDayOfTheRequest() {
    assertThat(written().terms()).isEqualTo(FOUR_PICTURES);
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.generation.Brief;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.Settlement;
import dev.kadr.domain.generation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A request in each of its states, and in each shape that a state has.
 *
 * <p>The states are reached by the machine's own moves, a minute after one another, so that no
 * example is one that could never be.
 */
public enum RequestExample {
  QUEUED(false),
  QUEUED_WITHOUT_PROMPT(true),
  QUEUED_AGAIN(false, RequestExample::start, RequestExample::notSent),
  ANALYZING(true, RequestExample::start),
  WRITING_PROMPT(true, RequestExample::start, RequestExample::analyzed),
  SUBMITTING(false, RequestExample::start),
  SUBMITTING_OUR_PROMPT(
      true, RequestExample::start, RequestExample::analyzed, RequestExample::promptWritten),
  SUBMIT_UNKNOWN(false, RequestExample::start, RequestExample::lost),
  GENERATING(false, RequestExample::start, RequestExample::accepted),
  GENERATING_HALF(
      false, RequestExample::start, RequestExample::accepted, RequestExample::progressed),
  DOWNLOADING(false, RequestExample::start, RequestExample::accepted, RequestExample::resultReady),
  DOWNLOADING_AGAIN(
      false,
      RequestExample::start,
      RequestExample::accepted,
      RequestExample::resultReady,
      RequestExample::resultMissing),
  TIMED_OUT(false, RequestExample::start, RequestExample::accepted, RequestExample::overdue),
  TIMED_OUT_WITHOUT_JOB(
      false, RequestExample::start, RequestExample::lost, RequestExample::overdue),
  COMPLETED(
      false,
      RequestExample::start,
      RequestExample::accepted,
      RequestExample::resultReady,
      RequestExample::stored),
  DELIVERED_FREE(
      false,
      RequestExample::start,
      RequestExample::accepted,
      RequestExample::overdue,
      RequestExample::stored),
  FAILED(false, RequestExample::start, RequestExample::accepted, RequestExample::providerFailed),
  FAILED_WITHOUT_JOB(false, RequestExample::start, RequestExample::rejected),
  CANCELLED(false, RequestExample::cancel);

  private final boolean photoshoot;

  @SuppressWarnings(
      "ImmutableEnumChecker") // a list of method references, none of which keeps anything
  private final List<Move> moves;

  RequestExample(boolean photoshoot, Move... moves) {
    this.photoshoot = photoshoot;
    this.moves = List.of(moves);
  }

  /** Whether it begins with a wish for which we write the prompt. */
  public boolean photoshoot() {
    return photoshoot;
  }

  /** Takes a request that was just made to where this example is. */
  public Tale from(GenerationRequest fresh) {
    var request = fresh;
    var steps = new ArrayList<Step>();
    var now = fresh.ticket().requestedAt();
    for (var move : moves) {
      now = now.plus(Duration.ofMinutes(1));
      switch (move.of(request, now)) {
        case Moved<GenerationRequest, Step>(var next, var step) -> {
          request = next;
          steps.add(step);
        }
        case Transition.Repeated<GenerationRequest, Step> repeated ->
            throw new IllegalStateException(this + ": repeated from " + request.state());
        case Transition.Refused<GenerationRequest, Step>(var reason) ->
            throw new IllegalStateException(this + ": " + reason);
      }
    }
    return new Tale(request, steps);
  }

  /** The job that the provider of an example's request has for it. */
  public static ProviderJobId jobOf(GenerationRequest request) {
    return new ProviderJobId("job-" + request.id().value());
  }

  /**
   * What happened to a request after it was made.
   *
   * @param request as it is at the end
   * @param steps what each move said
   */
  public record Tale(GenerationRequest request, List<Step> steps) {
    public Tale {
      steps = List.copyOf(steps);
    }

    /** What became of the hold. */
    public Settlement settlement() {
      return steps.stream()
          .map(Step::settlement)
          .filter(settlement -> !(settlement instanceof Settlement.None))
          .findFirst()
          .orElseGet(Settlement.None::new);
    }
  }

  @FunctionalInterface
  private interface Move {
    Transition<GenerationRequest, Step> of(GenerationRequest request, Instant now);
  }

  private static Transition<GenerationRequest, Step> start(GenerationRequest it, Instant now) {
    return it.start(now);
  }

  private static Transition<GenerationRequest, Step> analyzed(GenerationRequest it, Instant now) {
    return it.analyzed(new Brief("a woman in a green coat, \u043e\u0441\u0435\u043d\u044c"), now);
  }

  private static Transition<GenerationRequest, Step> promptWritten(
      GenerationRequest it, Instant now) {
    return it.promptWritten(Fixtures.PROMPT, now);
  }

  private static Transition<GenerationRequest, Step> notSent(GenerationRequest it, Instant now) {
    return it.notSent(now);
  }

  private static Transition<GenerationRequest, Step> lost(GenerationRequest it, Instant now) {
    return it.lost(now);
  }

  private static Transition<GenerationRequest, Step> accepted(GenerationRequest it, Instant now) {
    return it.accepted(jobOf(it), now);
  }

  private static Transition<GenerationRequest, Step> progressed(GenerationRequest it, Instant now) {
    return it.progressed(50, now);
  }

  private static Transition<GenerationRequest, Step> resultReady(
      GenerationRequest it, Instant now) {
    return it.resultReady(now);
  }

  private static Transition<GenerationRequest, Step> resultMissing(
      GenerationRequest it, Instant now) {
    return it.resultMissing(now);
  }

  private static Transition<GenerationRequest, Step> overdue(GenerationRequest it, Instant now) {
    return it.overdue(
        new Deadlines(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO), now);
  }

  private static Transition<GenerationRequest, Step> stored(GenerationRequest it, Instant now) {
    return it.stored(List.of(Fixtures.output(), Fixtures.output()), now);
  }

  private static Transition<GenerationRequest, Step> providerFailed(
      GenerationRequest it, Instant now) {
    return it.providerFailed(FailureClass.REFUSED_BY_MODERATION, now);
  }

  private static Transition<GenerationRequest, Step> rejected(GenerationRequest it, Instant now) {
    return it.rejected(FailureClass.REJECTED_INPUT, now);
  }

  private static Transition<GenerationRequest, Step> cancel(GenerationRequest it, Instant now) {
    return it.cancel(now);
  }
}

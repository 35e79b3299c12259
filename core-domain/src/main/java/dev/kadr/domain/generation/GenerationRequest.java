package dev.kadr.domain.generation;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.generation.GenerationEvent.Kind;
import dev.kadr.domain.generation.State.Analyzing;
import dev.kadr.domain.generation.State.Cancelled;
import dev.kadr.domain.generation.State.Completed;
import dev.kadr.domain.generation.State.DeliveredFree;
import dev.kadr.domain.generation.State.Downloading;
import dev.kadr.domain.generation.State.Failed;
import dev.kadr.domain.generation.State.Finished;
import dev.kadr.domain.generation.State.Generating;
import dev.kadr.domain.generation.State.Preparing;
import dev.kadr.domain.generation.State.Queued;
import dev.kadr.domain.generation.State.SubmitUnknown;
import dev.kadr.domain.generation.State.Submitting;
import dev.kadr.domain.generation.State.TimedOut;
import dev.kadr.domain.generation.State.WritingPrompt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request for pictures, from the hold on its credits to their capture or release. */
public record GenerationRequest(
    GenerationId id, Ticket ticket, Wish wish, Terms terms, State state, Trail trail) {

  /** How often a result that cannot be fetched is read again before it counts as missing. */
  public static final int MAX_REREADS = 3;

  private static final Settlement NOTHING = new Settlement.None();

  /** A request that was just made, with the first of its events. */
  public static Moved<GenerationRequest, Step> requested(
      GenerationId id, Ticket ticket, Wish wish, Terms terms) {
    var prompt =
        switch (wish.instruction()) {
          case Wish.Instruction.Written written -> Optional.of(written.prompt());
          case Wish.Instruction.Photoshoot photoshoot -> Optional.<Prompt>empty();
        };
    var at = ticket.requestedAt();
    var fresh = new GenerationRequest(id, ticket, wish, terms, new Queued(at, prompt), Trail.START);
    return fresh.move(fresh.state, Kind.REQUESTED, at);
  }

  /** Leaves the queue: towards the provider, or to have a prompt written first. */
  public Transition<GenerationRequest, Step> start(Instant now) {
    return switch (state) {
      case Queued queued ->
          move(
              queued
                  .prompt()
                  .<State>map(prompt -> new Submitting(now, prompt))
                  .orElseGet(() -> new Analyzing(now)),
              Kind.STARTED,
              now);
      case Analyzing same -> new Repeated<>();
      case WritingPrompt further -> new Repeated<>();
      case State.UnderWay further -> new Repeated<>();
      case TimedOut over -> refuse("start");
      case Finished over -> refuse("start");
    };
  }

  /** The photos were looked at, or could not be and {@code brief} is what we say instead. */
  public Transition<GenerationRequest, Step> analyzed(Brief brief, Instant now) {
    return switch (state) {
      case Queued tooEarly -> refuse("analyzed");
      case Analyzing analyzing -> move(new WritingPrompt(now, brief), Kind.ANALYZED, now);
      case WritingPrompt same -> new Repeated<>();
      case State.UnderWay further -> new Repeated<>();
      case TimedOut over -> refuse("analyzed");
      case Finished over -> refuse("analyzed");
    };
  }

  /** The prompt was written, or could not be and {@code prompt} is what we say instead. */
  public Transition<GenerationRequest, Step> promptWritten(Prompt prompt, Instant now) {
    return switch (state) {
      case Queued tooEarly -> refuse("prompt written");
      case Analyzing tooEarly -> refuse("prompt written");
      case WritingPrompt writing -> move(new Submitting(now, prompt), Kind.PROMPT_WRITTEN, now);
      case State.UnderWay further -> new Repeated<>();
      case TimedOut over -> refuse("prompt written");
      case Finished over -> refuse("prompt written");
    };
  }

  /** The provider named its job, in the answer to our call or in a callback that was faster. */
  public Transition<GenerationRequest, Step> accepted(ProviderJobId job, Instant now) {
    return switch (state) {
      case Preparing nothingSent -> refuse("accepted");
      case Submitting submitting ->
          move(new Generating(submitting.since(), job), Kind.ACCEPTED, now);
      case SubmitUnknown unknown -> move(new Generating(unknown.since(), job), Kind.ACCEPTED, now);
      case Generating known -> sameJob(known.job(), job);
      case Downloading known -> sameJob(known.job(), job);
      case TimedOut timedOut ->
          timedOut
              .job()
              .map(known -> sameJob(known, job))
              .orElseGet(
                  () ->
                      move(
                          new TimedOut(timedOut.at(), Optional.of(job)), Kind.JOB_NAMED_LATE, now));
      case Completed known -> sameJob(known.job(), job);
      case DeliveredFree known -> sameJob(known.job(), job);
      case Failed failed ->
          failed.job().map(known -> sameJob(known, job)).orElseGet(() -> refuse("accepted"));
      case Cancelled over -> refuse("accepted");
    };
  }

  /** The provider answered our call with a refusal: there is no job and never will be. */
  public Transition<GenerationRequest, Step> rejected(FailureClass reason, Instant now) {
    return switch (state) {
      case Preparing nothingSent -> refuse("rejected");
      case Submitting submitting -> fail(reason, Optional.empty(), now);
      case SubmitUnknown other -> refuse("rejected");
      case Generating other -> refuse("rejected");
      case Downloading other -> refuse("rejected");
      case TimedOut over -> refuse("rejected");
      case Completed over -> refuse("rejected");
      case DeliveredFree over -> refuse("rejected");
      case Failed failed -> sameReason(failed, reason, "rejected");
      case Cancelled over -> refuse("rejected");
    };
  }

  /** It is proven that our call never reached the provider, so it may be made again. */
  public Transition<GenerationRequest, Step> notSent(Instant now) {
    return switch (state) {
      case Queued same -> new Repeated<>();
      case Analyzing other -> refuse("not sent");
      case WritingPrompt other -> refuse("not sent");
      case Submitting submitting ->
          move(
              new Queued(ticket.requestedAt(), Optional.of(submitting.prompt())),
              Kind.REQUEUED,
              now);
      case SubmitUnknown other -> refuse("not sent");
      case Generating other -> refuse("not sent");
      case Downloading other -> refuse("not sent");
      case TimedOut over -> refuse("not sent");
      case Finished over -> refuse("not sent");
    };
  }

  /** Nobody can say whether the provider got our call; it is never made again. */
  public Transition<GenerationRequest, Step> lost(Instant now) {
    return switch (state) {
      case Preparing nothingSent -> refuse("lost");
      case Submitting submitting ->
          move(new SubmitUnknown(submitting.since()), Kind.SUBMIT_LOST, now);
      case SubmitUnknown same -> new Repeated<>();
      case Generating better -> new Repeated<>();
      case Downloading better -> new Repeated<>();
      case TimedOut over -> new Repeated<>();
      case Completed better -> new Repeated<>();
      case DeliveredFree better -> new Repeated<>();
      case Failed over -> new Repeated<>();
      case Cancelled over -> refuse("lost");
    };
  }

  /**
   * The provider says how far it is.
   *
   * @param percent 0 to 100, anything outside is brought inside; only steps of five count as news
   */
  public Transition<GenerationRequest, Step> progressed(int percent, Instant now) {
    return switch (state) {
      case Preparing tooEarly -> refuse("progressed");
      case Submitting tooEarly -> refuse("progressed");
      case SubmitUnknown tooEarly -> refuse("progressed");
      case Generating generating -> {
        var progress = 70 + Math.clamp(percent, 0, 100) / 4;
        yield progress < trail.progress() + 5
            ? new Repeated<>()
            : step(generating, Kind.PROGRESSED, progress, now);
      }
      case Downloading further -> new Repeated<>();
      case TimedOut over -> new Repeated<>();
      case Finished over -> new Repeated<>();
    };
  }

  /** What the provider made can be fetched; after a time-out that changes nothing for the buyer. */
  public Transition<GenerationRequest, Step> resultReady(Instant now) {
    return switch (state) {
      case Preparing tooEarly -> refuse("result ready");
      case Submitting tooEarly -> refuse("result ready");
      case SubmitUnknown tooEarly -> refuse("result ready");
      case Generating generating ->
          move(new Downloading(now, generating.job(), 0), Kind.RESULT_READY, now);
      case Downloading same -> new Repeated<>();
      case TimedOut over -> over.job().isPresent() ? new Repeated<>() : refuse("result ready");
      case Completed same -> new Repeated<>();
      case DeliveredFree same -> new Repeated<>();
      case Failed over -> refuse("result ready");
      case Cancelled over -> refuse("result ready");
    };
  }

  /** Nothing of the result could be fetched; after {@value #MAX_REREADS} times there is none. */
  public Transition<GenerationRequest, Step> resultMissing(Instant now) {
    return switch (state) {
      case Preparing tooEarly -> refuse("result missing");
      case Submitting tooEarly -> refuse("result missing");
      case SubmitUnknown tooEarly -> refuse("result missing");
      case Generating tooEarly -> refuse("result missing");
      case Downloading downloading ->
          downloading.rereads() + 1 < MAX_REREADS
              ? move(
                  new Downloading(
                      downloading.since(), downloading.job(), downloading.rereads() + 1),
                  Kind.REREAD,
                  now)
              : fail(FailureClass.NO_RESULT, Optional.of(downloading.job()), now);
      case TimedOut over -> new Repeated<>();
      case Completed over -> refuse("result missing");
      case DeliveredFree over -> refuse("result missing");
      case Failed failed -> sameReason(failed, FailureClass.NO_RESULT, "result missing");
      case Cancelled over -> refuse("result missing");
    };
  }

  /** The provider says that its job failed; after a time-out that changes nothing. */
  public Transition<GenerationRequest, Step> providerFailed(FailureClass reason, Instant now) {
    return switch (state) {
      case Preparing tooEarly -> refuse("provider failed");
      case Submitting tooEarly -> refuse("provider failed");
      case SubmitUnknown tooEarly -> refuse("provider failed");
      case Generating generating -> fail(reason, Optional.of(generating.job()), now);
      case Downloading successWasRead -> refuse("provider failed");
      case TimedOut over -> new Repeated<>();
      case Completed over -> refuse("provider failed");
      case DeliveredFree over -> refuse("provider failed");
      case Failed failed -> sameReason(failed, reason, "provider failed");
      case Cancelled over -> refuse("provider failed");
    };
  }

  /**
   * The outputs are safely ours.
   *
   * @param outputs at least one
   */
  public Transition<GenerationRequest, Step> stored(List<Output> outputs, Instant now) {
    return switch (state) {
      case Preparing tooEarly -> refuse("stored");
      case Submitting tooEarly -> refuse("stored");
      case SubmitUnknown tooEarly -> refuse("stored");
      case Generating tooEarly -> refuse("stored");
      case Downloading downloading ->
          move(new Completed(now, downloading.job(), outputs), Kind.COMPLETED, now);
      case TimedOut timedOut ->
          timedOut
              .job()
              .<Transition<GenerationRequest, Step>>map(
                  job -> move(new DeliveredFree(now, job, outputs), Kind.DELIVERED_FREE, now))
              .orElseGet(() -> refuse("stored"));
      case Completed same -> new Repeated<>();
      case DeliveredFree same -> new Repeated<>();
      case Failed over -> refuse("stored");
      case Cancelled over -> refuse("stored");
    };
  }

  /** The buyer changed their mind; too late once anything may be at the provider. */
  public Transition<GenerationRequest, Step> cancel(Instant now) {
    return switch (state) {
      case Preparing preparing -> move(new Cancelled(now), Kind.CANCELLED, now);
      case State.UnderWay tooLate -> refuse("cancel");
      case TimedOut over -> refuse("cancel");
      case Completed over -> refuse("cancel");
      case DeliveredFree over -> refuse("cancel");
      case Failed over -> refuse("cancel");
      case Cancelled same -> new Repeated<>();
    };
  }

  /** Credits that were spent on it, by the rule of {@link Settlement.Capture}. */
  public long charged() {
    return state instanceof Completed completed
        ? terms.cost() * Math.min(completed.outputs().size(), terms.outputs()) / terms.outputs()
        : 0;
  }

  /** When the patience with the present state ends; absent where no clock decides. */
  public Optional<Instant> due(Deadlines deadlines) {
    return switch (state) {
      case Queued queued -> Optional.of(queued.since().plus(deadlines.queued()));
      case Analyzing analyzing -> Optional.of(analyzing.since().plus(deadlines.writing()));
      case WritingPrompt writing -> Optional.of(writing.since().plus(deadlines.writing()));
      case Submitting submitting ->
          Optional.of(submitting.since().plus(deadlines.of(wish.model(), terms.kind())));
      case SubmitUnknown unknown ->
          Optional.of(unknown.since().plus(deadlines.of(wish.model(), terms.kind())));
      case Generating generating ->
          Optional.of(generating.since().plus(deadlines.of(wish.model(), terms.kind())));
      case Downloading nearlyThere -> Optional.empty();
      case TimedOut over -> Optional.empty();
      case Finished over -> Optional.empty();
    };
  }

  /**
   * Looks at the clock: what has waited too long moves on without the outside. A brief or a prompt
   * that does not come is replaced by the buyer's own words.
   */
  public Transition<GenerationRequest, Step> overdue(Deadlines deadlines, Instant now) {
    if (due(deadlines).filter(due -> !due.isAfter(now)).isEmpty()) {
      return new Repeated<>();
    }
    return switch (state) {
      case Queued queued -> fail(FailureClass.TIMED_OUT, Optional.empty(), now);
      case Analyzing analyzing -> analyzed(new Brief(wish.instruction().words().text()), now);
      case WritingPrompt writing -> promptWritten(wish.instruction().words(), now);
      case Submitting submitting -> lost(now);
      case SubmitUnknown unknown -> move(new TimedOut(now, Optional.empty()), Kind.TIMED_OUT, now);
      case Generating generating ->
          move(new TimedOut(now, Optional.of(generating.job())), Kind.TIMED_OUT, now);
      case Downloading nearlyThere -> new Repeated<>();
      case TimedOut over -> new Repeated<>();
      case Finished over -> new Repeated<>();
    };
  }

  private Transition<GenerationRequest, Step> sameJob(ProviderJobId known, ProviderJobId named) {
    return known.equals(named) ? new Repeated<>() : refuse("another job accepted");
  }

  private Transition<GenerationRequest, Step> sameReason(
      Failed failed, FailureClass reason, String move) {
    return failed.reason() == reason ? new Repeated<>() : refuse(move);
  }

  private Moved<GenerationRequest, Step> fail(
      FailureClass reason, Optional<ProviderJobId> job, Instant now) {
    return move(new Failed(now, reason, job), Kind.FAILED, now);
  }

  private Moved<GenerationRequest, Step> move(State next, Kind kind, Instant now) {
    return step(next, kind, Progress.of(next, trail), now);
  }

  private Moved<GenerationRequest, Step> step(State next, Kind kind, int progress, Instant now) {
    var further = trail.next(Progress.status(next, trail), progress);
    var event =
        new GenerationEvent(id, further.events(), kind, further.status(), further.progress(), now);
    return new Moved<>(
        new GenerationRequest(id, ticket, wish, terms, next, further),
        new Step(event, settlement(kind, next)));
  }

  /** The hold is resolved by the move that ends the waiting, and by no other. */
  private Settlement settlement(Kind kind, State next) {
    return switch (next) {
      case Preparing preparing -> NOTHING;
      case State.UnderWay underWay -> NOTHING;
      case TimedOut timedOut -> kind == Kind.TIMED_OUT ? new Settlement.Release() : NOTHING;
      case Completed completed ->
          new Settlement.Capture(
              Math.min(completed.outputs().size(), terms.outputs()), terms.outputs());
      case DeliveredFree gift -> NOTHING;
      case Failed failed -> new Settlement.Release();
      case Cancelled cancelled -> new Settlement.Release();
    };
  }

  private Refused<GenerationRequest, Step> refuse(String move) {
    return new Refused<>(move + " is not legal from " + state.getClass().getSimpleName());
  }
}

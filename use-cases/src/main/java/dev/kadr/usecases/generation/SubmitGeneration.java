package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Store;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.Turn;
import dev.kadr.usecases.Alarm;
import dev.kadr.usecases.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes a queued request to its provider, at most once.
 *
 * <p>That we submit is committed before the provider is called. A run that finds a request
 * submitting is not the run that called: it never calls again, and the request's fate is unknown
 * until a callback names a job or the deadline passes.
 */
public final class SubmitGeneration {
  private static final Duration CLOSED_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Moves moves;
  private final ImageGenerator images;
  private final Jobs jobs;
  private final Policy policy;
  private final Checkpoint checkpoint;

  SubmitGeneration(
      Moves moves, ImageGenerator images, Jobs jobs, Policy policy, Checkpoint checkpoint) {
    this.moves = moves;
    this.images = images;
    this.jobs = jobs;
    this.policy = policy;
    this.checkpoint = checkpoint;
  }

  /** What came of a try. */
  public sealed interface Result {
    /** The provider was called, or nothing is left to do. */
    record Over() implements Result {}

    /** Not its turn, or proven not to have been heard: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result submit(GenerationId id) {
    return switch (moves.inTransaction(store -> decide(store, id))) {
      case Decision.Over() -> new Result.Over();
      case Decision.Waits(var pause) -> new Result.Waits(moves.now().plus(pause));
      case Decision.Send(var request, var submitting) -> {
        checkpoint.reached("submit-committed");
        var answer = send(request, submitting);
        checkpoint.reached("provider-answered");
        var due = moves.decide(id, (store, locked) -> heard(store, locked, answer)).orElseThrow();
        checkpoint.reached("answer-committed");
        yield due.<Result>map(Result.Waits::new).orElseGet(Result.Over::new);
      }
    };
  }

  /** What the locked queue said. */
  private sealed interface Decision {
    record Over() implements Decision {}

    record Waits(Duration pause) implements Decision {}

    record Send(GenerationRequest request, State.Submitting submitting) implements Decision {}
  }

  private Decision decide(Store store, GenerationId id) {
    var turn = store.lockTurn(id, policy.capacity());
    if (turn.isEmpty()) {
      return new Decision.Over();
    }
    var locked = new LockedRequest(turn.get().request(), turn.get().wallet());
    return switch (locked.request().state()) {
      case State.Queued queued ->
          hasPlace(turn.get()) ? start(store, locked) : new Decision.Waits(pause(turn.get()));
      case State.Analyzing beingPrepared -> new Decision.Over();
      case State.WritingPrompt beingPrepared -> new Decision.Over();
      case State.Submitting foundAtRestart -> {
        moves.record(store, locked, locked.request().lost(moves.now()));
        yield new Decision.Over();
      }
      case State.UnderWay further -> new Decision.Over();
      case State.TimedOut over -> new Decision.Over();
      case State.Finished over -> new Decision.Over();
    };
  }

  private boolean hasPlace(Turn turn) {
    var capacity = policy.capacity();
    return !turn.closed()
        && images.takesWork()
        && turn.atProvider() + turn.ahead() < capacity.provider()
        && turn.ofAccount() < capacity.account();
  }

  /**
   * Whoever stands far back cannot have a turn soon: all that wait looking every second would be
   * more work than the work they wait for. A quarter of the time until their turn, were every
   * picture made in one such second, is never too long.
   */
  private Duration pause(Turn turn) {
    if (turn.closed() || !images.takesWork()) {
      return CLOSED_PAUSE;
    }
    var rounds = turn.ahead() / (4L * policy.capacity().provider());
    var pause = policy.pace().place().multipliedBy(1 + rounds);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private Decision start(Store store, LockedRequest locked) {
    var started = moves.record(store, locked, locked.request().start(moves.now()));
    return started instanceof Moved(var next, var step)
            && next.state() instanceof State.Submitting submitting
        ? new Decision.Send(next, submitting)
        : new Decision.Over();
  }

  private Submission send(GenerationRequest request, State.Submitting submitting) {
    return jobs.of(request, submitting.prompt())
        .map(images::submit)
        .orElseGet(
            () ->
                new Submission.Rejected(
                    FailureClass.INTERNAL, "its model or one of its photos is gone"));
  }

  /** Writes down what the provider said; when it may be called again, if it may. */
  private Optional<Instant> heard(Store store, LockedRequest locked, Submission answer) {
    var request = locked.request();
    var now = moves.now();
    return switch (answer) {
      case Submission.Accepted(var job) -> {
        accept(store, locked, job);
        yield Optional.empty();
      }
      case Submission.Rejected(var reason, var detail) -> {
        moves.record(store, locked, request.rejected(reason, now));
        yield Optional.empty();
      }
      case Submission.NotSent(var pause, var detail) -> {
        moves.record(store, locked, request.notSent(now));
        yield Optional.of(now.plus(pause));
      }
      case Submission.Closed(var cause, var detail) -> {
        moves.record(store, locked, request.rejected(FailureClass.PROVIDER_ERROR, now));
        close(store, cause, now);
        yield Optional.empty();
      }
      case Submission.Unknown(var detail) -> {
        moves.record(store, locked, request.lost(now));
        yield Optional.empty();
      }
    };
  }

  private void accept(Store store, LockedRequest locked, ProviderJobId job) {
    var now = moves.now();
    if (moves.record(store, locked, locked.request().accepted(job, now))
        instanceof Refused(var why)) {
      Alarm.secondJob(store, locked.request().id(), job, why, now);
    }
  }

  private void close(Store store, ImageGenerator.Cause cause, Instant now) {
    var provider = images.provider();
    store.close(new Closure(provider, cause.name(), now));
    var kind =
        switch (cause) {
          case OUT_OF_MONEY -> Alert.Kind.PROVIDER_OUT_OF_MONEY;
          case KEY_REFUSED -> Alert.Kind.PROVIDER_REFUSES_KEY;
        };
    Alarm.raise(
        store,
        new Alert(kind, provider.value(), "its models are closed until that is mended", now));
  }
}

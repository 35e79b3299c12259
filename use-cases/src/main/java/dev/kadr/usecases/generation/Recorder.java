package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Settlement;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.usecases.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes down one move of a request with all that follows from it: the event, what becomes of the
 * hold, what is to be done next, and what the buyer is told. The only place where that is decided.
 */
final class Recorder {
  /** Until then the message that it began says all there is to say. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

  private final Deadlines deadlines;
  private final Policy.Pace pace;

  Recorder(Policy policy) {
    this.deadlines = policy.deadlines();
    this.pace = policy.pace();
  }

  /** A request that was just made, whose hold is noted already. */
  void first(Store store, Moved<GenerationRequest, Step> moved) {
    store.add(moved.next());
    store.add(moved.event().event());
    followUp(store, Optional.empty(), moved.next(), moved.event());
  }

  /** A request that was locked and was asked to move; what did not move leaves no trace. */
  Transition<GenerationRequest, Step> next(
      Store store, LockedRequest locked, Transition<GenerationRequest, Step> transition) {
    switch (transition) {
      case Moved<GenerationRequest, Step>(var next, var step) -> {
        var now = step.event().at();
        store.save(next);
        store.add(step.event());
        settle(locked.wallet(), next.ticket().hold(), step.settlement(), now)
            .ifPresent(store::append);
        followUp(store, Optional.of(locked.request().state()), next, step);
      }
      case Repeated<GenerationRequest, Step> oldNews -> {}
      case Refused<GenerationRequest, Step> impossibleNews -> {}
    }
    return transition;
  }

  private static Optional<Movement> settle(
      Wallet wallet, HoldId hold, Settlement settlement, Instant now) {
    return switch (settlement) {
      case Settlement.None none -> Optional.empty();
      case Settlement.Release release -> Optional.of(movement(wallet.release(hold, now)));
      case Settlement.Capture(int delivered, int asked) ->
          Optional.of(movement(wallet.capture(hold, delivered, asked, now)));
    };
  }

  /** The request's lock makes its settlement happen once; anything else is our bug. */
  private static Movement movement(Transition<Wallet, Movement> settled) {
    return switch (settled) {
      case Moved(var wallet, var movement) -> movement;
      case Repeated() -> throw new IllegalStateException("a hold was resolved before its request");
      case Refused(var reason) -> throw new IllegalStateException(reason);
    };
  }

  private void followUp(Store store, Optional<State> before, GenerationRequest next, Step step) {
    var now = step.event().at();
    time(store, next);
    if (!goesOnByItself(step.event().kind())) {
      wake(store, next, now);
    }
    switch (next.state()) {
      case State.Queued queued -> {
        if (before.isEmpty()) {
          tell(store, next, Notice.Kind.STARTED, now);
          var account = next.ticket().account().value().toString();
          store.schedule(new Task(TaskKind.PROGRESS, account, now.plus(FIRST_LOOK)));
        }
      }
      case State.Preparing preparing -> {}
      case State.UnderWay underWay -> {}
      case State.TimedOut timedOut -> {
        if (step.settlement() instanceof Settlement.Release) {
          tell(store, next, Notice.Kind.FAILURE, now);
          if (timedOut.job().isEmpty()) {
            store.add(new ProviderLoss(next.id(), now));
          }
        }
      }
      case State.Completed completed -> tell(store, next, Notice.Kind.RESULT, now);
      case State.DeliveredFree gift -> tell(store, next, Notice.Kind.GIFT, now);
      case State.Failed failed -> tell(store, next, Notice.Kind.FAILURE, now);
      case State.Cancelled cancelled -> tell(store, next, Notice.Kind.CANCELLATION, now);
    }
  }

  /**
   * Whether the task that made the move is the one that makes the next: submit leaves the queue and
   * comes back to it, download finds nothing. It says itself when it goes on, here or on another
   * node. Scheduled while it runs it would run once more at once, and a pause would be none.
   */
  private static boolean goesOnByItself(GenerationEvent.Kind kind) {
    return kind == GenerationEvent.Kind.STARTED
        || kind == GenerationEvent.Kind.REQUEUED
        || kind == GenerationEvent.Kind.REREAD;
  }

  /** Notes the tasks without which a request in its state would wait for ever. */
  void attend(Store store, GenerationRequest request, Instant now) {
    time(store, request);
    wake(store, request, now);
  }

  private void time(Store store, GenerationRequest request) {
    request
        .due(deadlines)
        .ifPresent(
            due ->
                store.schedule(
                    new Task(TaskKind.DEADLINE, instance(request) + "/" + stage(request), due)));
  }

  private void wake(Store store, GenerationRequest request, Instant now) {
    switch (request.state()) {
      case State.Queued queued -> schedule(store, TaskKind.SUBMIT, request, now);
      case State.Analyzing analyzing -> schedule(store, TaskKind.SUBMIT, request, now);
      case State.WritingPrompt writing -> schedule(store, TaskKind.SUBMIT, request, now);
      case State.Submitting submitting -> schedule(store, TaskKind.SUBMIT, request, now);
      case State.SubmitUnknown unknown -> {}
      case State.Generating generating ->
          schedule(store, TaskKind.POLL, request, now.plus(pace.poll()));
      case State.Downloading downloading -> schedule(store, TaskKind.DOWNLOAD, request, now);
      case State.TimedOut timedOut -> {
        if (timedOut.job().isPresent()) {
          schedule(store, TaskKind.POLL, request, now.plus(pace.afterTimeOut()));
        }
      }
      case State.Finished finished -> {}
    }
  }

  /** One deadline task per thing that is waited for, so that the next one is not swallowed. */
  private static String stage(GenerationRequest request) {
    return switch (request.state()) {
      case State.Queued queued -> "queued";
      case State.Analyzing analyzing -> "analyzing";
      case State.WritingPrompt writing -> "writing-prompt";
      case State.UnderWay underWay -> "submitted";
      case State.TimedOut over -> "over";
      case State.Finished over -> "over";
    };
  }

  private static void schedule(Store store, TaskKind kind, GenerationRequest request, Instant due) {
    store.schedule(new Task(kind, instance(request), due));
  }

  private static void tell(Store store, GenerationRequest request, Notice.Kind kind, Instant now) {
    var id = new NoticeId(kind, request.id());
    store.add(new Notice(id, request.ticket().account(), now, new Notice.Status.Due()));
    store.schedule(new Task(TaskKind.NOTICE, id.instance(), now));
  }

  private static String instance(GenerationRequest request) {
    return request.id().value().toString();
  }
}

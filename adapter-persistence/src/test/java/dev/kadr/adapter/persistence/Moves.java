package dev.kadr.adapter.persistence;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.Settlement;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.RequestExample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can happen to a request, and what is noted about it, as use cases do it. */
enum Moves {
  START {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.start(now);
    }
  },
  CANCEL {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.cancel(now);
    }
  },
  LOSE {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.lost(now);
    }
  },
  REJECT {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.rejected(FailureClass.REFUSED_BY_MODERATION, now);
    }
  },
  ACCEPT {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.accepted(RequestExample.jobOf(it), now);
    }
  },
  BE_READY {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.resultReady(now);
    }
  },
  STORE {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.stored(files, now);
    }
  },
  MISS {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.resultMissing(now);
    }
  },
  TIME_OUT {
    @Override
    Transition<GenerationRequest, Step> of(GenerationRequest it, List<Output> files, Instant now) {
      return it.overdue(PATIENT_WITH_NOBODY, now);
    }
  };

  private static final Deadlines PATIENT_WITH_NOBODY =
      new Deadlines(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  abstract Transition<GenerationRequest, Step> of(
      GenerationRequest it, List<Output> files, Instant now);

  /** Notes a move with what it does to the hold. */
  static void note(Store store, Moved<GenerationRequest, Step> moved, Wallet wallet, Instant now) {
    store.save(moved.next());
    store.add(moved.event().event());
    store.schedule(task(TaskKind.DEADLINE, moved.next()));
    var hold = moved.next().ticket().hold();
    var movement =
        switch (moved.event().settlement()) {
          case Settlement.None none -> Optional.<Movement>empty();
          case Settlement.Release release -> event(wallet.release(hold, now));
          case Settlement.Capture(var delivered, var asked) ->
              event(wallet.capture(hold, delivered, asked, now));
        };
    movement.ifPresent(store::append);
  }

  /** What is to be recorded, when anything moved. */
  static <S, E> Optional<E> event(Transition<S, E> transition) {
    return switch (transition) {
      case Moved<S, E>(var next, var event) -> Optional.of(event);
      case Transition.Repeated<S, E> repeated -> Optional.empty();
      case Transition.Refused<S, E> refused -> Optional.empty();
    };
  }

  static Task task(TaskKind kind, GenerationRequest request) {
    return new Task(kind, request.id().value().toString(), Fixtures.NOW);
  }
}

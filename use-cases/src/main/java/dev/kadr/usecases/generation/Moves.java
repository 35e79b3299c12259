package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.LockedRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Decides about one request in one transaction: lock it, ask it to move, write down what came. */
final class Moves {
  private final UnitOfWork unitOfWork;
  private final Recorder recorder;
  private final Clock clock;

  Moves(UnitOfWork unitOfWork, Recorder recorder, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.recorder = recorder;
    this.clock = clock;
  }

  /** One move; absent when there is no such request. */
  Optional<Transition<GenerationRequest, Step>> move(GenerationId id, Move move) {
    return decide(id, (store, locked) -> record(store, locked, move.of(locked.request(), now())));
  }

  /** A decision of which a move may be a part; absent when there is no such request. */
  <T> Optional<T> decide(GenerationId id, BiFunction<Store, LockedRequest, T> decision) {
    return inTransaction(
        store -> store.lockRequest(id).map(locked -> decision.apply(store, locked)));
  }

  <T> T inTransaction(Function<Store, T> work) {
    return unitOfWork.inTransaction(work);
  }

  Transition<GenerationRequest, Step> record(
      Store store, LockedRequest locked, Transition<GenerationRequest, Step> transition) {
    return recorder.next(store, locked, transition);
  }

  /** Notes the tasks without which the request would wait for ever. */
  void attend(Store store, GenerationRequest request) {
    recorder.attend(store, request, now());
  }

  Instant now() {
    return clock.instant();
  }

  /** What a request is asked. */
  @FunctionalInterface
  interface Move {
    Transition<GenerationRequest, Step> of(GenerationRequest request, Instant now);
  }
}

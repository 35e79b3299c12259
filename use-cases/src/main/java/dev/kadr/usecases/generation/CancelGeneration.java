package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.generation.LockedRequest;

/** Takes back a wish that did not leave for the provider yet. */
public final class CancelGeneration {
  private final Moves moves;

  CancelGeneration(Moves moves) {
    this.moves = moves;
  }

  /** What came of it. */
  public sealed interface Result {
    /** Nothing was charged. */
    record Cancelled(GenerationRequest request) implements Result {}

    record AlreadyCancelled() implements Result {}

    /** It is being made, or was: it is delivered and charged, or it failed and is not. */
    record TooLate(GenerationRequest request) implements Result {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements Result {}
  }

  public Result cancel(AccountId account, GenerationId id) {
    return moves
        .decide(id, (store, locked) -> cancel(store, locked, account))
        .orElseGet(Result.Unknown::new);
  }

  private Result cancel(Store store, LockedRequest locked, AccountId account) {
    var request = locked.request();
    if (!request.ticket().account().equals(account)) {
      return new Result.Unknown();
    }
    return switch (moves.record(store, locked, request.cancel(moves.now()))) {
      case Transition.Moved<GenerationRequest, Step>(var next, var step) ->
          new Result.Cancelled(next);
      case Transition.Repeated<GenerationRequest, Step> again -> new Result.AlreadyCancelled();
      case Transition.Refused<GenerationRequest, Step> refused -> new Result.TooLate(request);
    };
  }
}

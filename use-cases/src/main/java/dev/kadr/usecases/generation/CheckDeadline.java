package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.usecases.Policy;
import java.time.Instant;
import java.util.Optional;

/** Looks at the clock for one request: what waited too long for the outside goes on without it. */
public final class CheckDeadline {
  private final Moves moves;
  private final Deadlines deadlines;

  CheckDeadline(Moves moves, Policy policy) {
    this.moves = moves;
    this.deadlines = policy.deadlines();
  }

  /** When to look again; absent when no clock decides about the request any more. */
  public record Result(Optional<Instant> next) {}

  public Result check(GenerationId id) {
    return moves.decide(id, this::check).orElseGet(() -> new Result(Optional.empty()));
  }

  private Result check(Store store, LockedRequest locked) {
    var overdue = locked.request().overdue(deadlines, moves.now());
    return switch (moves.record(store, locked, overdue)) {
      case Transition.Moved<GenerationRequest, Step>(var next, var step) ->
          new Result(next.due(deadlines));
      case Transition.Repeated<GenerationRequest, Step> notYet ->
          new Result(locked.request().due(deadlines));
      case Transition.Refused<GenerationRequest, Step>(var why) ->
          throw new IllegalStateException(why);
    };
  }
}

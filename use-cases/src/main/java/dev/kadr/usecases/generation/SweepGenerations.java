package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.generation.Generations;
import dev.kadr.usecases.Policy;

/** Finds requests that wait although nothing will wake them, and has them looked after again. */
public final class SweepGenerations {
  private static final int MOST_AT_ONCE = 500;

  private final Moves moves;
  private final Generations generations;
  private final Policy.Pace pace;

  SweepGenerations(Moves moves, Generations generations, Policy policy) {
    this.moves = moves;
    this.generations = generations;
    this.pace = policy.pace();
  }

  /** How many had nobody. */
  public record Result(int attended) {}

  public Result sweep() {
    var alone = generations.unattended(moves.now().minus(pace.givenUpAfter()), MOST_AT_ONCE);
    alone.forEach(this::attend);
    return new Result(alone.size());
  }

  private void attend(GenerationId id) {
    moves.decide(
        id,
        (store, locked) -> {
          moves.attend(store, locked.request());
          return locked;
        });
  }
}

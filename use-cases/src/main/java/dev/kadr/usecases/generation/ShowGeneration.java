package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.generation.Generations;

/** Shows one request to its owner. */
public final class ShowGeneration {
  private final Generations generations;
  private final Showing showing;

  ShowGeneration(Generations generations, Showing showing) {
    this.generations = generations;
    this.showing = showing;
  }

  /** What there is. */
  public sealed interface Result {
    record Found(Shown shown) implements Result {}

    /** There is none, it was deleted, or it is somebody else's. */
    record Unknown() implements Result {}
  }

  public Result show(AccountId account, GenerationId id) {
    return generations
        .find(account, id)
        .<Result>map(request -> new Result.Found(showing.of(request)))
        .orElseGet(Result.Unknown::new);
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import java.util.function.Function;

/** Transactions that run one after the other; see {@link InMemoryWorld}. */
final class InMemoryUnitOfWork implements UnitOfWork {
  /** How often one work runs before a repeated key counts as our bug. */
  private static final int MAX_RUNS = 5;

  private final InMemoryWorld world;

  InMemoryUnitOfWork(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public <T> T inTransaction(Function<Store, T> work) {
    for (int run = 1; run < MAX_RUNS; run++) {
      try {
        return world.transact(work);
      } catch (RepeatedKey collision) {
        // Runs again, and its reads see what it collided with.
      }
    }
    try {
      return world.transact(work);
    } catch (RepeatedKey collision) {
      throw new IllegalStateException("still collides after " + MAX_RUNS + " runs", collision);
    }
  }
}

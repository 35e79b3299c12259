package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCost;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes down what was read from the provider about a job, whoever asked. */
final class News {
  private final Moves moves;

  News(Moves moves) {
    this.moves = moves;
  }

  /** The job of a request that the provider can still be asked about. */
  static Optional<ProviderJobId> job(State state) {
    return switch (state) {
      case State.Preparing nothingSent -> Optional.empty();
      case State.Submitting nothingKnown -> Optional.empty();
      case State.SubmitUnknown nothingKnown -> Optional.empty();
      case State.Generating generating -> Optional.of(generating.job());
      case State.Downloading downloading -> Optional.of(downloading.job());
      case State.TimedOut timedOut -> timedOut.job();
      case State.Finished over -> Optional.empty();
    };
  }

  /** Whether the job is over as far as asking goes. */
  boolean record(GenerationId id, Report report) {
    return switch (report) {
      case Report.Working(var percent) -> {
        percent.ifPresent(
            known -> moves.move(id, (request, now) -> request.progressed(known, now)));
        yield false;
      }
      case Report.Succeeded(var results, var cost) -> {
        moves.decide(id, (store, locked) -> succeeded(store, locked, cost));
        yield true;
      }
      case Report.Failed(var reason, var cost, var detail) -> {
        moves.decide(
            id,
            (store, locked) -> {
              note(store, locked, cost);
              return moves.record(
                  store, locked, locked.request().providerFailed(reason, moves.now()));
            });
        yield true;
      }
      case Report.NotFound notYet -> false;
      case Report.Unavailable notNow -> false;
    };
  }

  private boolean succeeded(Store store, LockedRequest locked, Optional<BigDecimal> cost) {
    note(store, locked, cost);
    moves.record(store, locked, locked.request().resultReady(moves.now()));
    if (locked.request().state() instanceof State.TimedOut) {
      // No move: the buyer was told that it failed. What comes now is stored first, then given.
      store.schedule(
          new Task(TaskKind.DOWNLOAD, locked.request().id().value().toString(), moves.now()));
    }
    return true;
  }

  private void note(Store store, LockedRequest locked, Optional<BigDecimal> cost) {
    cost.ifPresent(known -> store.add(new ProviderCost(locked.request().id(), known, moves.now())));
  }
}

package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.usecases.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes a request for its owner: it is in no list any more and its files are gone. What it cost
 * stays in the statement.
 */
public final class DeleteGeneration {
  private final Generations generations;
  private final KeptFiles keptFiles;
  private final Erasure erasure;
  private final Duration mayStillCome;
  private final Clock clock;

  DeleteGeneration(
      Generations generations, KeptFiles keptFiles, Erasure erasure, Policy policy, Clock clock) {
    this.generations = generations;
    this.keptFiles = keptFiles;
    this.erasure = erasure;
    this.mayStillCome = policy.pace().givenUpAfter();
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * It is deleted.
     *
     * @param stuck files that could not be erased at once; they are tried again until they are
     */
    record Deleted(int stuck) implements Result {}

    /** It is not over: it has to be cancelled or waited for first. */
    record UnderWay() implements Result {}

    /** It timed out, and until then its result may still come as a gift. */
    record MayStillCome(Instant until) implements Result {}

    /** There is none, it was deleted, or it is somebody else's. */
    record Unknown() implements Result {}
  }

  public Result delete(AccountId account, GenerationId id) {
    return generations.find(account, id).map(this::delete).orElseGet(Result.Unknown::new);
  }

  private Result delete(GenerationRequest request) {
    var now = clock.instant();
    return switch (request.state()) {
      case State.Preparing preparing -> new Result.UnderWay();
      case State.UnderWay underWay -> new Result.UnderWay();
      case State.TimedOut timedOut when timedOut.at().plus(mayStillCome).isAfter(now) ->
          new Result.MayStillCome(timedOut.at().plus(mayStillCome));
      case State.TimedOut timedOut -> forget(request, now);
      case State.Finished finished -> forget(request, now);
    };
  }

  private Result forget(GenerationRequest request, Instant now) {
    var files = keptFiles.forget(request.id(), now);
    return new Result.Deleted(erasure.of(files).stuck());
  }
}

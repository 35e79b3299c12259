package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.usecases.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Fetches what the provider made and keeps it; the request is paid for in the transaction that
 * records what was kept, and in no other.
 */
public final class DownloadResult {
  private static final Duration UNAVAILABLE_PAUSE = Duration.ofSeconds(10);

  private final Moves moves;
  private final Generations generations;
  private final ImageGenerator images;
  private final Results results;
  private final Policy.Pace pace;
  private final Checkpoint checkpoint;

  DownloadResult(
      Moves moves,
      Generations generations,
      ImageGenerator images,
      Results results,
      Policy policy,
      Checkpoint checkpoint) {
    this.moves = moves;
    this.generations = generations;
    this.images = images;
    this.results = results;
    this.pace = policy.pace();
    this.checkpoint = checkpoint;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** Nothing could be fetched yet: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result download(GenerationId id) {
    var found = generations.find(id);
    if (found.isEmpty() || !isFetched(found.get().state())) {
      return new Result.Over();
    }
    var request = found.get();
    return switch (images.read(News.job(request.state()).orElseThrow())) {
      case Report.Succeeded(var links, var cost) -> keep(request, results.fetch(request, links));
      case Report.Working successWasTakenBack -> keep(request, List.of());
      case Report.Failed successWasTakenBack -> keep(request, List.of());
      case Report.NotFound forgotten -> keep(request, List.of());
      case Report.Unavailable notNow -> new Result.Waits(moves.now().plus(UNAVAILABLE_PAUSE));
    };
  }

  private Result missing(GenerationId id) {
    var missed = moves.move(id, GenerationRequest::resultMissing);
    return missed.isPresent()
            && missed.get() instanceof Moved(var next, var step)
            && next.state() instanceof State.Downloading downloading
        ? new Result.Waits(moves.now().plus(pace.refetch().multipliedBy(downloading.rereads())))
        : new Result.Over();
  }

  private static boolean isFetched(State state) {
    return switch (state) {
      case State.Preparing tooEarly -> false;
      case State.Submitting tooEarly -> false;
      case State.SubmitUnknown tooEarly -> false;
      case State.Generating tooEarly -> false;
      case State.Downloading downloading -> true;
      case State.TimedOut timedOut -> timedOut.job().isPresent();
      case State.Finished over -> false;
    };
  }

  private Result keep(GenerationRequest request, List<Output> outputs) {
    checkpoint.reached("results-stored");
    if (outputs.isEmpty()) {
      return missing(request.id());
    }
    var kept = moves.move(request.id(), (locked, now) -> locked.stored(outputs, now));
    if (kept.isEmpty() || !(kept.get() instanceof Moved)) {
      results.discard(outputs); // somebody else was faster; nothing names these copies
    }
    checkpoint.reached("result-committed");
    return new Result.Over();
  }
}

package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.usecases.Policy;
import java.time.Instant;

/** Asks the provider how far a job is, whether or not its callbacks arrive. */
public final class PollProvider {
  private final Moves moves;
  private final News news;
  private final Generations generations;
  private final ImageGenerator images;
  private final Policy.Pace pace;

  PollProvider(
      Moves moves, News news, Generations generations, ImageGenerator images, Policy policy) {
    this.moves = moves;
    this.news = news;
    this.generations = generations;
    this.images = images;
    this.pace = policy.pace();
  }

  /** What came of asking. */
  public sealed interface Result {
    record Over() implements Result {}

    /** Ask again at {@code due}. */
    record GoesOn(Instant due) implements Result {}
  }

  public Result poll(GenerationId id) {
    return generations.find(id).map(this::poll).orElseGet(Result.Over::new);
  }

  private Result poll(GenerationRequest request) {
    var now = moves.now();
    return switch (request.state()) {
      case State.Preparing nothingToAsk -> new Result.Over();
      case State.Submitting nothingToAsk -> new Result.Over();
      case State.SubmitUnknown nothingToAsk -> new Result.Over();
      case State.Generating generating -> ask(request, now.plus(pace.poll()));
      case State.Downloading beingFetched -> new Result.Over();
      case State.TimedOut timedOut ->
          timedOut.at().plus(pace.givenUpAfter()).isAfter(now)
              ? ask(request, now.plus(pace.afterTimeOut()))
              : new Result.Over();
      case State.Finished over -> new Result.Over();
    };
  }

  private Result ask(GenerationRequest request, Instant due) {
    var job = News.job(request.state());
    if (job.isEmpty() || news.record(request.id(), images.read(job.get()))) {
      return new Result.Over();
    }
    return new Result.GoesOn(due);
  }
}

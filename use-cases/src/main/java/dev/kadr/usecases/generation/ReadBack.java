package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Store;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.usecases.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks the provider whether a callback told the truth, and only then believes the answer. */
public final class ReadBack {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A provider may not know a job in its first moments; later a job it does not know is none. */
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final Moves moves;
  private final News news;
  private final Generations generations;
  private final ImageGenerator images;
  private final Checkpoint checkpoint;

  ReadBack(
      Moves moves,
      News news,
      Generations generations,
      ImageGenerator images,
      Checkpoint checkpoint) {
    this.moves = moves;
    this.news = news;
    this.generations = generations;
    this.images = images;
    this.checkpoint = checkpoint;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** The provider could not be asked: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result readBack(ProviderCallback.Key key) {
    var found = moves.inTransaction(store -> store.lockCallback(key));
    if (found.isEmpty() || found.get().handled()) {
      return new Result.Over();
    }
    checkpoint.reached("callback-stored");
    var callback = found.get();
    var job = job(callback);
    if (job.isEmpty()) {
      return done(callback);
    }
    return switch (images.read(job.get())) {
      case Report.Unavailable notNow -> new Result.Waits(moves.now().plus(PAUSE));
      case Report.NotFound notYet ->
          callback.receivedAt().plus(SETTLING).isAfter(moves.now())
              ? new Result.Waits(moves.now().plus(PAUSE))
              : done(callback);
      case Report.Working working -> believe(callback, job.get(), working);
      case Report.Succeeded succeeded -> believe(callback, job.get(), succeeded);
      case Report.Failed failed -> believe(callback, job.get(), failed);
    };
  }

  /** What the callback named, or else what we know: then it is a mere wake-up. */
  private Optional<ProviderJobId> job(ProviderCallback callback) {
    return callback
        .job()
        .or(
            () ->
                generations
                    .find(callback.key().generation())
                    .flatMap(request -> News.job(request.state())));
  }

  private Result believe(ProviderCallback callback, ProviderJobId job, Report report) {
    var id = callback.key().generation();
    if (bind(id, job)) {
      checkpoint.reached("job-bound");
      news.record(id, report);
    }
    return done(callback);
  }

  /** Whether the job is the request's own, which it becomes when no other was known. */
  private boolean bind(GenerationId id, ProviderJobId job) {
    return moves.decide(id, (store, locked) -> bind(store, locked, job)).orElse(false);
  }

  private boolean bind(Store store, LockedRequest locked, ProviderJobId job) {
    var now = moves.now();
    if (moves.record(store, locked, locked.request().accepted(job, now))
        instanceof Refused(var why)) {
      Alarm.secondJob(store, locked.request().id(), job, why, now);
      return false;
    }
    return true;
  }

  private Result done(ProviderCallback callback) {
    return moves.inTransaction(
        store -> {
          store.lockCallback(callback.key()).ifPresent(known -> store.save(known.done()));
          return new Result.Over();
        });
  }
}

package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.ProviderCallback;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Keeps a provider's callback and has it read back; it changes nothing by itself. */
public final class AcceptCallback {
  private final UnitOfWork unitOfWork;
  private final Telemetry telemetry;
  private final Clock clock;

  AcceptCallback(UnitOfWork unitOfWork, Telemetry telemetry, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** What became of a callback. */
  public sealed interface Result {
    record Stored() implements Result {}

    /** The same body came before for the same request. */
    record Repeated() implements Result {}

    /** There is no such request. */
    record Unknown() implements Result {}
  }

  /**
   * Stores it.
   *
   * @param generation whom the callback's address names; its token was checked
   * @param job what the body names, absent when it cannot be read
   * @param body as it came, at most 256 KiB
   */
  public Result accept(GenerationId generation, Optional<ProviderJobId> job, String body) {
    var key = new ProviderCallback.Key(generation, digest(body));
    // PostgreSQL's text has no null character; what is stored is for people to look at.
    var storable = body.replace("\0", "");
    var result =
        unitOfWork.<Result>inTransaction(
            store ->
                switch (store.lockArrival(key)) {
                  case FIRST -> {
                    var now = clock.instant();
                    store.add(new ProviderCallback(key, job, storable, now, false));
                    store.schedule(new Task(TaskKind.READ_BACK, key.instance(), now));
                    yield new Result.Stored();
                  }
                  case AGAIN -> new Result.Repeated();
                  case OF_NOTHING -> new Result.Unknown();
                });
    if (job.isEmpty() && !(result instanceof Result.Unknown)) {
      telemetry.counted(Telemetry.Count.CALLBACK_UNREADABLE);
    }
    return result;
  }

  private static String digest(String body) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

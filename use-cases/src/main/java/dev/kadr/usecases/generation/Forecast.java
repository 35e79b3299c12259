package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.generation.Generations;
import dev.kadr.usecases.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says how long a request will take, by what the last ones of its model took. What was learned is
 * good for a while, so that asking costs nothing.
 */
final class Forecast {
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** What is said while nothing is known. */
  private static final Duration UNKNOWN_PICTURE = Duration.ofSeconds(40);

  private static final Duration UNKNOWN_VIDEO = Duration.ofMinutes(4);

  /** Who is late already is nearly there, or nobody knows. */
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private final Generations generations;
  private final int places;
  private final Clock clock;
  private final Map<ModelId, Learned> learned = new ConcurrentHashMap<>();

  Forecast(Generations generations, Policy policy, Clock clock) {
    this.generations = generations;
    this.places = policy.capacity().provider();
    this.clock = clock;
  }

  private record Learned(Duration typical, Instant at) {}

  /** What one request of the model usually takes. */
  Duration typical(ModelId model, OutputKind kind) {
    var now = clock.instant();
    var known = learned.get(model);
    if (known == null || known.at().plus(FRESH).isBefore(now)) {
      known = new Learned(generations.typical(model).orElse(unknown(kind)), now);
      learned.put(model, known);
    }
    return known.typical();
  }

  /** How long one that {@code ahead} others wait before will take. */
  Duration queued(Duration typical, int ahead) {
    return typical.multipliedBy(1 + ahead / places);
  }

  /** How long it will still take; nothing when it is over. */
  Duration left(GenerationRequest request, int ahead) {
    var typical = typical(request.wish().model(), request.terms().kind());
    return switch (request.state()) {
      case State.Queued queued -> queued(typical, ahead);
      case State.Analyzing analyzing -> since(analyzing.since(), typical);
      case State.WritingPrompt writing -> since(writing.since(), typical);
      case State.Submitting submitting -> since(submitting.since(), typical);
      case State.SubmitUnknown unknown -> since(unknown.since(), typical);
      case State.Generating generating -> since(generating.since(), typical);
      case State.Downloading downloading -> SHORTEST;
      case State.TimedOut over -> Duration.ZERO;
      case State.Finished over -> Duration.ZERO;
    };
  }

  private Duration since(Instant start, Duration typical) {
    var left = typical.minus(Duration.between(start, clock.instant()));
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  private static Duration unknown(OutputKind kind) {
    return switch (kind) {
      case PICTURE -> UNKNOWN_PICTURE;
      case VIDEO -> UNKNOWN_VIDEO;
    };
  }
}

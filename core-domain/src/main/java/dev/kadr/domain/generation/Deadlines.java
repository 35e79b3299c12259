package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import java.time.Duration;
import java.util.Map;

/**
 * How long a request may wait for the outside in each state.
 *
 * @param queued for a free place at the provider
 * @param writing for each of the two steps that prepare a prompt
 * @param picture for pictures, from the submission on
 * @param video for videos, from the submission on
 * @param models for what a model makes that has a time of its own
 */
public record Deadlines(
    Duration queued,
    Duration writing,
    Duration picture,
    Duration video,
    Map<ModelId, Duration> models) {
  public static final Deadlines STANDARD =
      new Deadlines(
          Duration.ofMinutes(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  public Deadlines {
    models = Map.copyOf(models);
  }

  /** The same for every model. */
  public Deadlines(Duration queued, Duration writing, Duration picture, Duration video) {
    this(queued, writing, picture, video, Map.of());
  }

  /** The same, but for some models. */
  public Deadlines with(Map<ModelId, Duration> own) {
    return new Deadlines(queued, writing, picture, video, own);
  }

  public Duration of(ModelId model, OutputKind kind) {
    var usual =
        switch (kind) {
          case PICTURE -> picture;
          case VIDEO -> video;
        };
    return models.getOrDefault(model, usual);
  }
}

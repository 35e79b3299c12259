package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.OutputKind;
import java.time.Duration;

/**
 * How long a request may wait for the outside in each state.
 *
 * @param queued for a free place at the provider
 * @param writing for each of the two steps that prepare a prompt
 * @param picture for pictures, from the submission on
 * @param video for videos, from the submission on
 */
public record Deadlines(Duration queued, Duration writing, Duration picture, Duration video) {
  public static final Deadlines STANDARD =
      new Deadlines(
          Duration.ofMinutes(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  public Duration of(OutputKind kind) {
    return switch (kind) {
      case PICTURE -> picture;
      case VIDEO -> video;
    };
  }
}

package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.GenerationRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request as its owner sees it.
 *
 * @param pictures with links that hold for a day; those whose time was over have none and are
 *     missing
 * @param ahead how many requests wait before it; 0 when it does not wait
 * @param left how long it will still take; nothing when it is over
 */
public record Shown(GenerationRequest request, List<Picture> pictures, int ahead, Duration left) {
  public Shown {
    pictures = List.copyOf(pictures);
  }

  /** One result and the addresses at which it can be had; there is no small picture of a video. */
  public record Picture(
      OutputKind kind, URI url, Optional<URI> preview, String mediaType, int width, int height) {}
}

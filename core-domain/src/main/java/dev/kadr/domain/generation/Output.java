package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.OutputKind;
import java.time.Instant;

/**
 * One finished picture or video, kept by us for its time.
 *
 * @param original as the provider made it, reduced to the size that was asked for
 * @param preview a small picture of it; of a video the original, as there is none
 * @param mediaType such as {@code image/png}
 */
public record Output(
    OutputKind kind,
    BlobKey original,
    BlobKey preview,
    String mediaType,
    Dimensions dimensions,
    Keeping keeping) {

  /** One that was just made. */
  public Output(
      OutputKind kind, BlobKey original, BlobKey preview, String mediaType, Dimensions dimensions) {
    this(kind, original, preview, mediaType, dimensions, new Keeping.Kept());
  }

  /** Whether the files are still there. */
  public sealed interface Keeping {
    record Kept() implements Keeping {}

    /** Their time was over: nothing but this record is left of them. */
    record Removed(Instant at) implements Keeping {}
  }

  /** The same output without its files; what was removed before stays as it was. */
  public Output removed(Instant at) {
    return switch (keeping) {
      case Keeping.Kept kept ->
          new Output(kind, original, preview, mediaType, dimensions, new Keeping.Removed(at));
      case Keeping.Removed before -> this;
    };
  }

  /** Pixels and bytes of the original. */
  public record Dimensions(int width, int height, long bytes) {}
}

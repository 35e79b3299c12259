package dev.kadr.domain.generation;

import dev.kadr.domain.catalogue.OutputKind;

/**
 * One finished picture or video, kept by us.
 *
 * @param original as the provider made it, reduced to the size that was asked for
 * @param preview a small picture of it
 * @param mediaType such as {@code image/png}
 */
public record Output(
    OutputKind kind, BlobKey original, BlobKey preview, String mediaType, Dimensions dimensions) {

  /** Pixels and bytes of the original. */
  public record Dimensions(int width, int height, long bytes) {}
}

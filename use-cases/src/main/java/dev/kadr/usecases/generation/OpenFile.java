package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.FileKind;

/** Opens one kept file for somebody who has proved that they may have it. */
public final class OpenFile {
  private final Blobs blobs;

  OpenFile(Blobs blobs) {
    this.blobs = blobs;
  }

  /** What there is. */
  public sealed interface Result {
    record Opened(Content content, FileKind kind) implements Result {}

    /** Nothing is kept under the key any more, or nothing ever was. */
    record Gone() implements Result {}
  }

  public Result open(BlobKey key) {
    return blobs
        .find(key)
        .<Result>map(content -> new Result.Opened(content, FileKind.of(content)))
        .orElseGet(Result.Gone::new);
  }
}

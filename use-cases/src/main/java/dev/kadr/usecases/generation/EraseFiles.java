package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.BlobKey;
import java.util.Collection;

/** Erases files that are noted as to be erased; those that cannot be are tried again later. */
public final class EraseFiles {
  private final Erasure erasure;

  EraseFiles(Erasure erasure) {
    this.erasure = erasure;
  }

  /**
   * How it went.
   *
   * @param stuck how many are there still
   */
  public record Result(int stuck) {}

  public Result erase(Collection<BlobKey> files) {
    return new Result(erasure.of(files).stuck());
  }
}

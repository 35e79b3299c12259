package dev.kadr.domain.generation;

import dev.kadr.domain.accounts.AccountId;
import java.time.Instant;

/**
 * A photo that a buyer sent before saying what for.
 *
 * @param file upright and without metadata, as requests start from it
 * @param preview a small picture of it
 */
public record Upload(
    UploadId id, AccountId account, BlobKey file, BlobKey preview, Shape shape, Instant at) {

  /** Pixels of the file. */
  public record Shape(String mediaType, int width, int height) {}
}

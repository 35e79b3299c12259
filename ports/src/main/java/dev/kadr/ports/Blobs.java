package dev.kadr.ports;

import dev.kadr.domain.generation.BlobKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps bytes under random keys. */
public interface Blobs {
  /**
   * Keeps a copy under a new random key. It is there whole or not at all, also after a crash.
   *
   * @throws java.io.UncheckedIOException when it cannot be kept
   */
  BlobKey put(Content content);

  Optional<Content> find(BlobKey key);

  /** Removes it for good; removing what is not there is no error. */
  void delete(BlobKey key);

  /**
   * What is kept, by key.
   *
   * @param after the last key that was looked at
   */
  List<Kept> list(Optional<BlobKey> after, int limit);

  /** One kept copy and since when it is there. */
  record Kept(BlobKey key, Instant since) {}
}

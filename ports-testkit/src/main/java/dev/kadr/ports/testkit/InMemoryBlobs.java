package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes in a map. */
public final class InMemoryBlobs implements Blobs {
  private final Map<BlobKey, Content> blobs = new ConcurrentHashMap<>();

  @Override
  public BlobKey put(Content content) {
    try (var stream = content.open()) {
      var key = Fixtures.blobKey();
      blobs.put(key, Content.of(stream.readAllBytes()));
      return key;
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot be kept", broken);
    }
  }

  @Override
  public Optional<Content> find(BlobKey key) {
    return Optional.ofNullable(blobs.get(key));
  }

  @Override
  public void delete(BlobKey key) {
    blobs.remove(key);
  }

  /** Everything that is kept: a test sees here what nobody cleaned up. */
  public Set<BlobKey> keys() {
    return Set.copyOf(blobs.keySet());
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes in a map. */
public final class InMemoryBlobs implements Blobs {
  private final Map<BlobKey, Copy> blobs = new ConcurrentHashMap<>();
  private final Clock clock;
  private volatile Optional<BlobKey> stuck = Optional.empty();

  /** Everything in it is as old as {@link Fixtures#NOW}. */
  public InMemoryBlobs() {
    this(MutableClock.atNow());
  }

  public InMemoryBlobs(Clock clock) {
    this.clock = clock;
  }

  private record Copy(Content content, Instant since) {}

  @Override
  public BlobKey put(Content content) {
    try (var stream = content.open()) {
      var key = Fixtures.blobKey();
      blobs.put(key, new Copy(Content.of(stream.readAllBytes()), clock.instant()));
      return key;
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot be kept", broken);
    }
  }

  @Override
  public Optional<Content> find(BlobKey key) {
    return Optional.ofNullable(blobs.get(key)).map(Copy::content);
  }

  /** From now on this one, and no other, cannot be deleted: its disk is read-only. */
  public void refuseToDelete(BlobKey key) {
    stuck = Optional.of(key);
  }

  @Override
  public void delete(BlobKey key) {
    if (stuck.filter(key::equals).isPresent()) {
      throw new UncheckedIOException(new IOException("read-only"));
    }
    blobs.remove(key);
  }

  @Override
  public List<Kept> list(Optional<BlobKey> after, int limit) {
    var beyond = after.map(BlobKey::value).orElse("");
    return blobs.entrySet().stream()
        .filter(copy -> copy.getKey().value().compareTo(beyond) > 0)
        .sorted(Comparator.comparing(copy -> copy.getKey().value()))
        .limit(limit)
        .map(copy -> new Kept(copy.getKey(), copy.getValue().since()))
        .toList();
  }

  /** Everything that is kept: a test sees here what nobody cleaned up. */
  public Set<BlobKey> keys() {
    return Set.copyOf(blobs.keySet());
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.FileLinks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Links that a map remembers. */
public final class InMemoryFileLinks implements FileLinks {
  private final Map<Made, URI> made = new ConcurrentHashMap<>();
  private final Clock clock;

  public InMemoryFileLinks(Clock clock) {
    this.clock = clock;
  }

  private record Made(BlobKey key, Instant until) {}

  @Override
  public URI link(BlobKey key, Duration lifetime) {
    if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("no link lives for " + lifetime);
    }
    var until = clock.instant().plus(lifetime).minusNanos(1).truncatedTo(ChronoUnit.HOURS);
    return made.computeIfAbsent(
        new Made(key, until.plus(Duration.ofHours(1))),
        link -> URI.create("https://kadr.example/files/" + Fixtures.blobKey().value()));
  }

  /** The file behind a link that holds. */
  public Optional<BlobKey> open(URI link) {
    return made.entrySet().stream()
        .filter(known -> known.getValue().equals(link))
        .map(Map.Entry::getKey)
        .filter(known -> clock.instant().isBefore(known.until()))
        .map(Made::key)
        .findAny();
  }
}

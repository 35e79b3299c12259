package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.BlobKey;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

class InMemoryFileLinksTest implements FileLinksContract {
  private final MutableClock clock = new MutableClock(Fixtures.NOW.truncatedTo(ChronoUnit.HOURS));
  private final InMemoryFileLinks links = new InMemoryFileLinks(clock);

  @Override
  public InMemoryFileLinks links() {
    return links;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Override
  public Optional<BlobKey> opened(URI link) {
    return links.open(link);
  }
}

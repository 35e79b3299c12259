package dev.kadr.ports.testkit;

import dev.kadr.ports.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The same ids in every run: 1, 2, 3, in the shape of version 7. */
public final class SequentialIds implements Ids {
  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID next() {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | last.incrementAndGet());
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.ports.Ids;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids of version 7 that no other test has, nor an earlier run against the same database.
 *
 * <p>Two made in one millisecond sort by a counter in the place of their first random bits.
 */
public final class RandomIds implements Ids {
  private final SecureRandom random = new SecureRandom();
  private long last;

  @Override
  public synchronized UUID next() {
    // 48 bits of milliseconds and 12 of a counter that runs over into them.
    last = Math.max(last + 1, System.currentTimeMillis() << 12);
    var high = (last >>> 12 << 16) | 0x7000L | (last & 0xFFFL);
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}

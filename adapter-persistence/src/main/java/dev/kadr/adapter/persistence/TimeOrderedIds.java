package dev.kadr.adapter.persistence;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.kadr.ports.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** UUIDs of version 7: the millisecond first, then what nobody can guess. */
final class TimeOrderedIds implements Ids {
  private final TimeBasedEpochGenerator generator;

  TimeOrderedIds(Clock clock) {
    this.generator =
        new TimeBasedEpochGenerator(
            new SecureRandom(),
            new UUIDClock() {
              @Override
              public long currentTimeMillis() {
                return clock.millis();
              }
            });
  }

  @Override
  public UUID next() {
    return generator.generate();
  }
}

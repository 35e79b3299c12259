package dev.kadr.sandbox.telegram;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The presses of buttons that may still be answered, each once and not for long. */
final class CallbackQueries {
  private record Open(long userId, Instant until) {}

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Duration lifetime;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  CallbackQueries(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
  }

  String open(long userId) {
    var id = Long.toUnsignedString(random.nextLong());
    open.put(id, new Open(userId, clock.instant().plus(lifetime)));
    return id;
  }

  /** Whose query it was; empty when it is unknown, answered or too old. */
  Optional<Long> answer(String id) {
    return Optional.ofNullable(open.remove(id))
        .filter(query -> clock.instant().isBefore(query.until))
        .map(Open::userId);
  }

  void clear() {
    open.clear();
  }
}

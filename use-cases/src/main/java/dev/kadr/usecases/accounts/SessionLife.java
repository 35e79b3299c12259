package dev.kadr.usecases.accounts;

import java.time.Duration;
import java.time.Instant;

/** How long somebody stays signed in. */
final class SessionLife {
  private static final Duration UNUSED = Duration.ofDays(30);
  private static final Duration ALTOGETHER = Duration.ofDays(180);

  private SessionLife() {}

  /** When a session ends that was used now: a month later, and half a year after it began. */
  static Instant end(Instant openedAt, Instant now) {
    var unused = now.plus(UNUSED);
    var altogether = openedAt.plus(ALTOGETHER);
    return unused.isBefore(altogether) ? unused : altogether;
  }
}

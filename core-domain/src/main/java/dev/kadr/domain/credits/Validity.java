package dev.kadr.domain.credits;

import java.time.Instant;

/** How long a grant's credits can be held. */
public sealed interface Validity {
  record Forever() implements Validity {}

  /** Up to, not including, {@code end}. */
  record Until(Instant end) implements Validity {}

  default boolean endedBy(Instant now) {
    return switch (this) {
      case Forever forever -> false;
      case Until until -> !until.end().isAfter(now);
    };
  }
}

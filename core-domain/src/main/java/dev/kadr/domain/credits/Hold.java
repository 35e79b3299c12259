package dev.kadr.domain.credits;

import java.util.List;

/**
 * Credits set aside for one purpose until it is known what becomes of them.
 *
 * @param parts which grants they come from, in the order they were taken; at least one
 */
public record Hold(HoldId id, Purpose purpose, List<Part> parts, Status status) {

  /** What the credits are set aside for; it decides how the hold may end. */
  public enum Purpose {
    /** Ends captured, partly captured or released. */
    GENERATION,
    /** Ends revoked or released. */
    REFUND
  }

  public enum Status {
    OPEN,
    CAPTURED,
    PARTLY_CAPTURED,
    RELEASED,
    REVOKED
  }

  /** Credits of one grant; 1 or more. */
  public record Part(GrantId grant, long amount) {
    public Part {
      if (amount < 1) {
        throw new IllegalArgumentException("a part of a hold has at least one credit");
      }
    }
  }

  public Hold {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a hold holds something");
    }
  }

  public long amount() {
    return parts.stream().mapToLong(Part::amount).sum();
  }

  Hold resolved(Status end) {
    return new Hold(id, purpose, parts, end);
  }
}

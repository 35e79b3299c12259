package dev.kadr.domain.credits;

/** How a grant's credits are spread over its buckets; none is ever negative. */
public record Counters(long available, long held, long spent, long expired, long revoked) {
  public Counters {
    if (available < 0 || held < 0 || spent < 0 || expired < 0 || revoked < 0) {
      throw new IllegalStateException(
          "a counter would be negative: available %d, held %d, spent %d, expired %d, revoked %d"
              .formatted(available, held, spent, expired, revoked));
    }
  }

  static Counters fresh(long amount) {
    return new Counters(amount, 0, 0, 0, 0);
  }

  public long total() {
    return available + held + spent + expired + revoked;
  }

  Counters apply(Transfer.Move move, long amount) {
    return add(move.from(), -amount).and(move.to(), amount);
  }

  private Unchecked add(Bucket bucket, long delta) {
    return new Unchecked(available, held, spent, expired, revoked).plus(bucket, delta);
  }

  /** Half of a move: checked only when both halves are in. */
  private record Unchecked(long available, long held, long spent, long expired, long revoked) {
    Unchecked plus(Bucket bucket, long delta) {
      return switch (bucket) {
        case ISSUED -> this;
        case AVAILABLE -> new Unchecked(available + delta, held, spent, expired, revoked);
        case HELD -> new Unchecked(available, held + delta, spent, expired, revoked);
        case SPENT -> new Unchecked(available, held, spent + delta, expired, revoked);
        case EXPIRED -> new Unchecked(available, held, spent, expired + delta, revoked);
        case REVOKED -> new Unchecked(available, held, spent, expired, revoked + delta);
      };
    }

    Counters and(Bucket bucket, long delta) {
      var both = plus(bucket, delta);
      return new Counters(both.available, both.held, both.spent, both.expired, both.revoked);
    }
  }
}

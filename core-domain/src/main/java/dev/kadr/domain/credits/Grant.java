package dev.kadr.domain.credits;

import java.time.Instant;
import java.util.Comparator;

/** Credits that were given at one time for one reason, and where they are now. */
public record Grant(
    GrantId id,
    Provenance provenance,
    long amount,
    Counters counters,
    Debt debt,
    Validity validity) {

  /** The order in which credits are taken: soonest expiry, then free before paid, then oldest. */
  static final Comparator<Grant> SPENDING_ORDER =
      Comparator.comparing(Grant::end)
          .thenComparing(grant -> grant.provenance.origin().paid())
          .thenComparing(grant -> grant.provenance.at())
          .thenComparing(grant -> grant.id.value());

  public Grant {
    if (amount < 1) {
      throw new IllegalStateException("a grant has at least one credit, not " + amount);
    }
    if (counters.total() != amount) {
      throw new IllegalStateException("the counters of " + id + " do not add up to " + amount);
    }
    if (debt.owedBack() > counters.held()) {
      throw new IllegalStateException(id + " owes more than it holds");
    }
  }

  /** What can be held at {@code now}: nothing once the validity has ended. */
  public long usable(Instant now) {
    return validity.endedBy(now) ? 0 : counters.available();
  }

  /** What was not given back yet, promised back or written off; whose money can still return. */
  long returnable() {
    return Math.max(0, amount - counters.revoked() - debt.owedBack() - debt.writtenOff());
  }

  Grant after(Transfer.Move move, long moved) {
    var next = counters.apply(move, moved);
    return new Grant(id, provenance, amount, next, debt.limitedTo(next.held()), validity);
  }

  /** Pays {@code moved} of the debt: credits promised back leave the hold for good. */
  Grant paysBack(long moved) {
    var next = counters.apply(new Transfer.Move(Bucket.HELD, Bucket.REVOKED), moved);
    return new Grant(id, provenance, amount, next, debt.paid(moved), validity);
  }

  Grant owing(long moreOwed, long moreWrittenOff) {
    return new Grant(
        id, provenance, amount, counters, debt.plus(moreOwed, moreWrittenOff), validity);
  }

  Grant validUntil(Instant end) {
    return new Grant(id, provenance, amount, counters, debt, new Validity.Until(end));
  }

  /** When the validity ends; {@link Instant#MAX} for never. */
  Instant end() {
    return switch (validity) {
      case Validity.Forever forever -> Instant.MAX;
      case Validity.Until until -> until.end();
    };
  }
}

package dev.kadr.domain.credits;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All credits of one account, and the only place that knows the rules about them.
 *
 * <p>Every move is pure: it returns the wallet afterwards together with the {@link Movement} to be
 * appended, or says why not. Adapters lock, append and add up.
 *
 * @param grants those that still have something available or held, and those a hold below names
 * @param holds those that are open, and any other the decision at hand is about
 */
public record Wallet(AccountId account, List<Grant> grants, List<Hold> holds) {
  /** No single move is larger: a slip of the operator's keyboard must not make a fortune. */
  public static final long LARGEST_AMOUNT = 1_000_000;

  /** What a release into an ended grant adds, so that a hold never shortens a validity. */
  static final Duration RELEASE_GRACE = Duration.ofDays(3);

  public Wallet {
    grants = List.copyOf(grants);
    holds = List.copyOf(holds);
  }

  public static Wallet empty(AccountId account) {
    return new Wallet(account, List.of(), List.of());
  }

  /** What came of asking for a hold. */
  public sealed interface HoldAnswer {
    record Held(Wallet next, Movement movement) implements HoldAnswer {}

    /** This hold was made before. */
    record AlreadyHeld() implements HoldAnswer {}

    /** There is too little; nothing moved. */
    record Insufficient(long missing) implements HoldAnswer {}
  }

  /** What can be held at {@code now}. */
  public long available(Instant now) {
    return grants.stream().mapToLong(grant -> grant.usable(now)).sum();
  }

  /** What is set aside for things under way. */
  public long held() {
    return grants.stream().mapToLong(grant -> grant.counters().held()).sum();
  }

  /**
   * Gives credits, once per provenance.
   *
   * @param amount 1 to {@value #LARGEST_AMOUNT}
   */
  public Transition<Wallet, Movement> grant(
      GrantId id, Provenance provenance, long amount, Validity validity) {
    if (grants.stream().anyMatch(known -> known.provenance().sameCauseAs(provenance))) {
      return new Repeated<>();
    }
    if (amount < 1 || amount > LARGEST_AMOUNT) {
      return new Refused<>("a grant has 1 to " + LARGEST_AMOUNT + " credits, not " + amount);
    }
    return switch (validity) {
      case Validity.Until until when !provenance.origin().mayExpire() ->
          new Refused<>("credits of origin " + provenance.origin() + " never expire");
      case Validity.Until until -> granted(id, provenance, amount, validity);
      case Validity.Forever forever -> granted(id, provenance, amount, validity);
    };
  }

  private Transition<Wallet, Movement> granted(
      GrantId id, Provenance provenance, long amount, Validity validity) {
    var ledger = new Ledger(this, provenance.at());
    ledger.open(
        new Grant(id, provenance, amount, Counters.fresh(amount), Debt.NONE, validity),
        "grant/" + provenance.origin() + "/" + provenance.reference());
    return ledger.moved();
  }

  /**
   * Sets credits aside: soonest expiry first, then free before paid, then oldest.
   *
   * @param amount 1 to {@value #LARGEST_AMOUNT}
   * @throws IllegalArgumentException when the amount is outside its range
   */
  public HoldAnswer hold(HoldId id, Hold.Purpose purpose, long amount, Instant now) {
    if (amount < 1 || amount > LARGEST_AMOUNT) {
      throw new IllegalArgumentException("a hold has 1 to " + LARGEST_AMOUNT + " credits");
    }
    if (find(id).isPresent()) {
      return new HoldAnswer.AlreadyHeld();
    }
    var missing = amount - available(now);
    if (missing > 0) {
      return new HoldAnswer.Insufficient(missing);
    }
    var ledger = new Ledger(this, now);
    ledger.open(id, purpose, grants.stream().sorted(Grant.SPENDING_ORDER).toList(), amount);
    return new HoldAnswer.Held(ledger.wallet(), ledger.movement());
  }

  /**
   * Sets aside credits of one grant only, for a refund of the money it was bought with.
   *
   * @param amount 1 to {@value #LARGEST_AMOUNT}
   * @throws IllegalArgumentException when the amount is outside its range
   */
  public HoldAnswer holdForRefund(HoldId id, GrantId grant, long amount, Instant now) {
    if (amount < 1 || amount > LARGEST_AMOUNT) {
      throw new IllegalArgumentException("a hold has 1 to " + LARGEST_AMOUNT + " credits");
    }
    if (find(id).isPresent()) {
      return new HoldAnswer.AlreadyHeld();
    }
    var source = grants.stream().filter(known -> known.id().equals(grant)).toList();
    var missing = amount - source.stream().mapToLong(known -> known.usable(now)).sum();
    if (missing > 0) {
      return new HoldAnswer.Insufficient(missing);
    }
    var ledger = new Ledger(this, now);
    ledger.open(id, Hold.Purpose.REFUND, source, amount);
    return new HoldAnswer.Held(ledger.wallet(), ledger.movement());
  }

  /** Spends the whole hold: everything that it was for came about. */
  public Transition<Wallet, Movement> capture(HoldId id, Instant now) {
    return capture(id, 1, 1, now);
  }

  /**
   * Spends {@code floor(amount × delivered / asked)} of the hold and releases the rest.
   *
   * @param delivered how much of what was asked for came about: 1 to {@code asked}
   * @throws IllegalArgumentException when {@code delivered} is outside its range
   */
  public Transition<Wallet, Movement> capture(HoldId id, int delivered, int asked, Instant now) {
    if (delivered < 1 || delivered > asked) {
      throw new IllegalArgumentException("cannot capture " + delivered + " of " + asked);
    }
    var end = delivered == asked ? Hold.Status.CAPTURED : Hold.Status.PARTLY_CAPTURED;
    return resolve(
        id,
        Hold.Purpose.GENERATION,
        end,
        hold -> {
          var ledger = new Ledger(this, now);
          ledger.capture(hold.resolved(end), hold.amount() * delivered / asked);
          return ledger.moved();
        });
  }

  /** Gives the whole hold back: what it was for did not come about. */
  public Transition<Wallet, Movement> release(HoldId id, Instant now) {
    return find(id)
        .<Transition<Wallet, Movement>>map(
            hold ->
                resolve(
                    id,
                    hold.purpose(),
                    Hold.Status.RELEASED,
                    open -> {
                      var ledger = new Ledger(this, now);
                      ledger.capture(open.resolved(Hold.Status.RELEASED), 0);
                      return ledger.moved();
                    }))
        .orElseGet(() -> unknown(id));
  }

  /** Takes a refund's hold out of the world: its money went back to the buyer. */
  public Transition<Wallet, Movement> revoke(HoldId id, Instant now) {
    return resolve(
        id,
        Hold.Purpose.REFUND,
        Hold.Status.REVOKED,
        hold -> {
          var ledger = new Ledger(this, now);
          ledger.revoke(hold.resolved(Hold.Status.REVOKED));
          return ledger.moved();
        });
  }

  /**
   * Takes back credits whose money was returned without asking us first.
   *
   * <p>What is free is revoked now, what is held is owed back and taken when the hold lets go of
   * it, what is spent is written off.
   *
   * @param amount 1 to what the grant gave and was not given back before
   * @param reference unique to this return of money
   */
  public Transition<Wallet, Movement> takeBack(
      GrantId id, long amount, String reference, Instant now) {
    var found = grants.stream().filter(known -> known.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return new Refused<>("there is no live grant " + id.value());
    }
    var grant = found.get();
    if (amount < 1 || amount > grant.returnable()) {
      return new Refused<>(
          "grant %s can give back 1 to %d, not %d"
              .formatted(id.value(), grant.returnable(), amount));
    }
    var ledger = new Ledger(this, now);
    ledger.takeBack(grant, amount, reference);
    return ledger.moved();
  }

  /**
   * Ends a refund whose money went back: its hold is revoked, and what it could not set aside is
   * taken back, as {@link #takeBack} does.
   *
   * @param hold absent when nothing was free; one that was let go before counts as none
   * @param credits how many credits of the grant belong to the money; what the grant cannot give
   *     back any more is left out
   * @param reference unique to this return of money
   */
  public Transition<Wallet, Movement> refunded(
      Optional<HoldId> hold, GrantId id, long credits, String reference, Instant now) {
    if (grants.stream().noneMatch(known -> known.id().equals(id))) {
      return new Refused<>("there is no live grant " + id.value());
    }
    var open = hold.flatMap(this::find).filter(held -> held.status() == Hold.Status.OPEN);
    var ledger = new Ledger(this, now);
    open.ifPresent(held -> ledger.revoke(held.resolved(Hold.Status.REVOKED)));
    var rest = credits - open.map(Hold::amount).orElse(0L);
    if (!ledger.takeBack(id, rest, reference) && open.isEmpty()) {
      return new Repeated<>();
    }
    return ledger.moved();
  }

  /** Ends what is available in grants whose validity has ended; what is held stays held. */
  public Transition<Wallet, Movement> expire(Instant now) {
    var ended =
        grants.stream()
            .filter(grant -> grant.validity().endedBy(now) && grant.counters().available() > 0)
            .toList();
    if (ended.isEmpty()) {
      return new Repeated<>();
    }
    var ledger = new Ledger(this, now);
    ended.forEach(ledger::expire);
    return ledger.moved();
  }

  /**
   * Ends everything that is free, whatever its validity: its owner leaves. The money behind it can
   * still be given back.
   */
  public Transition<Wallet, Movement> close(Instant now) {
    if (held() > 0) {
      return new Refused<>(held() + " credits are set aside for something under way");
    }
    var left = grants.stream().filter(grant -> grant.counters().available() > 0).toList();
    if (left.isEmpty()) {
      return new Repeated<>();
    }
    var ledger = new Ledger(this, now);
    left.forEach(ledger::expire);
    return ledger.moved();
  }

  private Optional<Hold> find(HoldId id) {
    return holds.stream().filter(hold -> hold.id().equals(id)).findFirst();
  }

  /** A hold ends once; the same end again is old news, another end is impossible news. */
  private Transition<Wallet, Movement> resolve(
      HoldId id, Hold.Purpose purpose, Hold.Status end, Resolution resolution) {
    var found = find(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    var hold = found.get();
    if (hold.purpose() != purpose) {
      return new Refused<>("a hold for " + hold.purpose() + " cannot end " + end);
    }
    if (hold.status() == end) {
      return new Repeated<>();
    }
    if (hold.status() != Hold.Status.OPEN) {
      return new Refused<>("hold " + id.value() + " already ended " + hold.status());
    }
    return resolution.of(hold);
  }

  private static Transition<Wallet, Movement> unknown(HoldId id) {
    return new Refused<>("there is no hold " + id.value());
  }

  @FunctionalInterface
  private interface Resolution {
    Moved<Wallet, Movement> of(Hold open);
  }
}

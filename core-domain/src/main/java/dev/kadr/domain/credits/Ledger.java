package dev.kadr.domain.credits;

import dev.kadr.domain.Transition.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pen of one decision of a {@link Wallet}: whatever moves a counter writes a transfer.
 *
 * <p>Mutable and short-lived: made at the start of a move, thrown away at its end.
 */
final class Ledger {
  private static final Transfer.Move ISSUE = new Transfer.Move(Bucket.ISSUED, Bucket.AVAILABLE);
  private static final Transfer.Move HOLD = new Transfer.Move(Bucket.AVAILABLE, Bucket.HELD);
  private static final Transfer.Move CAPTURE = new Transfer.Move(Bucket.HELD, Bucket.SPENT);
  private static final Transfer.Move RELEASE = new Transfer.Move(Bucket.HELD, Bucket.AVAILABLE);
  private static final Transfer.Move REVOKE = new Transfer.Move(Bucket.HELD, Bucket.REVOKED);
  private static final Transfer.Move TAKE_BACK =
      new Transfer.Move(Bucket.AVAILABLE, Bucket.REVOKED);
  private static final Transfer.Move EXPIRE = new Transfer.Move(Bucket.AVAILABLE, Bucket.EXPIRED);

  private final Wallet before;
  private final Instant now;
  private final Map<GrantId, Grant> grants = new LinkedHashMap<>();
  private final Map<GrantId, Grant> changed = new LinkedHashMap<>();
  private final List<Grant> granted = new ArrayList<>();
  private final List<Transfer> transfers = new ArrayList<>();
  private @Nullable Hold opened;
  private @Nullable Hold resolved;

  Ledger(Wallet before, Instant now) {
    this.before = before;
    this.now = now;
    before.grants().forEach(grant -> grants.put(grant.id(), grant));
  }

  void open(Grant grant, String reference) {
    grants.put(grant.id(), grant);
    granted.add(grant);
    transfers.add(new Transfer(reference, grant.id(), ISSUE, grant.amount(), Reason.GRANT, now));
  }

  /** Takes {@code amount} from {@code sources} in their order; they have at least that much. */
  void open(HoldId id, Hold.Purpose purpose, List<Grant> sources, long amount) {
    var parts = new ArrayList<Hold.Part>();
    var rest = amount;
    for (var source : sources) {
      var taken = Math.min(rest, source.usable(now));
      if (taken > 0) {
        parts.add(new Hold.Part(source.id(), taken));
        put(source.after(HOLD, taken));
        write("hold/" + id.value(), source.id(), HOLD, taken, Reason.HOLD);
        rest -= taken;
      }
    }
    opened = new Hold(id, purpose, parts, Hold.Status.OPEN);
  }

  /** Spends the first {@code amount} credits of the hold, in its order, and releases the others. */
  void capture(Hold hold, long amount) {
    var rest = amount;
    for (var part : hold.parts()) {
      var spent = Math.min(rest, part.amount());
      release(hold, part.grant(), part.amount() - spent);
      if (spent > 0) {
        put(grant(part.grant()).after(CAPTURE, spent));
        write("capture/" + hold.id().value(), part.grant(), CAPTURE, spent, Reason.CAPTURE);
        rest -= spent;
      }
    }
    resolved = hold;
  }

  void revoke(Hold hold) {
    for (var part : hold.parts()) {
      put(grant(part.grant()).after(REVOKE, part.amount()));
      write("revoke/" + hold.id().value(), part.grant(), REVOKE, part.amount(), Reason.REVOCATION);
    }
    resolved = hold;
  }

  /** Whether anything of it could be taken back. */
  boolean takeBack(GrantId id, long wanted, String reference) {
    var amount = Math.min(wanted, grant(id).returnable());
    if (amount > 0) {
      takeBack(grant(id), amount, reference);
    }
    return amount > 0;
  }

  void takeBack(Grant grant, long amount, String reference) {
    var free = Math.min(amount, grant.counters().available());
    if (free > 0) {
      put(grant.after(TAKE_BACK, free));
      write("take-back/" + reference, grant.id(), TAKE_BACK, free, Reason.REVOCATION);
    }
    var left = grant(grant.id());
    var owed = Math.min(amount - free, left.counters().held() - left.debt().owedBack());
    put(left.owing(owed, amount - free - owed));
  }

  void expire(Grant grant) {
    var amount = grant.counters().available();
    put(grant.after(EXPIRE, amount));
    // A grant can end more than once, even at the same end: a node whose clock is behind releases
    // into it as if it had not ended. What expired before is never the same twice.
    write("expire/" + grant.counters().expired(), grant.id(), EXPIRE, amount, Reason.EXPIRY);
  }

  /** What is owed back is paid first; only what is left comes free again. */
  private void release(Hold hold, GrantId id, long amount) {
    var owed = Math.min(amount, grant(id).debt().owedBack());
    if (owed > 0) {
      put(grant(id).paysBack(owed));
      write("pay-back/" + hold.id().value(), id, REVOKE, owed, Reason.REVOCATION);
    }
    var free = amount - owed;
    if (free > 0) {
      var next = grant(id).after(RELEASE, free);
      put(next.validity().endedBy(now) ? next.validUntil(now.plus(Wallet.RELEASE_GRACE)) : next);
      write("release/" + hold.id().value(), id, RELEASE, free, Reason.RELEASE);
    }
  }

  private Grant grant(GrantId id) {
    var grant = grants.get(id);
    if (grant == null) {
      throw new IllegalStateException("a hold names grant " + id.value() + ", which is not loaded");
    }
    return grant;
  }

  private void put(Grant grant) {
    grants.put(grant.id(), grant);
    changed.put(grant.id(), grant);
  }

  private void write(String cause, GrantId grant, Transfer.Move move, long amount, Reason reason) {
    transfers.add(new Transfer(cause + "/" + grant.value(), grant, move, amount, reason, now));
  }

  Wallet wallet() {
    var holds = new LinkedHashMap<HoldId, Hold>();
    before.holds().forEach(hold -> holds.put(hold.id(), hold));
    Optional.ofNullable(opened).ifPresent(hold -> holds.put(hold.id(), hold));
    Optional.ofNullable(resolved).ifPresent(hold -> holds.put(hold.id(), hold));
    return new Wallet(before.account(), List.copyOf(grants.values()), List.copyOf(holds.values()));
  }

  Movement movement() {
    return new Movement(
        before.account(),
        granted,
        List.copyOf(changed.values()),
        Optional.ofNullable(opened),
        Optional.ofNullable(resolved),
        transfers);
  }

  Moved<Wallet, Movement> moved() {
    return new Moved<>(wallet(), movement());
  }
}

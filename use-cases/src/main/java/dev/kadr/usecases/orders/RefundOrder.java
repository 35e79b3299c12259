package dev.kadr.usecases.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.PaymentGateway.Receipt;
import dev.kadr.ports.orders.Purchase;
import java.util.Optional;

/**
 * Gives an order's money back, the whole or a part: sets its unspent credits aside, commits the
 * exact request, and only then asks the gateway.
 */
public final class RefundOrder {
  private static final int MAX_REASON = 200;

  private final Till till;
  private final RefundDesk desk;
  private final Ids ids;
  private final Checkpoint checkpoint;

  RefundOrder(Till till, RefundDesk desk, Ids ids, Checkpoint checkpoint) {
    this.till = till;
    this.desk = desk;
    this.ids = ids;
    this.checkpoint = checkpoint;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It was asked for; the refund says how far it is. */
    record Asked(Refund refund) implements Result {}

    record UnknownOrder() implements Result {}

    /** No money came, or nobody knows. */
    record NotPaid() implements Result {}

    /** More than what is left of the money; {@code left} is the most that can be given back. */
    record TooMuch(Money left) implements Result {}

    /** Another refund of the same payment is not decided. */
    record UnderWay() implements Result {}

    /** All of it went back before. */
    record NothingLeft() implements Result {}

    /** A part needs a receipt, and nobody said where it goes. */
    record NeedsContact() implements Result {}

    /** The shop has no keys. */
    record Closed() implements Result {}

    record NotAllowed(String reason) implements Result {}
  }

  /**
   * Gives money back.
   *
   * @param amount absent for all that is left of the latest payment
   * @param reason in the operator's words; 1 to 200 characters
   */
  public Result refund(OrderId order, Optional<Money> amount, String reason) {
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      return new Result.NotAllowed("a reason has 1 to " + MAX_REASON + " characters");
    }
    if (amount.filter(it -> it.minorUnits() < 1).isPresent()) {
      return new Result.NotAllowed("a refund gives back at least the smallest coin");
    }
    if (!(till.gateway().availability() instanceof Availability.Ready ready)) {
      return new Result.Closed();
    }
    var wish = new Wish(new RefundId(ids.next()), amount, reason, ready.receipts());
    var asked = till.<Result>inTransaction(store -> ask(store, order, wish));
    return asked instanceof Result.Asked(var refund) ? send(order, refund) : asked;
  }

  private record Wish(RefundId id, Optional<Money> amount, String reason, boolean receipts) {}

  private Result ask(Store store, OrderId order, Wish wish) {
    var locked = store.lockOrder(order);
    if (locked.isEmpty()) {
      return new Result.UnknownOrder();
    }
    var purchase = locked.get().purchase();
    var paid =
        purchase.payments().reversed().stream()
            .filter(payment -> payment.state() instanceof Payment.State.Succeeded)
            .toList();
    if (paid.isEmpty()) {
      return new Result.NotPaid();
    }
    if (paid.stream().anyMatch(payment -> purchase.returns(payment.id()).isUnderWay())) {
      return new Result.UnderWay();
    }
    return paid.stream()
        .filter(payment -> purchase.returns(payment.id()).left().minorUnits() > 0)
        .findFirst()
        .map(payment -> ask(store, locked.get(), payment, wish))
        .orElseGet(Result.NothingLeft::new);
  }

  private Result ask(Store store, LockedOrder locked, Payment payment, Wish wish) {
    var left = locked.purchase().returns(payment.id()).left();
    if (wish.amount().filter(it -> it.currency() != left.currency()).isPresent()) {
      return new Result.NotAllowed("the order was paid in " + left.currency());
    }
    var amount = wish.amount().orElse(left);
    if (amount.isMoreThan(left)) {
      return new Result.TooMuch(left);
    }
    var receipt = receipt(locked.purchase(), amount, wish);
    return receipt.isEmpty() && wish.receipts() && isPart(locked.purchase(), amount)
        ? new Result.NeedsContact()
        : ask(store, locked, payment, new Asking(wish, amount, receipt));
  }

  private record Asking(Wish wish, Money amount, Optional<Receipt> receipt) {}

  private static boolean isPart(Purchase purchase, Money amount) {
    return purchase.order().goods().price().isMoreThan(amount);
  }

  private Optional<Receipt> receipt(Purchase purchase, Money amount, Wish wish) {
    return wish.receipts() && isPart(purchase, amount)
        ? till.orders()
            .contact(purchase.order().buyer().account())
            .map(Contact::email)
            .map(email -> new Receipt(email, purchase.order().goods().name()))
        : Optional.empty();
  }

  private Result ask(Store store, LockedOrder locked, Payment payment, Asking asking) {
    var provider = payment.provider().orElseThrow();
    var credits = locked.purchase().returns(payment.id()).creditsOf(asking.amount());
    var hold = hold(store, locked, provider, credits);
    var id = asking.wish().id();
    var body =
        till.gateway()
            .write(
                new PaymentGateway.RefundOrder(
                    id, provider, asking.amount(), asking.wish().reason(), asking.receipt()));
    var now = till.now();
    var refund =
        new Refund(
            id,
            payment.id(),
            new Refund.Terms(asking.amount(), credits, hold, asking.wish().reason()),
            new Refund.Origin.Ours("ref-" + id.value(), body),
            now,
            new Refund.State.Requested());
    store.add(refund);
    store.schedule(new Task(TaskKind.REFUND, id.value().toString(), now.plus(Paces.SOON)));
    return new Result.Asked(refund);
  }

  /** Sets aside what is free of the bought credits; what is spent or held is settled afterwards. */
  private Optional<HoldId> hold(
      Store store, LockedOrder locked, ProviderPaymentId payment, long credits) {
    var now = till.now();
    var grant = Cashbook.grantOf(locked.wallet(), payment);
    var free = grant.map(it -> Math.min(it.usable(now), credits)).orElse(0L);
    if (free == 0) {
      return Optional.empty();
    }
    var id = new HoldId(ids.next());
    store.append(held(locked.wallet().holdForRefund(id, grant.orElseThrow().id(), free, now)));
    return Optional.of(id);
  }

  private static Movement held(Wallet.HoldAnswer answer) {
    return switch (answer) {
      case Wallet.HoldAnswer.Held(var wallet, var movement) -> movement;
      case Wallet.HoldAnswer.AlreadyHeld never -> throw new IllegalStateException("a used id");
      case Wallet.HoldAnswer.Insufficient never -> throw new IllegalStateException("it was free");
    };
  }

  private Result send(OrderId order, Refund refund) {
    checkpoint.reached("refund-requested");
    if (!(refund.origin() instanceof Refund.Origin.Ours ours)) {
      throw new IllegalStateException("a refund of ours is ours");
    }
    return switch (desk.send(order, refund, ours, false)) {
      case RefundDesk.Answered.Booked(var now) -> new Result.Asked(now);
      case RefundDesk.Answered.Nothing later -> now(order, refund);
      case RefundDesk.Answered.NotFound later -> now(order, refund);
      case RefundDesk.Answered.Refused later -> now(order, refund);
      case RefundDesk.Answered.NotOurs later -> now(order, refund);
    };
  }

  private Result now(OrderId order, Refund refund) {
    return new Result.Asked(
        till.orders().find(order).stream()
            .flatMap(purchase -> purchase.refunds().stream())
            .filter(it -> it.id().equals(refund.id()))
            .findFirst()
            .orElse(refund));
  }
}

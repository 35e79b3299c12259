package dev.kadr.ports.testkit;

import static dev.kadr.ports.testkit.Given.moved;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.Checkout.Booking;
import dev.kadr.domain.orders.Goods;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.RefundNews;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Puts orders, payments and refunds into a store, the way use cases do. */
public final class GivenOrders {
  private final Given given;
  private final UnitOfWork unitOfWork;

  public GivenOrders(UnitOfWork unitOfWork) {
    this.given = new Given(unitOfWork);
    this.unitOfWork = unitOfWork;
  }

  /** An order of an account of its own that was just placed, with its first attempt. */
  public Purchase placed() {
    return placed(given.account());
  }

  public Purchase placed(AccountId account) {
    var order =
        Order.placed(
            new OrderId(Fixtures.random()),
            new Buyer(account, purchaseKey(), Channel.BOT, new TreeMap<>()),
            Goods.of(Fixtures.creditPackage()),
            Fixtures.NOW);
    var payment = attempt(order, 1);
    given.commit(
        store -> {
          store.add(order);
          store.add(payment);
        });
    return new Purchase(new Checkout(order, List.of(payment)), List.of());
  }

  public static PurchaseKey purchaseKey() {
    return new PurchaseKey("press:" + Fixtures.random());
  }

  /** An attempt that nobody has stored yet. */
  public static Payment attempt(Order order, int number) {
    var id = new PaymentId(Fixtures.random());
    return Payment.asked(
        id,
        order.id(),
        number,
        new Payment.Request(
            "pay-" + id.value(), "{\"a\": \"'\\n\u0444\"}", order.goods().price(), Fixtures.NOW));
  }

  public static ProviderPaymentId providerPayment() {
    return new ProviderPaymentId(Fixtures.random().toString());
  }

  public static ProviderRefundId providerRefund() {
    return new ProviderRefundId(Fixtures.random().toString());
  }

  /** Lets a payment hear news, with all that follows for its order and the credits. */
  public Purchase hear(OrderId order, PaymentId payment, PaymentNews news, Instant now) {
    return unitOfWork.inTransaction(
        store -> {
          var locked = store.lockOrder(order).orElseThrow();
          var checkout = locked.purchase().checkout();
          var booked = (Booking.Booked) checkout.heard(payment, news, now);
          note(store, locked, booked, now);
          return new Purchase(
              new Checkout(
                  booked.order().map(step -> step.next()).orElse(checkout.order()),
                  checkout.payments().stream()
                      .map(it -> it.id().equals(payment) ? booked.payment() : it)
                      .toList()),
              locked.purchase().refunds());
        });
  }

  static void note(Store store, LockedOrder locked, Booking.Booked booked, Instant now) {
    store.save(booked.payment());
    booked.order().ifPresent(step -> store.save(step.next()));
    if (booked.payment().state() instanceof Payment.State.Succeeded(var at, var by)) {
      store.append(
          moved(
                  locked
                      .wallet()
                      .grant(
                          new GrantId(Fixtures.random()),
                          new Provenance(Origin.PURCHASE, by.value(), now),
                          locked.purchase().order().goods().credits(),
                          new Validity.Forever()))
              .event());
    }
  }

  /** An order of an account of its own whose money came. */
  public Purchase paid() {
    return paid(given.account());
  }

  public Purchase paid(AccountId account) {
    var placed = placed(account);
    return hear(
        placed.order().id(),
        placed.payments().getFirst().id(),
        new PaymentNews.Succeeded(providerPayment()),
        Fixtures.NOW);
  }

  /** A refund of a part of a paid order, with its credits set aside. */
  public Purchase refunding() {
    return refunding(paid());
  }

  public Purchase refunding(Purchase paid) {
    var order = paid.order().id();
    return unitOfWork.inTransaction(
        store -> {
          var locked = store.lockOrder(order).orElseThrow();
          var payment = locked.purchase().payments().getFirst();
          var grant =
              locked.wallet().grants().stream()
                  .filter(it -> it.provenance().origin() == Origin.PURCHASE)
                  .findFirst()
                  .orElseThrow();
          var amount = new Money(10_000, Currency.RUB);
          var hold = new HoldId(Fixtures.random());
          var held = locked.wallet().holdForRefund(hold, grant.id(), 5, Fixtures.NOW);
          store.append(((Wallet.HoldAnswer.Held) held).movement());
          var id = new RefundId(Fixtures.random());
          var refund =
              new Refund(
                  id,
                  payment.id(),
                  new Refund.Terms(amount, 5, Optional.of(hold), "asked for it"),
                  new Refund.Origin.Ours("ref-" + id.value(), "{}"),
                  Fixtures.NOW,
                  new Refund.State.Requested());
          store.add(refund);
          return new Purchase(locked.purchase().checkout(), List.of(refund));
        });
  }

  /** The same, when the money went back. */
  public Purchase refunded() {
    var refunding = refunding();
    return unitOfWork.inTransaction(
        store -> {
          var locked = store.lockOrder(refunding.order().id()).orElseThrow();
          var refund = locked.purchase().refunds().getFirst();
          var next =
              moved(refund.heard(new RefundNews.Succeeded(providerRefund()), Fixtures.NOW)).next();
          store.save(next);
          var hold = refund.terms().hold().orElseThrow();
          store.append(moved(locked.wallet().revoke(hold, Fixtures.NOW)).event());
          return new Purchase(locked.purchase().checkout(), List.of(next));
        });
  }
}

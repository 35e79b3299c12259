package dev.kadr.usecases;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.PaymentShelf;
import dev.kadr.usecases.orders.AcceptNotification;
import dev.kadr.usecases.orders.CheckOrder;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.PlaceOrder;
import dev.kadr.usecases.orders.RefundOrder;
import java.time.Duration;
import java.util.Optional;

/** Buys and pays at a {@link Shop}, as a test says; the reconciler goes round every minute. */
final class Counter {
  private static final Duration ROUND = Duration.ofMinutes(1);

  final Shop shop = new Shop();
  final OrderUseCases orders = shop.does.orders();
  final PaymentShelf shelf = shop.gateway.shelf();

  OrderId bought(Account buyer) {
    if (place(buyer) instanceof PlaceOrder.Result.Placed(var purchase)) {
      return purchase.order().id();
    }
    throw new IllegalStateException("not placed");
  }

  PlaceOrder.Result place(Account buyer) {
    var key = GivenOrders.purchaseKey();
    return orders
        .selling()
        .place()
        .place(
            Buyer.of(buyer.id(), key, Channel.BOT),
            Fixtures.creditPackage().id(),
            Optional.empty());
  }

  /** An order whose buyer paid, and everything that follows. */
  OrderId paid(Account buyer) {
    var order = bought(buyer);
    shelf.pay(providerOf(order));
    notified("payment.succeeded", providerOf(order));
    shop.work();
    return order;
  }

  Purchase purchase(OrderId order) {
    return shop.world.orders().find(order).orElseThrow();
  }

  Order.State state(OrderId order) {
    return purchase(order).order().state();
  }

  Payment payment(OrderId order) {
    return purchase(order).payments().getFirst();
  }

  Payment second(OrderId order) {
    return purchase(order).payments().get(1);
  }

  ProviderPaymentId providerOf(OrderId order) {
    return payment(order).provider().orElseThrow();
  }

  AcceptNotification.Result notified(String event, ProviderPaymentId payment) {
    return notified(event, payment.value(), About.PAYMENT);
  }

  AcceptNotification.Result notified(ProviderRefundId refund) {
    return notified("refund.succeeded", refund.value(), About.REFUND);
  }

  AcceptNotification.Result notified(String event, String subject, About about) {
    return orders
        .notifications()
        .accept()
        .accept(new Notification.Key(event, subject), about, "{}");
  }

  Notification.Status heard(String event, String subject) {
    return shop.world
        .orders()
        .notification(new Notification.Key(event, subject))
        .orElseThrow()
        .status();
  }

  CheckOrder.Result check(Account buyer, OrderId order) {
    return orders.selling().check().check(buyer.id(), order);
  }

  RefundOrder.Result refund(OrderId order) {
    return orders.returning().refund().refund(order, Optional.empty(), "asked for it");
  }

  Refund refundOf(OrderId order) {
    return purchase(order).refunds().getFirst();
  }

  /** Lets time pass, with a round of the reconciler in every minute. */
  void pass(Duration time) {
    var end = shop.clock.instant().plus(time);
    while (shop.clock.instant().isBefore(end)) {
      var rest = Duration.between(shop.clock.instant(), end);
      shop.pass(rest.compareTo(ROUND) < 0 ? rest : ROUND);
      shop.tasks.roundsDue(shop.clock.instant());
      shop.work();
    }
  }
}

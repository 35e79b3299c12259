package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.orders.Orders;
import java.time.Clock;
import java.util.Optional;

/** Finds what a notice about money has to say at the moment it is said. */
final class MoneyWording {
  private final Orders orders;
  private final Accounts accounts;
  private final Clock clock;

  MoneyWording(Orders orders, Accounts accounts, Clock clock) {
    this.orders = orders;
    this.accounts = accounts;
    this.clock = clock;
  }

  Optional<CustomerMessage> paid(PaymentId payment, AccountId account) {
    return orders
        .orderOf(payment)
        .flatMap(orders::find)
        .map(
            purchase ->
                new CustomerMessage.Paid(
                    purchase.order().id(),
                    purchase.order().goods().credits(),
                    balance(account),
                    orders
                        .subscription(account)
                        .filter(it -> it.isActive(clock.instant()))
                        .map(Subscription::end)));
  }

  /** Nothing when the money came after all: that is told instead. */
  Optional<CustomerMessage> cancelled(OrderId id) {
    return orders
        .find(id)
        .filter(purchase -> purchase.order().state() instanceof Order.State.Cancelled)
        .map(purchase -> purchase.order().goods())
        .map(goods -> new CustomerMessage.PaymentCancelled(id, goods.id(), goods.name()));
  }

  Optional<CustomerMessage> refunded(RefundId id, AccountId account) {
    return orders
        .orderOf(id)
        .flatMap(orders::find)
        .flatMap(
            purchase ->
                purchase.refunds().stream()
                    .filter(refund -> refund.id().equals(id))
                    .filter(Refund::isDone)
                    .findFirst()
                    .map(
                        refund ->
                            new CustomerMessage.Refunded(
                                purchase.order().id(), refund.terms().amount(), balance(account))));
  }

  private long balance(AccountId account) {
    return accounts.wallet(account).available(clock.instant());
  }
}

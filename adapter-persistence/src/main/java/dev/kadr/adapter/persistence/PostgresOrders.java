package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The orders in PostgreSQL. */
final class PostgresOrders implements Orders {
  private final Jdbi jdbi;
  private final OrderReads reads;

  PostgresOrders(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.reads = jdbi.onDemand(OrderReads.class);
  }

  @Override
  public Optional<Purchase> find(OrderId order) {
    return whole(List.of(order.value())).stream().findFirst();
  }

  @Override
  public List<Purchase> history(AccountId account, Optional<OrderId> after, int limit) {
    return whole(
        Failures.reading(
            () ->
                after
                    .map(last -> reads.behind(account.value(), last.value(), limit))
                    .orElseGet(() -> reads.of(account.value(), limit))));
  }

  /** Three statements that see one moment: a payment is never shown without its order's move. */
  private List<Purchase> whole(List<UUID> ids) {
    return Failures.reading(
        () ->
            jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> {
                  var own = handle.attach(OrderReads.class);
                  var orders = own.orders(ids);
                  var payments = own.payments(ids);
                  var refunds = own.refunds(ids);
                  return orders.stream()
                      .map(order -> OrderRows.purchase(order, payments, refunds))
                      .toList();
                }));
  }

  @Override
  public Optional<OrderId> orderOf(PaymentId payment) {
    return Failures.reading(() -> reads.orderOfPayment(payment.value()).map(OrderId::new));
  }

  @Override
  public Optional<OrderId> orderOf(ProviderPaymentId payment) {
    return Failures.reading(() -> reads.orderOfPayment(payment.value()).map(OrderId::new));
  }

  @Override
  public Optional<OrderId> orderOf(RefundId refund) {
    return Failures.reading(() -> reads.orderOfRefund(refund.value()).map(OrderId::new));
  }

  @Override
  public Optional<OrderId> orderOf(ProviderRefundId refund) {
    return Failures.reading(() -> reads.orderOfRefund(refund.value()).map(OrderId::new));
  }

  @Override
  public Optional<Subscription> subscription(AccountId account) {
    return Failures.reading(
        () -> reads.subscription(account.value()).map(OrderRows.SubscriptionRow::toDomain));
  }

  @Override
  public Optional<Contact> contact(AccountId account) {
    return Failures.reading(
        () -> reads.contact(account.value()).map(OrderRows.ContactRow::toDomain));
  }

  @Override
  public Optional<Notification> notification(Notification.Key key) {
    return Failures.reading(
        () ->
            reads
                .notification(key.event(), key.subject())
                .map(OrderRows.NotificationRow::toDomain));
  }

  @Override
  public List<PaymentId> undecidedPayments(int limit) {
    return payments(true, limit);
  }

  @Override
  public List<PaymentId> unattendedPayments(int limit) {
    return payments(false, limit);
  }

  private List<PaymentId> payments(boolean all, int limit) {
    return Failures.reading(
        () -> reads.undecidedPayments(all, limit).stream().map(PaymentId::new).toList());
  }

  @Override
  public List<RefundId> undecidedRefunds(int limit) {
    return refunds(true, limit);
  }

  @Override
  public List<RefundId> unattendedRefunds(int limit) {
    return refunds(false, limit);
  }

  private List<RefundId> refunds(boolean all, int limit) {
    return Failures.reading(
        () -> reads.undecidedRefunds(all, limit).stream().map(RefundId::new).toList());
  }

  @Override
  public List<Notification.Key> undecidedNotifications(int limit) {
    return notifications(true, limit);
  }

  @Override
  public List<Notification.Key> unattendedNotifications(int limit) {
    return notifications(false, limit);
  }

  private List<Notification.Key> notifications(boolean all, int limit) {
    return Failures.reading(
        () ->
            reads.undecidedNotifications(all, limit).stream()
                .map(row -> row.toDomain().key())
                .toList());
  }
}

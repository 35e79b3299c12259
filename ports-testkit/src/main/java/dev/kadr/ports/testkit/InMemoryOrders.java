package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The orders of an {@link InMemoryWorld}. */
final class InMemoryOrders implements Orders {
  private final InMemoryWorld world;

  InMemoryOrders(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Purchase> find(OrderId order) {
    return new Purchases(world.committed()).find(order);
  }

  @Override
  public Optional<OrderId> orderOf(PaymentId payment) {
    return Optional.ofNullable(world.committed().payments.get(payment)).map(Payment::order);
  }

  @Override
  public Optional<OrderId> orderOf(ProviderPaymentId payment) {
    return world.committed().payments.values().stream()
        .filter(known -> known.provider().equals(Optional.of(payment)))
        .findFirst()
        .map(Payment::order);
  }

  @Override
  public Optional<OrderId> orderOf(RefundId refund) {
    var tables = world.committed();
    return Optional.ofNullable(tables.refunds.get(refund))
        .flatMap(known -> new Purchases(tables).orderOf(known));
  }

  @Override
  public Optional<OrderId> orderOf(ProviderRefundId refund) {
    var tables = world.committed();
    return tables.refunds.values().stream()
        .filter(known -> known.provider().equals(Optional.of(refund)))
        .findFirst()
        .flatMap(known -> new Purchases(tables).orderOf(known));
  }

  @Override
  public List<Purchase> history(AccountId account, Optional<OrderId> after, int limit) {
    var all = new Purchases(world.committed()).of(account).toList();
    var ids = all.stream().map(purchase -> purchase.order().id()).toList();
    var known = after.map(ids::indexOf).orElse(-1);
    var skipped = after.isPresent() && known < 0 ? all.size() : known + 1;
    return all.stream().skip(skipped).limit(limit).toList();
  }

  @Override
  public Optional<Subscription> subscription(AccountId account) {
    return Optional.ofNullable(world.committed().subscriptions.get(account));
  }

  @Override
  public Optional<Contact> contact(AccountId account) {
    return Optional.ofNullable(world.committed().contacts.get(account));
  }

  @Override
  public Optional<Notification> notification(Notification.Key key) {
    return Optional.ofNullable(world.committed().notifications.get(key));
  }

  @Override
  public List<PaymentId> undecidedPayments(int limit) {
    return payments(world.committed()).limit(limit).toList();
  }

  @Override
  public List<RefundId> undecidedRefunds(int limit) {
    return refunds(world.committed()).limit(limit).toList();
  }

  @Override
  public List<Notification.Key> undecidedNotifications(int limit) {
    return notifications(world.committed())
        .filter(it -> it.status() != Notification.Status.IDLE)
        .map(Notification::key)
        .limit(limit)
        .toList();
  }

  @Override
  public List<PaymentId> unattendedPayments(int limit) {
    var tables = world.committed();
    return payments(tables)
        .filter(id -> isAlone(tables, TaskKind.PAYMENT, id.value().toString()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<RefundId> unattendedRefunds(int limit) {
    var tables = world.committed();
    return refunds(tables)
        .filter(id -> isAlone(tables, TaskKind.REFUND, id.value().toString()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Notification.Key> unattendedNotifications(int limit) {
    var tables = world.committed();
    return notifications(tables)
        .filter(it -> it.status() == Notification.Status.WAITING)
        .map(Notification::key)
        .filter(key -> isAlone(tables, TaskKind.NOTIFICATION, key.instance()))
        .limit(limit)
        .toList();
  }

  private static boolean isAlone(Tables tables, TaskKind kind, String instance) {
    return !tables.tasks.containsKey(new Tables.TaskKey(kind, instance));
  }

  private static Stream<PaymentId> payments(Tables tables) {
    return tables.payments.values().stream()
        .filter(Payment::isLive)
        .sorted(
            Comparator.comparing((Payment payment) -> payment.request().askedAt())
                .thenComparing(payment -> payment.id().value()))
        .map(Payment::id);
  }

  private static Stream<RefundId> refunds(Tables tables) {
    return tables.refunds.values().stream()
        .filter(Refund::isUnderWay)
        .sorted(Comparator.comparing(Refund::askedAt).thenComparing(refund -> refund.id().value()))
        .map(Refund::id);
  }

  private static Stream<Notification> notifications(Tables tables) {
    return tables.notifications.values().stream()
        .filter(it -> it.status() != Notification.Status.SETTLED)
        .sorted(
            Comparator.comparing(Notification::receivedAt)
                .thenComparing(it -> it.key().instance()));
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.Goods;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows about money, with a lock or without. */
interface OrderRows {
  /** An order with all that belongs to it. */
  static Purchase purchase(OrderRow order, List<PaymentRow> payments, List<RefundRow> refunds) {
    var own = payments.stream().filter(it -> it.orderId().equals(order.id())).toList();
    var attempts = own.stream().map(PaymentRow::id).toList();
    return new Purchase(
        new Checkout(order.toDomain(), own.stream().map(PaymentRow::toDomain).toList()),
        refunds.stream()
            .filter(it -> attempts.contains(it.paymentId()))
            .map(RefundRow::toDomain)
            .toList());
  }

  private static Money money(long minorUnits, String currency) {
    return new Money(minorUnits, Currency.valueOf(currency));
  }

  /** The columns of an order. */
  record OrderRow(
      UUID id,
      UUID accountId,
      String purchaseKey,
      String channel,
      String utm,
      Instant placedAt,
      String packageId,
      String name,
      long price,
      String currency,
      long credits,
      int days,
      String status,
      Instant since,
      @Nullable String reason,
      @Nullable List<String> paidBy) {

    Order toDomain() {
      var state =
          new OrderStates(Names.parse(OrderStates.Status.class, status), since, reason, null);
      return new Order(
          new OrderId(id),
          new Buyer(
              new AccountId(accountId),
              new PurchaseKey(purchaseKey),
              Names.parse(Channel.class, channel),
              Json.settings(utm)),
          new Goods(new PackageId(packageId), name, money(price, currency), credits, days),
          placedAt,
          state.toState(paidBy));
    }
  }

  /** The columns of a payment. */
  record PaymentRow(
      UUID id,
      UUID orderId,
      int attempt,
      String idempotenceKey,
      String body,
      long amount,
      String currency,
      Instant askedAt,
      String status,
      Instant since,
      @Nullable String providerId,
      @Nullable String page,
      @Nullable String reason) {

    Payment toDomain() {
      var state =
          new PaymentStates(
              Names.parse(PaymentStates.Status.class, status), since, providerId, page, reason);
      return new Payment(
          new PaymentId(id),
          new OrderId(orderId),
          attempt,
          new Payment.Request(idempotenceKey, body, money(amount, currency), askedAt),
          state.toState());
    }
  }

  /** The columns of a refund. */
  record RefundRow(
      UUID id,
      UUID paymentId,
      long amount,
      String currency,
      long credits,
      @Nullable UUID holdId,
      String wantedBecause,
      @Nullable String idempotenceKey,
      @Nullable String body,
      Instant askedAt,
      String status,
      Instant since,
      @Nullable String providerId,
      @Nullable String reason) {

    Refund toDomain() {
      var state =
          new RefundStates(
              Names.parse(RefundStates.Status.class, status), since, providerId, reason);
      return new Refund(
          new RefundId(id),
          new PaymentId(paymentId),
          new Refund.Terms(
              money(amount, currency),
              credits,
              Optional.ofNullable(holdId).map(HoldId::new),
              wantedBecause),
          idempotenceKey == null || body == null
              ? new Refund.Origin.Dashboard()
              : new Refund.Origin.Ours(idempotenceKey, body),
          askedAt,
          state.toState());
    }
  }

  /** The columns of a subscription. */
  record SubscriptionRow(UUID accountId, Instant endsAt) {
    Subscription toDomain() {
      return new Subscription(new AccountId(accountId), endsAt);
    }
  }

  /** The columns of a contact. */
  record ContactRow(UUID accountId, String email, Instant givenAt) {
    Contact toDomain() {
      return new Contact(new AccountId(accountId), new Email(email), givenAt);
    }
  }

  /** The columns of a notification. */
  record NotificationRow(
      String event, String subject, String about, String body, Instant receivedAt, String status) {
    Notification toDomain() {
      return new Notification(
          new Notification.Key(event, subject),
          Names.parse(Notification.About.class, about),
          body,
          receivedAt,
          Names.parse(Notification.Status.class, status));
    }
  }
}

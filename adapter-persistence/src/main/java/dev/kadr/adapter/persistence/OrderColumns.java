package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.orders.Notification;

/** What {@link Flush} writes about money, in the order of flush.sql. */
final class OrderColumns {
  private OrderColumns() {}

  static Columns<Contact> contact() {
    return new Columns<Contact>()
        .uuid(it -> it.account().value())
        .text(it -> it.email().value())
        .time(Contact::givenAt);
  }

  static Columns<Order> newOrder() {
    return savedOrder()
        .uuid(it -> it.buyer().account().value())
        .text(it -> it.buyer().key().value())
        .name(it -> it.buyer().channel())
        .json(it -> Json.settings(it.buyer().utm()))
        .time(Order::placedAt)
        .text(it -> it.goods().id().value())
        .text(it -> it.goods().name())
        .amount(it -> it.goods().price().minorUnits())
        .text(it -> it.goods().price().currency().name())
        .amount(it -> it.goods().credits())
        .count(it -> it.goods().days());
  }

  static Columns<Order> savedOrder() {
    return new Columns<Order>()
        .uuid(it -> it.id().value())
        .name(it -> OrderStates.of(it).status())
        .time(it -> OrderStates.of(it).since())
        .text(it -> OrderStates.of(it).reason())
        .text(it -> OrderStates.of(it).paidBy());
  }

  static Columns<Payment> newPayment() {
    return savedPayment()
        .uuid(it -> it.order().value())
        .count(Payment::attempt)
        .text(it -> it.request().key())
        .text(it -> it.request().body())
        .amount(it -> it.request().amount().minorUnits())
        .text(it -> it.request().amount().currency().name())
        .time(it -> it.request().askedAt());
  }

  static Columns<Payment> savedPayment() {
    return new Columns<Payment>()
        .uuid(it -> it.id().value())
        .name(it -> PaymentStates.of(it).status())
        .time(it -> PaymentStates.of(it).since())
        .text(it -> PaymentStates.of(it).provider())
        .text(it -> PaymentStates.of(it).page())
        .text(it -> PaymentStates.of(it).reason());
  }

  static Columns<Refund> newRefund() {
    return savedRefund()
        .uuid(it -> it.payment().value())
        .amount(it -> it.terms().amount().minorUnits())
        .text(it -> it.terms().amount().currency().name())
        .amount(it -> it.terms().credits())
        .maybe(it -> it.terms().hold().map(HoldId::value).orElse(null))
        .text(it -> it.terms().reason())
        .name(it -> RefundStates.Origin.of(it.origin()))
        .text(it -> it.origin() instanceof Refund.Origin.Ours ours ? ours.key() : null)
        .text(it -> it.origin() instanceof Refund.Origin.Ours ours ? ours.body() : null)
        .time(Refund::askedAt);
  }

  static Columns<Refund> savedRefund() {
    return new Columns<Refund>()
        .uuid(it -> it.id().value())
        .name(it -> RefundStates.of(it).status())
        .time(it -> RefundStates.of(it).since())
        .text(it -> RefundStates.of(it).provider())
        .text(it -> RefundStates.of(it).reason());
  }

  static Columns<Subscription> subscription() {
    return new Columns<Subscription>().uuid(it -> it.account().value()).time(Subscription::end);
  }

  static Columns<Notification> newNotification() {
    return new Columns<Notification>()
        .text(it -> it.key().event())
        .text(it -> it.key().subject())
        .name(Notification::about)
        .text(Notification::body)
        .time(Notification::receivedAt)
        .name(Notification::status);
  }

  static Columns<Notification> savedNotification() {
    return new Columns<Notification>()
        .text(it -> it.key().event())
        .text(it -> it.key().subject())
        .name(Notification::status);
  }
}

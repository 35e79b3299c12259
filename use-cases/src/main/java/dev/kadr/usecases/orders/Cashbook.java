package dev.kadr.usecases.orders;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Checkout.Booking;
import dev.kadr.domain.orders.Goods;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderEvent;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Subject;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.usecases.Alarm;
import java.time.Instant;
import java.util.Optional;

/** Writes down what became of a payment, and everything that follows, inside one transaction. */
final class Cashbook {
  private final Ids ids;

  Cashbook(Ids ids) {
    this.ids = ids;
  }

  /** Books news of one attempt of a locked order. */
  Booking book(Store store, LockedOrder locked, PaymentId id, PaymentNews news, Instant now) {
    var booking = locked.purchase().checkout().heard(id, news, now);
    if (booking instanceof Booking.Booked(var payment, var moved)) {
      store.save(payment);
      moved.ifPresent(
          step -> {
            store.save(step.next());
            follow(store, locked, payment, step, now);
          });
      mismatch(store, payment, now);
    }
    return booking;
  }

  private void follow(
      Store store,
      LockedOrder locked,
      Payment payment,
      Moved<Order, OrderEvent> step,
      Instant now) {
    var order = step.next();
    switch (step.event()) {
      case OrderEvent.Opened opened -> {
        // Whoever just placed it says so; one of which nobody knew was shown without a way to pay.
        if (locked.purchase().order().state() instanceof Order.State.PaymentUnknown) {
          show(store, order, now);
        }
      }
      case OrderEvent.WentUnknown unknown -> {}
      case OrderEvent.Rejected rejected -> {} // whoever placed the order is told so at once
      case OrderEvent.Cancelled cancelled -> {
        show(store, order, now);
        tell(
            store,
            order,
            new NoticeId(Notice.Kind.PAYMENT_CANCELLED, new Subject.OfOrder(order.id())),
            now);
      }
      case OrderEvent.Paid(var by) -> give(store, locked, payment, by, now);
      case OrderEvent.PaidAfterAll(var by) -> {
        give(store, locked, payment, by, now);
        alert(
            store, Alert.Kind.PAID_AFTER_ALL, order, by, "had been given up, but it is paid", now);
      }
      case OrderEvent.PaidAgain(var by) -> {
        give(store, locked, payment, by, now);
        alert(store, Alert.Kind.PAID_TWICE, order, by, "is paid again: one can be refunded", now);
      }
    }
  }

  /** Exactly one grant per payment: its provenance is the gateway's payment id. */
  private void give(
      Store store, LockedOrder locked, Payment payment, ProviderPaymentId by, Instant now) {
    var order = locked.purchase().order();
    var goods = order.goods();
    var granted =
        locked
            .wallet()
            .grant(
                new GrantId(ids.next()),
                new Provenance(Origin.PURCHASE, by.value(), now),
                goods.credits(),
                new Validity.Forever());
    store.append(moved(granted));
    subscription(locked, goods, now).ifPresent(store::save);
    show(store, order, now);
    tell(store, order, new NoticeId(Notice.Kind.PAID, new Subject.OfPayment(payment.id())), now);
    store.schedule(new Task(TaskKind.SALE, payment.id().value().toString(), now));
  }

  private static Optional<Subscription> subscription(LockedOrder locked, Goods goods, Instant now) {
    if (goods.days() == 0) {
      return Optional.empty();
    }
    var account = locked.purchase().order().buyer().account();
    return locked
        .subscription()
        .map(had -> had.prolonged(goods.days(), now))
        .or(() -> Optional.of(Subscription.begun(account, goods.days(), now)));
  }

  static Movement moved(Transition<Wallet, Movement> asked) {
    return switch (asked) {
      case Moved<Wallet, Movement> moved -> moved.event();
      case Transition.Repeated<Wallet, Movement> never ->
          throw new IllegalStateException("credits moved before their payment was booked");
      case Transition.Refused<Wallet, Movement>(var why) -> throw new IllegalStateException(why);
    };
  }

  /** The grant that a payment brought. */
  static Optional<Grant> grantOf(Wallet wallet, ProviderPaymentId payment) {
    return wallet.grants().stream()
        .filter(grant -> grant.provenance().origin() == Origin.PURCHASE)
        .filter(grant -> grant.provenance().reference().equals(payment.value()))
        .findFirst();
  }

  static void tell(Store store, Order order, NoticeId id, Instant now) {
    store.add(new Notice(id, order.buyer().account(), now, new Notice.Status.Due()));
    store.schedule(new Task(TaskKind.NOTICE, id.instance(), now));
  }

  /** Only the bot has messages that show an order. */
  private static void show(Store store, Order order, Instant now) {
    if (order.buyer().channel() == Channel.BOT) {
      store.schedule(new Task(TaskKind.ORDER_MESSAGE, order.id().value().toString(), now));
    }
  }

  private static void alert(
      Store store, Alert.Kind kind, Order order, ProviderPaymentId by, String what, Instant now) {
    var reason = "order %s %s (payment %s)".formatted(order.id().value(), what, by.value());
    Alarm.raise(store, new Alert(kind, by.value(), reason, now));
  }

  private static void mismatch(Store store, Payment payment, Instant now) {
    if (payment.state() instanceof Payment.State.Mismatched(var at, var id, var why)) {
      var reason =
          "payment %s of order %s is not granted: %s"
              .formatted(id.value(), payment.order().value(), why);
      Alarm.raise(store, new Alert(Alert.Kind.PAYMENT_MISMATCH, id.value(), reason, now));
    }
  }
}

package dev.kadr.usecases.orders;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundNews;
import dev.kadr.domain.orders.Returns;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Store;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Subject;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.usecases.Alarm;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes down what became of a refund, and everything that follows, inside one transaction. */
final class RefundBook {

  /** What came of booking. */
  sealed interface Entry {
    record Booked(Refund refund) implements Entry {}

    /** It was known. */
    record OldNews(Refund refund) implements Entry {}

    /** It cannot be: somebody has to look. */
    record Contradiction(String why) implements Entry {}
  }

  /** Books news of a refund that a locked order has. */
  Entry book(Store store, LockedOrder locked, Refund refund, RefundNews news, Instant now) {
    return switch (refund.heard(news, now)) {
      case Moved<Refund, RefundNews>(var next, var told) -> {
        store.save(next);
        follow(store, locked, next, now);
        yield new Entry.Booked(next);
      }
      case Repeated<Refund, RefundNews> known -> new Entry.OldNews(refund);
      case Refused<Refund, RefundNews>(var why) -> new Entry.Contradiction(why);
    };
  }

  /** Books one that was made in the gateway's own pages. */
  Entry bookNew(Store store, LockedOrder locked, Refund fresh, RefundNews news, Instant now) {
    return switch (fresh.heard(news, now)) {
      case Moved<Refund, RefundNews>(var next, var told) -> {
        store.add(next);
        Alarm.raise(store, outside(locked.purchase().order(), next, now));
        follow(store, locked, next, now);
        yield new Entry.Booked(next);
      }
      case Repeated<Refund, RefundNews> never -> new Entry.OldNews(fresh);
      case Refused<Refund, RefundNews>(var why) -> new Entry.Contradiction(why);
    };
  }

  private static Alert outside(Order order, Refund refund, Instant now) {
    var amount = refund.terms().amount();
    return new Alert(
        Alert.Kind.REFUND_OUTSIDE,
        refund.provider().map(ProviderRefundId::value).orElse(refund.id().value().toString()),
        "%s %s of order %s were given back in the gateway's pages; %d credits go with it"
            .formatted(
                amount.value(), amount.currency(), order.id().value(), refund.terms().credits()),
        now);
  }

  private static void follow(Store store, LockedOrder locked, Refund after, Instant now) {
    switch (after.state()) {
      case Refund.State.Requested requested -> {}
      case Refund.State.Unknown unknown -> {}
      case Refund.State.Pending pending -> {}
      case Refund.State.Succeeded done -> returned(store, locked, after, done, now);
      case Refund.State.Canceled canceled -> released(store, locked, after, canceled, now);
    }
  }

  private static void returned(
      Store store, LockedOrder locked, Refund refund, Refund.State.Succeeded done, Instant now) {
    var order = locked.purchase().order();
    takeCredits(store, locked, refund, done, now);
    if (endsPlan(locked, refund)) {
      locked.subscription().ifPresent(had -> store.save(had.shortened(order.goods().days(), now)));
    }
    Cashbook.tell(
        store, order, new NoticeId(Notice.Kind.REFUNDED, new Subject.OfRefund(refund.id())), now);
  }

  /** What is free goes at once, what is held is owed back, what is spent is written off. */
  private static void takeCredits(
      Store store, LockedOrder locked, Refund refund, Refund.State.Succeeded done, Instant now) {
    var grant = provider(locked, refund).flatMap(by -> Cashbook.grantOf(locked.wallet(), by));
    if (grant.isEmpty() || refund.terms().credits() == 0) {
      return; // what was never granted is not taken
    }
    var taken =
        locked
            .wallet()
            .refunded(
                refund.terms().hold(),
                grant.get().id(),
                refund.terms().credits(),
                "refund/" + done.id().value(),
                now);
    switch (taken) {
      case Moved<?, dev.kadr.domain.credits.Movement> moved -> store.append(moved.event());
      case Repeated<?, ?> nothingLeft -> {}
      case Refused<?, ?>(var why) -> throw new IllegalStateException(why);
    }
  }

  private static Optional<ProviderPaymentId> provider(LockedOrder locked, Refund refund) {
    return locked.purchase().checkout().find(refund.payment()).flatMap(Payment::provider);
  }

  /** A plan ends with the last of its money. */
  private static boolean endsPlan(LockedOrder locked, Refund refund) {
    var goods = locked.purchase().order().goods();
    var before = locked.purchase().returns(refund.payment());
    var others = before.refunds().stream().filter(other -> !other.id().equals(refund.id()));
    var after = new Returns(goods, Stream.concat(others, Stream.of(refund)).toList());
    return goods.days() > 0 && after.isWhole() && !before.isWhole();
  }

  private static void released(
      Store store, LockedOrder locked, Refund refund, Refund.State.Canceled canceled, Instant now) {
    refund
        .terms()
        .hold()
        .filter(hold -> isOpen(locked, refund))
        .ifPresent(hold -> store.append(Cashbook.moved(locked.wallet().release(hold, now))));
    var reason =
        "the refund of %s %s for order %s did not go through: %s"
            .formatted(
                refund.terms().amount().value(),
                refund.terms().amount().currency(),
                locked.purchase().order().id().value(),
                canceled.reason());
    Alarm.raise(
        store, new Alert(Alert.Kind.REFUND_CANCELED, refund.id().value().toString(), reason, now));
  }

  private static boolean isOpen(LockedOrder locked, Refund refund) {
    return locked.wallet().holds().stream()
        .anyMatch(
            hold ->
                Optional.of(hold.id()).equals(refund.terms().hold())
                    && hold.status() == Hold.Status.OPEN);
  }
}

package dev.kadr.usecases.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.RefundNews;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.PaymentGateway.Call;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.usecases.orders.RefundBook.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the gateway about refunds, outside of any transaction, and has the answers booked. */
final class RefundDesk {
  private final Till till;
  private final RefundBook book;
  private final PaymentDesk payments;
  private final Ids ids;

  RefundDesk(Till till, RefundBook book, PaymentDesk payments, Ids ids) {
    this.till = till;
    this.book = book;
    this.payments = payments;
    this.ids = ids;
  }

  /** What came of asking. */
  sealed interface Answered {
    /** It is booked; the refund as it is now. */
    record Booked(Refund refund) implements Answered {}

    /** There was no answer that says anything. */
    record Nothing(Optional<Duration> pause) implements Answered {}

    /** It was refused when it was sent again, which says nothing about the first time. */
    record Refused(String code) implements Answered {}

    /** The gateway does not know it. */
    record NotFound() implements Answered {}

    /** It is of a payment that is not ours. */
    record NotOurs() implements Answered {}
  }

  /** Sends what was committed; see {@link PaymentDesk#send}. */
  Answered send(OrderId order, Refund refund, Refund.Origin.Ours ours, boolean again) {
    return switch (till.gateway().createRefund(new Call(ours.key(), ours.body()))) {
      case Outcome.Ok<ProviderRefund>(var read, var answer) -> take(read);
      case Outcome.Rejected<ProviderRefund> refused -> {
        till.ringIfShut(refused);
        yield again
            ? new Answered.Refused(refused.code())
            : news(order, refund, new RefundNews.Refused(refused.code()));
      }
      case Outcome.NotFound<ProviderRefund> nowhere ->
          again
              ? new Answered.Refused("not_found")
              : news(order, refund, new RefundNews.Refused("not_found"));
      case Outcome.Unknown<ProviderRefund> unknown -> {
        news(order, refund, new RefundNews.Unheard());
        yield new Answered.Nothing(unknown.pause());
      }
    };
  }

  /** Takes in a refund that was read, whoever hinted at it. */
  Answered take(ProviderRefund read) {
    return take(read, Optional.empty());
  }

  /** The same; the notification that hinted at it is settled with it. */
  Answered take(ProviderRefund read, Optional<Notification> hint) {
    var order = orderOf(read);
    if (order.isEmpty()) {
      return new Answered.NotOurs();
    }
    var news = Proof.news(read);
    if (news.isEmpty()) {
      return contradiction(read, "it has a status that we do not know");
    }
    if (!isSettled(order.get(), read)) {
      return new Answered.Nothing(Optional.of(Duration.ofSeconds(30)));
    }
    var entry =
        till.<Entry>inTransaction(
            store -> {
              var booked =
                  store
                      .lockOrder(order.get())
                      .map(locked -> book(store, locked, read, news.get()))
                      .orElseThrow(() -> new IllegalStateException("an order is gone"));
              hint.ifPresent(known -> store.save(known.with(status(booked))));
              return booked;
            });
    return switch (entry) {
      case Entry.Booked(var refund) -> new Answered.Booked(refund);
      case Entry.OldNews(var refund) -> new Answered.Booked(refund);
      case Entry.Contradiction(var why) -> contradiction(read, why);
    };
  }

  private static Notification.Status status(Entry entry) {
    return switch (entry) {
      case Entry.Booked(var refund) -> status(refund);
      case Entry.OldNews(var refund) -> status(refund);
      case Entry.Contradiction no -> Notification.Status.UNMATCHED;
    };
  }

  private static Notification.Status status(Refund refund) {
    return refund.isUnderWay() ? Notification.Status.IDLE : Notification.Status.SETTLED;
  }

  private Answered contradiction(ProviderRefund read, String why) {
    till.ring(
        Alert.Kind.PAYMENT_CONTRADICTION,
        read.id().value(),
        "refund %s: %s".formatted(read.id().value(), why));
    return new Answered.Nothing(Optional.empty());
  }

  /** By the refund, by what it says it is, by its payment, or by what the payment says it is. */
  private Optional<OrderId> orderOf(ProviderRefund read) {
    return till.orders()
        .orderOf(read.id())
        .or(() -> Proof.refund(read).flatMap(till.orders()::orderOf))
        .or(() -> till.orders().orderOf(read.payment()))
        .or(() -> bound(read));
  }

  /** The payment may be one that we never heard of: it is read, and bound when it is ours. */
  private Optional<OrderId> bound(ProviderRefund read) {
    if (!(till.gateway().payment(read.payment())
        instanceof Outcome.Ok<ProviderPayment>(var payment, var answer))) {
      return Optional.empty();
    }
    var attempt = Proof.attempt(payment);
    var purchase = attempt.flatMap(payments::find);
    attempt
        .flatMap(id -> purchase.flatMap(it -> it.checkout().find(id)))
        .ifPresent(found -> payments.take(purchase.get(), found, payment));
    return till.orders().orderOf(read.payment());
  }

  /** Money that went back came before: its payment is booked first, whatever was heard first. */
  private boolean isSettled(OrderId order, ProviderRefund read) {
    var purchase = payments.find(order);
    var payment = purchase.flatMap(it -> paymentOf(it, read));
    if (payment.isEmpty()) {
      return true; // the booking says what is wrong
    }
    if (payment.get().isLive()) {
      payments.read(purchase.get(), payment.get(), read.payment());
    }
    return payments
        .find(order)
        .flatMap(it -> paymentOf(it, read))
        .filter(Payment::isLive)
        .isEmpty();
  }

  private static Optional<Payment> paymentOf(Purchase purchase, ProviderRefund read) {
    return purchase.payments().stream()
        .filter(payment -> payment.provider().equals(Optional.of(read.payment())))
        .findFirst();
  }

  private Entry book(Store store, LockedOrder locked, ProviderRefund read, RefundNews news) {
    var now = till.now();
    var purchase = locked.purchase();
    var payment = paymentOf(purchase, read);
    if (payment.isEmpty()) {
      return new Entry.Contradiction("it is of a payment that its order does not have");
    }
    var known = known(purchase.refunds(), read);
    if (known.isPresent()) {
      return read.amount().is(known.get().terms().amount())
          ? book.book(store, locked, known.get(), news, now)
          : new Entry.Contradiction("it gives back " + read.amount());
    }
    var amount = read.amount().in(purchase.order().goods().price().currency());
    if (amount.isEmpty()) {
      return new Entry.Contradiction("it gives back " + read.amount());
    }
    var fresh = dashboard(purchase, payment.get(), amount.get());
    if (news instanceof RefundNews.Canceled) {
      return new Entry.OldNews(fresh); // it was none of ours, and nothing came of it
    }
    store.schedule(new Task(TaskKind.REFUND, fresh.id().value().toString(), now));
    return book.bookNew(store, locked, fresh, news, now);
  }

  private static Optional<Refund> known(List<Refund> refunds, ProviderRefund read) {
    return refunds.stream()
        .filter(refund -> refund.provider().equals(Optional.of(read.id())))
        .findFirst()
        .or(
            () ->
                refunds.stream()
                    .filter(refund -> Proof.refund(read).equals(Optional.of(refund.id())))
                    .findFirst());
  }

  private Refund dashboard(Purchase purchase, Payment payment, Money amount) {
    var credits =
        payment.state() instanceof Payment.State.Succeeded
            ? purchase.returns(payment.id()).creditsOf(amount)
            : 0;
    return new Refund(
        new RefundId(ids.next()),
        payment.id(),
        new Refund.Terms(amount, credits, Optional.empty(), "made in the gateway's pages"),
        new Refund.Origin.Dashboard(),
        till.now(),
        new Refund.State.Requested());
  }

  Answered news(OrderId order, Refund refund, RefundNews news) {
    var entry =
        till.<Entry>inTransaction(
            store ->
                store
                    .lockOrder(order)
                    .map(locked -> book(store, locked, refund, news))
                    .orElseThrow(() -> new IllegalStateException("an order is gone")));
    return switch (entry) {
      case Entry.Booked(var next) -> new Answered.Booked(next);
      case Entry.OldNews(var same) -> new Answered.Booked(same);
      case Entry.Contradiction(var why) -> {
        till.ring(
            Alert.Kind.PAYMENT_CONTRADICTION,
            refund.id().value().toString(),
            "refund %s of order %s: %s".formatted(refund.id().value(), order.value(), why));
        yield new Answered.Nothing(Optional.empty());
      }
    };
  }

  private Entry book(Store store, LockedOrder locked, Refund refund, RefundNews news) {
    var current =
        locked.purchase().refunds().stream()
            .filter(it -> it.id().equals(refund.id()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a refund is gone"));
    return book.book(store, locked, current, news, till.now());
  }
}

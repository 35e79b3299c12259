package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.Checkout.Booking;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.PaymentGateway.Call;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.Purchase;
import java.time.Duration;
import java.util.Optional;

/** Asks the gateway about payments, outside of any transaction, and has the answers booked. */
final class PaymentDesk {
  private final Till till;
  private final Cashbook book;
  private final Proof proof;

  PaymentDesk(Till till, Cashbook book, Proof proof) {
    this.till = till;
    this.book = book;
    this.proof = proof;
  }

  /** What came of asking. */
  sealed interface Answered {
    /** It is booked; the attempt as it is now. */
    record Booked(Payment payment) implements Answered {}

    /** There was no answer that says anything. */
    record Nothing(Optional<Duration> pause) implements Answered {}

    /** It was refused when it was sent again, which says nothing about the first time. */
    record Refused(String code) implements Answered {}

    /** The gateway does not know it. */
    record NotFound() implements Answered {}
  }

  /**
   * Sends what was committed.
   *
   * @param again whether it may have been heard before: then a refusal is not the end of it
   */
  Answered send(Purchase purchase, Payment attempt, boolean again) {
    var request = attempt.request();
    return switch (till.gateway().createPayment(new Call(request.key(), request.body()))) {
      case Outcome.Ok<ProviderPayment>(var read, var answer) -> take(purchase, attempt, read);
      case Outcome.Rejected<ProviderPayment> refused -> {
        till.ringIfShut(refused);
        yield again
            ? new Answered.Refused(refused.code())
            : news(attempt, new PaymentNews.Rejected(refused.code()));
      }
      case Outcome.NotFound<ProviderPayment> nowhere ->
          again
              ? new Answered.Refused("not_found")
              : news(attempt, new PaymentNews.Rejected("not_found"));
      case Outcome.Unknown<ProviderPayment> unknown -> {
        news(attempt, new PaymentNews.Unheard());
        yield new Answered.Nothing(unknown.pause());
      }
    };
  }

  /** Reads an attempt whose id at the gateway is known. */
  Answered read(Purchase purchase, Payment attempt, ProviderPaymentId id) {
    return switch (till.gateway().payment(id)) {
      case Outcome.Ok<ProviderPayment>(var read, var answer) -> take(purchase, attempt, read);
      case Outcome.NotFound<ProviderPayment> notFound -> new Answered.NotFound();
      case Outcome.Rejected<ProviderPayment> refused -> {
        till.ringIfShut(refused);
        yield new Answered.Nothing(Optional.empty());
      }
      case Outcome.Unknown<ProviderPayment> unknown -> new Answered.Nothing(unknown.pause());
    };
  }

  /** Takes in a payment that was read, whoever hinted at it. */
  Answered take(Purchase purchase, Payment attempt, ProviderPayment read) {
    return take(purchase, attempt, read, Optional.empty());
  }

  /** The same; the notification that hinted at it is settled with it. */
  Answered take(
      Purchase purchase, Payment attempt, ProviderPayment read, Optional<Notification> hint) {
    var taken = captured(purchase, attempt, read);
    var news = proof.news(taken, purchase.order(), attempt);
    if (news.isEmpty()) {
      till.ring(
          Alert.Kind.PAYMENT_CONTRADICTION,
          read.id().value(),
          "payment %s has a status that we do not know".formatted(read.id().value()));
      return new Answered.Nothing(Optional.empty());
    }
    return news(attempt, news.get(), hint);
  }

  /** We never ask to be asked: whatever waits to be taken is taken. */
  private ProviderPayment captured(Purchase purchase, Payment attempt, ProviderPayment read) {
    if (!(read.status() instanceof ProviderPayment.Status.WaitingForCapture)
        || proof.wrong(read, purchase.order(), attempt).isPresent()) {
      return read;
    }
    till.ring(
        Alert.Kind.PAYMENT_CAPTURED,
        read.id().value(),
        "payment %s waited to be taken".formatted(read.id().value()));
    return switch (till.gateway().capture(read.id(), "cap-" + attempt.id().value())) {
      case Outcome.Ok<ProviderPayment>(var done, var answer) -> done;
      case Outcome.Rejected<ProviderPayment> notNow -> read;
      case Outcome.NotFound<ProviderPayment> notNow -> read;
      case Outcome.Unknown<ProviderPayment> notNow -> read;
    };
  }

  Answered news(Payment attempt, PaymentNews news) {
    return news(attempt, news, Optional.empty());
  }

  private Answered news(Payment attempt, PaymentNews news, Optional<Notification> hint) {
    var booking =
        till.<Optional<Booking>>inTransaction(
            store -> {
              var now = till.now();
              var locked = store.lockOrder(attempt.order());
              var booked = locked.map(it -> book.book(store, it, attempt.id(), news, now));
              booked.ifPresent(
                  done ->
                      hint.ifPresent(
                          known -> store.save(known.with(status(done, locked, attempt)))));
              return booked;
            });
    return booking
        .map(done -> answered(attempt, done))
        .orElseThrow(() -> new IllegalStateException("order " + attempt.order() + " is gone"));
  }

  private static Notification.Status status(
      Booking booking, Optional<LockedOrder> locked, Payment attempt) {
    return switch (booking) {
      case Booking.Booked(var payment, var order) -> status(payment);
      case Booking.OldNews old ->
          status(locked.flatMap(it -> it.purchase().checkout().find(attempt.id())).orElse(attempt));
      case Booking.Contradiction no -> Notification.Status.UNMATCHED;
    };
  }

  /** Whether a second notification of the same would be a reason to read again. */
  private static Notification.Status status(Payment payment) {
    return payment.isLive() ? Notification.Status.IDLE : Notification.Status.SETTLED;
  }

  private Answered answered(Payment attempt, Booking booking) {
    return switch (booking) {
      case Booking.Booked(var payment, var order) -> new Answered.Booked(payment);
      case Booking.OldNews old -> new Answered.Booked(now(attempt));
      case Booking.Contradiction(var why) -> {
        till.ring(
            Alert.Kind.PAYMENT_CONTRADICTION,
            attempt.id().value().toString(),
            "attempt %s of order %s: %s"
                .formatted(attempt.id().value(), attempt.order().value(), why));
        yield new Answered.Booked(now(attempt));
      }
    };
  }

  private Payment now(Payment attempt) {
    return find(attempt.order()).flatMap(it -> it.checkout().find(attempt.id())).orElse(attempt);
  }

  Optional<Purchase> find(OrderId order) {
    return till.orders().find(order);
  }

  Optional<Purchase> find(PaymentId attempt) {
    return till.orders().orderOf(attempt).flatMap(this::find);
  }
}

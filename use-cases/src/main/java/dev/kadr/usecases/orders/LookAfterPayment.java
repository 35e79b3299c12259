package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.PaymentGateway.Page;
import dev.kadr.ports.orders.PaymentGateway.Window;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderReceipt;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.usecases.orders.PaymentDesk.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks after one attempt to get an order's money until it is decided, whether or not anybody
 * notifies us.
 */
public final class LookAfterPayment {
  /** More than this many pages of a day's payments are not searched at once. */
  private static final int MOST_PAGES = 500;

  /** The clocks of two machines differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private static final Duration LAST_LOOK = Duration.ofHours(1);
  private static final Duration RECEIPT = Duration.ofDays(3);

  private final Till till;
  private final PaymentDesk desk;
  private final Paces paces;

  LookAfterPayment(Till till, PaymentDesk desk, Paces paces) {
    this.till = till;
    this.desk = desk;
    this.paces = paces;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** It is not decided: look again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result look(PaymentId id) {
    return desk.find(id).flatMap(purchase -> look(purchase, id)).orElseGet(Result.Over::new);
  }

  private Optional<Result> look(Purchase purchase, PaymentId id) {
    return purchase.checkout().find(id).map(payment -> look(purchase, payment));
  }

  private Result look(Purchase purchase, Payment payment) {
    return switch (payment.state()) {
      case Payment.State.Asked asked -> asked(purchase, payment);
      case Payment.State.Unknown unknown -> unknown(purchase, payment);
      case Payment.State.Open open -> read(purchase, payment, open.id());
      case Payment.State.Succeeded done -> receipt(done);
      case Payment.State.Canceled(var at, var provider, var why) ->
          lastLook(purchase, payment, at, provider);
      case Payment.State.Rejected over -> new Result.Over();
      case Payment.State.Lost over -> new Result.Over();
      case Payment.State.Mismatched over -> new Result.Over();
    };
  }

  /** Whoever sent it may still wait for the answer; after that time they are dead. */
  private Result asked(Purchase purchase, Payment payment) {
    if (payment.request().askedAt().plus(Paces.CALL).isAfter(till.now())) {
      return new Result.Waits(till.now().plus(Paces.SOON));
    }
    desk.news(payment, new PaymentNews.Unheard());
    return unknown(purchase, payment);
  }

  /** The same key and bytes are the same payment, as long as the gateway remembers the key. */
  private Result unknown(Purchase purchase, Payment payment) {
    var askedAt = payment.request().askedAt();
    var forgotten = askedAt.plus(PaymentGateway.KEY_LIFETIME);
    if (!forgotten.isAfter(till.now())) {
      return search(purchase, payment, new PaymentNews.Lost());
    }
    var answered = desk.send(purchase, payment, true);
    if (answered instanceof Answered.Refused(var code)) {
      return refusedAgain(purchase, payment, code);
    }
    var next = next(answered, payment);
    // The search must not come late only because a long pause was due.
    return next instanceof Result.Waits(var due) && due.isAfter(forgotten)
        ? new Result.Waits(forgotten)
        : next;
  }

  /** Whether the first call was heard is not said by the answer to another: it is looked up. */
  private Result refusedAgain(Purchase purchase, Payment payment, String code) {
    var askedAt = payment.request().askedAt();
    return askedAt.plus(Paces.SETTLING).isAfter(till.now())
        ? new Result.Waits(Paces.retry(askedAt, till.now()))
        : search(purchase, payment, new PaymentNews.Rejected(code));
  }

  private Result read(Purchase purchase, Payment payment, ProviderPaymentId id) {
    var askedAt = payment.request().askedAt();
    if (askedAt.plus(Paces.STUCK).isBefore(till.now())) {
      till.ring(
          Alert.Kind.PAYMENT_STUCK,
          id.value(),
          "payment %s is undecided since %s".formatted(id.value(), askedAt));
    }
    return next(desk.read(purchase, payment, id), payment);
  }

  private Result next(Answered answered, Payment payment) {
    var askedAt = payment.request().askedAt();
    return switch (answered) {
      case Answered.Booked(var now) -> next(now);
      case Answered.Nothing(var pause) -> {
        var retry = Paces.retry(askedAt, till.now());
        var asked = till.now().plus(pause.orElse(Duration.ZERO));
        yield new Result.Waits(asked.isAfter(retry) ? asked : retry);
      }
      case Answered.Refused refused -> new Result.Waits(Paces.retry(askedAt, till.now()));
      case Answered.NotFound notFound -> notFound(payment);
    };
  }

  private Result next(Payment payment) {
    var now = till.now();
    return switch (payment.state()) {
      case Payment.State.Asked asked -> new Result.Waits(now.plus(Paces.SOON));
      case Payment.State.Unknown unknown ->
          new Result.Waits(Paces.retry(payment.request().askedAt(), now));
      case Payment.State.Open open ->
          new Result.Waits(paces.look(payment.request().askedAt(), now));
      case Payment.State.Succeeded done -> receipt(done);
      case Payment.State.Canceled canceled -> new Result.Waits(canceled.at().plus(LAST_LOOK));
      case Payment.State.Rejected over -> new Result.Over();
      case Payment.State.Lost over -> new Result.Over();
      case Payment.State.Mismatched over -> new Result.Over();
    };
  }

  /** Right after it was made that is ordinary; what was known once cannot be unknown later. */
  private Result notFound(Payment payment) {
    var askedAt = payment.request().askedAt();
    if (askedAt.plus(Paces.CALL).plus(Paces.SETTLING).isBefore(till.now())) {
      till.ring(
          Alert.Kind.PAYMENT_CONTRADICTION,
          payment.id().value().toString(),
          "the gateway no longer knows the payment of attempt " + payment.id().value());
    }
    return new Result.Waits(Paces.retry(askedAt, till.now()));
  }

  /** What was canceled is final; that it is so is seen once more, when nobody can pay any more. */
  private Result lastLook(
      Purchase purchase, Payment payment, Instant canceledAt, ProviderPaymentId id) {
    if (canceledAt.plus(LAST_LOOK).isAfter(till.now())) {
      return new Result.Waits(canceledAt.plus(LAST_LOOK));
    }
    return switch (desk.read(purchase, payment, id)) {
      case Answered.Booked booked -> new Result.Over();
      case Answered.NotFound gone -> new Result.Over();
      case Answered.Refused never -> new Result.Over();
      case Answered.Nothing later -> new Result.Waits(till.now().plus(Paces.MINUTES));
    };
  }

  /**
   * Looks for an attempt of which nobody knows.
   *
   * @param otherwise what is to be believed when the gateway has none
   */
  private Result search(Purchase purchase, Payment payment, PaymentNews otherwise) {
    var window = new Window(payment.request().askedAt().minus(CLOCKS), till.now().plus(CLOCKS));
    Optional<String> cursor = Optional.empty();
    for (var page = 0; page < MOST_PAGES; page++) {
      if (!(till.gateway().payments(window, cursor)
          instanceof Outcome.Ok<Page<ProviderPayment>>(var found, var answer))) {
        return new Result.Waits(till.now().plus(Paces.MINUTES));
      }
      var own = found.items().stream().filter(it -> isOf(it, payment)).findFirst();
      if (own.isPresent()) {
        return next(desk.take(purchase, payment, own.get()), payment);
      }
      if (found.next().isEmpty()) {
        return next(desk.news(payment, otherwise), payment);
      }
      cursor = found.next();
    }
    throw new IllegalStateException("too many payments to find attempt " + payment.id().value());
  }

  private static boolean isOf(ProviderPayment read, Payment payment) {
    return Proof.attempt(read).equals(Optional.of(payment.id()));
  }

  /** The payment stands, whatever becomes of its receipt; but the law wants one. */
  private Result receipt(Payment.State.Succeeded done) {
    if (!(till.gateway().availability()
            instanceof PaymentGateway.Availability.Ready(var test, var receipts))
        || !receipts) {
      return new Result.Over();
    }
    return switch (till.gateway().payment(done.id())) {
      case Outcome.Ok<ProviderPayment>(var read, var answer) ->
          receipt(done, read.circumstances().receipt());
      case Outcome.Rejected<ProviderPayment> notNow -> receiptLater(done);
      case Outcome.NotFound<ProviderPayment> notNow -> receiptLater(done);
      case Outcome.Unknown<ProviderPayment> notNow -> receiptLater(done);
    };
  }

  private Result receipt(Payment.State.Succeeded done, ProviderPayment.Registration registration) {
    return switch (registration) {
      case NONE, SUCCEEDED -> new Result.Over();
      case PENDING -> receiptLater(done);
      case CANCELED -> hasAnother(done) ? new Result.Over() : missing(done);
    };
  }

  private Result receiptLater(Payment.State.Succeeded done) {
    return done.at().plus(RECEIPT).isBefore(till.now())
        ? missing(done)
        : new Result.Waits(till.now().plus(paces.round().multipliedBy(10)));
  }

  /** Somebody may have sent one by hand. */
  private boolean hasAnother(Payment.State.Succeeded done) {
    return till.gateway().receiptsOf(done.id())
            instanceof Outcome.Ok<List<ProviderReceipt>>(var receipts, var answer)
        && receipts.stream()
            .anyMatch(it -> it.registration() == ProviderPayment.Registration.SUCCEEDED);
  }

  private Result missing(Payment.State.Succeeded done) {
    till.ring(
        Alert.Kind.RECEIPT_MISSING,
        done.id().value(),
        "the receipt of payment %s is not registered".formatted(done.id().value()));
    return new Result.Over();
  }
}

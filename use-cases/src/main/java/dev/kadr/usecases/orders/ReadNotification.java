package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.orders.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks the gateway whether a notification told the truth, and only then believes the answer. */
public final class ReadNotification {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** So long what nobody knows is looked for now and then. */
  private static final Duration HOPE = Duration.ofDays(1);

  private final Till till;
  private final PaymentDesk payments;
  private final RefundDesk refunds;
  private final Checkpoint checkpoint;
  private final Telemetry telemetry;

  ReadNotification(
      Till till,
      PaymentDesk payments,
      RefundDesk refunds,
      Checkpoint checkpoint,
      Telemetry telemetry) {
    this.till = till;
    this.payments = payments;
    this.refunds = refunds;
    this.checkpoint = checkpoint;
    this.telemetry = telemetry;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** The gateway could not be asked, or knows nothing yet: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result read(Notification.Key key) {
    var found = till.orders().notification(key);
    checkpoint.reached("notification-stored");
    return found.map(this::read).orElseGet(Result.Over::new);
  }

  private Result read(Notification hint) {
    return switch (hint.status()) {
      case WAITING, UNMATCHED ->
          switch (hint.about()) {
            case PAYMENT -> payment(hint);
            case REFUND -> refund(hint);
            case OTHER -> new Result.Over();
          };
      case SETTLED, IDLE -> new Result.Over();
    };
  }

  private Result payment(Notification hint) {
    return switch (till.gateway().payment(new ProviderPaymentId(hint.key().subject()))) {
      case Outcome.Ok<ProviderPayment>(var read, var answer) -> payment(hint, read);
      case Outcome.NotFound<ProviderPayment> notFound -> unknown(hint);
      case Outcome.Rejected<ProviderPayment> refused -> refused(hint, refused);
      case Outcome.Unknown<ProviderPayment> unknown -> later(unknown.pause());
    };
  }

  private Result payment(Notification hint, ProviderPayment read) {
    var attempt = attempt(read);
    var purchase = attempt.flatMap(payments::find);
    var own = attempt.flatMap(id -> purchase.flatMap(it -> it.checkout().find(id)));
    if (own.isEmpty()) {
      return unmatched(hint, "payment %s is not ours".formatted(read.id().value()));
    }
    return switch (payments.take(purchase.orElseThrow(), own.get(), read, Optional.of(hint))) {
      case PaymentDesk.Answered.Booked(var payment) -> booked(hint, payment, read);
      case PaymentDesk.Answered.Nothing(var pause) -> later(pause);
      case PaymentDesk.Answered.NotFound never -> later(Optional.empty());
      case PaymentDesk.Answered.Refused never -> later(Optional.empty());
    };
  }

  private Result booked(Notification hint, Payment payment, ProviderPayment read) {
    if (payment.state() instanceof Payment.State.Mismatched) {
      telemetry.counted(Telemetry.Count.NOTIFICATION_IGNORED); // its own alert says what is wrong
    }
    untrueIf(!isTrue(hint, read.status()), hint, read.status());
    return new Result.Over();
  }

  /** An old word about a payment that went on since is no lie; an end that never was is one. */
  private static boolean isTrue(Notification hint, ProviderPayment.Status status) {
    return switch (hint.key().event()) {
      case "payment.succeeded" -> status instanceof ProviderPayment.Status.Succeeded;
      case "payment.canceled" -> status instanceof ProviderPayment.Status.Canceled;
      default -> true;
    };
  }

  /** It changed nothing, as it was only a reason to look; but somebody says what is not so. */
  private void untrueIf(boolean untrue, Notification hint, Object status) {
    if (untrue) {
      telemetry.counted(Telemetry.Count.NOTIFICATION_IGNORED);
      till.ring(
          Alert.Kind.PAYMENT_UNMATCHED,
          hint.key().instance(),
          "notification %s is not true: the gateway says %s"
              .formatted(hint.key().instance(), status.getClass().getSimpleName()));
    }
  }

  /** The attempt that has this payment, or else the one that it says it is. */
  private Optional<PaymentId> attempt(ProviderPayment read) {
    return till.orders()
        .orderOf(read.id())
        .flatMap(payments::find)
        .flatMap(purchase -> attempt(purchase, read))
        .or(() -> Proof.attempt(read));
  }

  private static Optional<PaymentId> attempt(Purchase purchase, ProviderPayment read) {
    return purchase.payments().stream()
        .filter(payment -> payment.provider().equals(Optional.of(read.id())))
        .map(payment -> payment.id())
        .findFirst();
  }

  private Result refund(Notification hint) {
    return switch (till.gateway().refund(new ProviderRefundId(hint.key().subject()))) {
      case Outcome.Ok<ProviderRefund>(var read, var answer) -> refund(hint, read);
      case Outcome.NotFound<ProviderRefund> notFound -> unknown(hint);
      case Outcome.Rejected<ProviderRefund> refused -> refused(hint, refused);
      case Outcome.Unknown<ProviderRefund> unknown -> later(unknown.pause());
    };
  }

  private Result refund(Notification hint, ProviderRefund read) {
    return switch (refunds.take(read, Optional.of(hint))) {
      case RefundDesk.Answered.Booked booked -> {
        var status = read.status();
        untrueIf(!(status instanceof ProviderRefund.Status.Succeeded), hint, status);
        yield new Result.Over();
      }
      case RefundDesk.Answered.Nothing(var pause) -> hopeful(hint, later(pause));
      case RefundDesk.Answered.NotFound never -> later(Optional.empty());
      case RefundDesk.Answered.Refused never -> later(Optional.empty());
      case RefundDesk.Answered.NotOurs foreign ->
          unmatched(
              hint, "refund %s is of a payment that is not ours".formatted(read.id().value()));
    };
  }

  /** Ordinary in the first minute; later it is forged, or another shop's. */
  private Result unknown(Notification hint) {
    return hint.receivedAt().plus(Paces.SETTLING).isAfter(till.now())
        ? later(Optional.empty())
        : unmatched(hint, "the gateway does not know " + hint.key().subject());
  }

  private Result refused(Notification hint, Outcome.Rejected<?> refusal) {
    till.ringIfShut(refusal);
    return refusal.stopsEverything()
        ? new Result.Waits(till.now().plus(Paces.MINUTES))
        : unmatched(hint, "the gateway does not take " + hint.key().subject());
  }

  private Result unmatched(Notification hint, String why) {
    if (hint.status() != Notification.Status.UNMATCHED) {
      telemetry.counted(Telemetry.Count.NOTIFICATION_IGNORED);
      till.ring(
          Alert.Kind.PAYMENT_UNMATCHED,
          hint.key().instance(),
          "notification %s: %s".formatted(hint.key().event(), why));
      till.inTransaction(
          store -> {
            var known = store.lockNotification(hint.key());
            known.ifPresent(it -> store.save(it.with(Notification.Status.UNMATCHED)));
            return known;
          });
    }
    return hopeful(hint, new Result.Waits(Paces.retry(hint.receivedAt(), till.now())));
  }

  private Result hopeful(Notification hint, Result result) {
    return hint.receivedAt().plus(HOPE).isAfter(till.now()) ? result : new Result.Over();
  }

  private Result later(Optional<Duration> pause) {
    var asked = pause.filter(it -> it.compareTo(PAUSE) > 0).orElse(PAUSE);
    return new Result.Waits(till.now().plus(asked));
  }
}

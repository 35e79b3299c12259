package dev.kadr.adapter.persistence;

import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a payment's state fills, and the only place that knows which.
 *
 * <p>The CHECK {@code a_payment_fills_its_columns} says the same once more.
 */
record PaymentStates(
    Status status,
    Instant since,
    @Nullable String provider,
    @Nullable String page,
    @Nullable String reason) {

  /** The states by their names in the table. */
  enum Status {
    ASKED,
    UNKNOWN,
    OPEN,
    SUCCEEDED,
    CANCELED,
    REJECTED,
    LOST,
    MISMATCHED
  }

  static PaymentStates of(Payment payment) {
    return switch (payment.state()) {
      case Payment.State.Asked asked ->
          new PaymentStates(Status.ASKED, payment.request().askedAt(), null, null, null);
      case Payment.State.Unknown(var since) ->
          new PaymentStates(Status.UNKNOWN, since, null, null, null);
      case Payment.State.Open(var since, var id, var page) ->
          new PaymentStates(
              Status.OPEN, since, id.value(), page.map(URI::toString).orElse(null), null);
      case Payment.State.Succeeded(var at, var id) ->
          new PaymentStates(Status.SUCCEEDED, at, id.value(), null, null);
      case Payment.State.Canceled(var at, var id, var why) ->
          new PaymentStates(Status.CANCELED, at, id.value(), null, why);
      case Payment.State.Rejected(var at, var code) ->
          new PaymentStates(Status.REJECTED, at, null, null, code);
      case Payment.State.Lost(var at) -> new PaymentStates(Status.LOST, at, null, null, null);
      case Payment.State.Mismatched(var at, var id, var why) ->
          new PaymentStates(Status.MISMATCHED, at, id.value(), null, why);
    };
  }

  Payment.State toState() {
    return switch (status) {
      case ASKED -> new Payment.State.Asked();
      case UNKNOWN -> new Payment.State.Unknown(since);
      case OPEN -> new Payment.State.Open(since, id(), Optional.ofNullable(page).map(URI::create));
      case SUCCEEDED -> new Payment.State.Succeeded(since, id());
      case CANCELED -> new Payment.State.Canceled(since, id(), why());
      case REJECTED -> new Payment.State.Rejected(since, why());
      case LOST -> new Payment.State.Lost(since);
      case MISMATCHED -> new Payment.State.Mismatched(since, id(), why());
    };
  }

  private ProviderPaymentId id() {
    if (provider == null) {
      throw new IllegalStateException("a payment is " + status + " without its id");
    }
    return new ProviderPaymentId(provider);
  }

  private String why() {
    return reason == null ? "" : reason;
  }
}

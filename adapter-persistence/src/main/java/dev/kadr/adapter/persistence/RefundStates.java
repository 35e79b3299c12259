package dev.kadr.adapter.persistence;

import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.Refund;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a refund's state fills, and the only place that knows which.
 *
 * <p>The CHECK {@code a_refund_fills_its_columns} says the same once more.
 */
record RefundStates(
    Status status, Instant since, @Nullable String provider, @Nullable String reason) {

  /** The states by their names in the table. */
  enum Status {
    REQUESTED,
    UNKNOWN,
    PENDING,
    SUCCEEDED,
    CANCELED
  }

  /** The origins by their names in the table. */
  enum Origin {
    OURS,
    DASHBOARD;

    static Origin of(Refund.Origin origin) {
      return switch (origin) {
        case Refund.Origin.Ours ours -> OURS;
        case Refund.Origin.Dashboard dashboard -> DASHBOARD;
      };
    }
  }

  static RefundStates of(Refund refund) {
    return switch (refund.state()) {
      case Refund.State.Requested requested ->
          new RefundStates(Status.REQUESTED, refund.askedAt(), null, null);
      case Refund.State.Unknown(var since) -> new RefundStates(Status.UNKNOWN, since, null, null);
      case Refund.State.Pending(var since, var id) ->
          new RefundStates(Status.PENDING, since, id.value(), null);
      case Refund.State.Succeeded(var at, var id) ->
          new RefundStates(Status.SUCCEEDED, at, id.value(), null);
      case Refund.State.Canceled(var at, var id, var why) ->
          new RefundStates(Status.CANCELED, at, id.map(ProviderRefundId::value).orElse(null), why);
    };
  }

  Refund.State toState() {
    return switch (status) {
      case REQUESTED -> new Refund.State.Requested();
      case UNKNOWN -> new Refund.State.Unknown(since);
      case PENDING -> new Refund.State.Pending(since, id());
      case SUCCEEDED -> new Refund.State.Succeeded(since, id());
      case CANCELED ->
          new Refund.State.Canceled(
              since,
              Optional.ofNullable(provider).map(ProviderRefundId::new),
              reason == null ? "" : reason);
    };
  }

  private ProviderRefundId id() {
    if (provider == null) {
      throw new IllegalStateException("a refund is " + status + " without its id");
    }
    return new ProviderRefundId(provider);
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.ProviderPaymentId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns that an order's state fills, and the only place that knows which.
 *
 * <p>The CHECK {@code an_order_fills_its_columns} says the same once more.
 *
 * @param since when the state began; when it was placed for one that only was
 * @param paidBy the gateway's ids, with commas between them
 */
record OrderStates(Status status, Instant since, @Nullable String reason, @Nullable String paidBy) {

  /** The states by their names in the table. */
  enum Status {
    PLACED,
    PAYMENT_UNKNOWN,
    AWAITING_PAYMENT,
    PAID,
    CANCELLED,
    REJECTED
  }

  static OrderStates of(Order order) {
    return switch (order.state()) {
      case Order.State.Placed placed ->
          new OrderStates(Status.PLACED, order.placedAt(), null, null);
      case Order.State.PaymentUnknown(var since) ->
          new OrderStates(Status.PAYMENT_UNKNOWN, since, null, null);
      case Order.State.AwaitingPayment(var since) ->
          new OrderStates(Status.AWAITING_PAYMENT, since, null, null);
      case Order.State.Paid(var at, var by) ->
          new OrderStates(
              Status.PAID,
              at,
              null,
              by.stream().map(ProviderPaymentId::value).collect(Collectors.joining(",")));
      case Order.State.Cancelled(var at, var why) ->
          new OrderStates(Status.CANCELLED, at, why, null);
      case Order.State.Rejected(var at, var code) ->
          new OrderStates(Status.REJECTED, at, code, null);
    };
  }

  Order.State toState(@Nullable List<String> payments) {
    return switch (status) {
      case PLACED -> new Order.State.Placed();
      case PAYMENT_UNKNOWN -> new Order.State.PaymentUnknown(since);
      case AWAITING_PAYMENT -> new Order.State.AwaitingPayment(since);
      case PAID ->
          new Order.State.Paid(
              since,
              payments == null
                  ? List.of()
                  : payments.stream().map(ProviderPaymentId::new).toList());
      case CANCELLED -> new Order.State.Cancelled(since, reason == null ? "" : reason);
      case REJECTED -> new Order.State.Rejected(since, reason == null ? "" : reason);
    };
  }
}

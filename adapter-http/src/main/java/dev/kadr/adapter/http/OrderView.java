package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.ports.orders.Purchase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An order as the API shows it. */
@Schema(name = "Order")
@JsonNaming(SnakeCaseStrategy.class)
record OrderView(
    UUID id,
    @Schema(
            example = "awaiting_payment",
            allowableValues = {"placed", "awaiting_payment", "paid", "cancelled", "rejected"})
        String status,
    @Schema(example = "p500") String packageId,
    String name,
    @Schema(example = "25") long credits,
    MoneyView price,
    @Schema(description = "what went back; 0.00 when nothing did") MoneyView refunded,
    @Schema(
            example = "web",
            allowableValues = {"bot", "web"})
        String source,
    @Schema(description = "where to pay, while that is waited for") Optional<URI> paymentUrl,
    Instant createdAt,
    Optional<Instant> paidAt) {

  static OrderView of(Purchase purchase) {
    var order = purchase.order();
    var goods = order.goods();
    return new OrderView(
        order.id().value(),
        status(order.state()),
        goods.id().value(),
        goods.name(),
        goods.credits(),
        MoneyView.of(goods.price()),
        MoneyView.of(purchase.refunded()),
        GenerationView.lower(order.buyer().channel()),
        page(purchase),
        order.placedAt(),
        paidAt(order.state()));
  }

  /** Where the buyer can pay; nowhere when the order does not wait for that. */
  static Optional<URI> page(Purchase purchase) {
    return switch (purchase.order().state()) {
      case Order.State.AwaitingPayment awaiting ->
          purchase.checkout().open().flatMap(Payment.State.Open::page);
      case Order.State.Placed none -> Optional.empty();
      case Order.State.PaymentUnknown none -> Optional.empty();
      case Order.State.Paid none -> Optional.empty();
      case Order.State.Cancelled none -> Optional.empty();
      case Order.State.Rejected none -> Optional.empty();
    };
  }

  /** That nobody knows what the gateway heard is our trouble, not the buyer's. */
  private static String status(Order.State state) {
    return switch (state) {
      case Order.State.Placed placed -> "placed";
      case Order.State.PaymentUnknown unknown -> "placed";
      case Order.State.AwaitingPayment awaiting -> "awaiting_payment";
      case Order.State.Paid paid -> "paid";
      case Order.State.Cancelled cancelled -> "cancelled";
      case Order.State.Rejected rejected -> "rejected";
    };
  }

  private static Optional<Instant> paidAt(Order.State state) {
    return state instanceof Order.State.Paid paid ? Optional.of(paid.at()) : Optional.empty();
  }
}

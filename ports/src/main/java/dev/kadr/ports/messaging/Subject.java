package dev.kadr.ports.messaging;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.RefundId;
import java.util.UUID;

/** What a notice is about; its kind decides which of these. */
public sealed interface Subject {
  record OfGeneration(GenerationId generation) implements Subject {}

  record OfOrder(OrderId order) implements Subject {}

  /** An order that is paid twice is told twice. */
  record OfPayment(PaymentId payment) implements Subject {}

  record OfRefund(RefundId refund) implements Subject {}

  default UUID value() {
    return switch (this) {
      case OfGeneration(var generation) -> generation.value();
      case OfOrder(var order) -> order.value();
      case OfPayment(var payment) -> payment.value();
      case OfRefund(var refund) -> refund.value();
    };
  }

  /** The subject of a notice of this kind. */
  static Subject of(Notice.Kind kind, UUID value) {
    return switch (kind) {
      case STARTED, RESULT, FAILURE, CANCELLATION, GIFT ->
          new OfGeneration(new GenerationId(value));
      case PAID -> new OfPayment(new PaymentId(value));
      case PAYMENT_CANCELLED -> new OfOrder(new OrderId(value));
      case REFUNDED -> new OfRefund(new RefundId(value));
    };
  }

  default boolean fits(Notice.Kind kind) {
    return of(kind, value()).equals(this);
  }
}

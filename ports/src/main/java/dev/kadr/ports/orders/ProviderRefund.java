package dev.kadr.ports.orders;

import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import java.time.Instant;
import java.util.Map;

/**
 * A refund as its gateway tells it.
 *
 * @param metadata what was sent along when it was asked for; empty for one made in the dashboard
 */
public record ProviderRefund(
    ProviderRefundId id,
    ProviderPaymentId payment,
    Status status,
    Amount amount,
    Instant createdAt,
    Map<String, String> metadata) {

  /** How far it is. */
  public sealed interface Status {
    record Pending() implements Status {}

    /** The money went back. */
    record Succeeded() implements Status {}

    /**
     * The money stays.
     *
     * @param reason the gateway's word, such as {@code insufficient_funds}
     */
    record Canceled(String reason) implements Status {}

    /** A word that we do not know: not over, and somebody should look. */
    record Other(String name) implements Status {}
  }

  public ProviderRefund {
    metadata = Map.copyOf(metadata);
  }
}

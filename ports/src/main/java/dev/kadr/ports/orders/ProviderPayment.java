package dev.kadr.ports.orders;

import dev.kadr.domain.orders.ProviderPaymentId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A payment as its gateway tells it.
 *
 * @param refunded how much of it went back, in the dashboard too
 * @param metadata what was sent along when it was asked for
 */
public record ProviderPayment(
    ProviderPaymentId id,
    Status status,
    Amount amount,
    Amount refunded,
    Map<String, String> metadata,
    Circumstances circumstances) {

  /** How far it is. */
  public sealed interface Status {
    /**
     * The buyer may still pay.
     *
     * @param page where
     */
    record Pending(Optional<URI> page) implements Status {}

    /** The money is set aside, and goes back unless it is taken. */
    record WaitingForCapture() implements Status {}

    /** The money is ours; it stays so, whatever is refunded later. */
    record Succeeded() implements Status {}

    /**
     * Nobody pays any more.
     *
     * @param reason the gateway's word, such as {@code expired_on_confirmation}
     */
    record Canceled(String reason) implements Status {}

    /** A word that we do not know: not over, and somebody should look. */
    record Other(String name) implements Status {}
  }

  /**
   * What else there is to know.
   *
   * @param test whether the money is not real
   */
  public record Circumstances(boolean test, Instant createdAt, Registration receipt) {}

  /** Whether the tax office heard of it. */
  public enum Registration {
    /** Nothing was to be registered. */
    NONE,
    PENDING,
    SUCCEEDED,
    CANCELED
  }

  public ProviderPayment {
    metadata = Map.copyOf(metadata);
  }
}

package dev.kadr.domain.orders;

/** What was heard about a refund; where it names one, it was read from the gateway. */
public sealed interface RefundNews {
  record Pending(ProviderRefundId id) implements RefundNews {}

  record Succeeded(ProviderRefundId id) implements RefundNews {}

  record Canceled(ProviderRefundId id, String reason) implements RefundNews {}

  /** No answer, or none that can be used. */
  record Unheard() implements RefundNews {}

  /** The gateway refused it, or never heard of it. */
  record Refused(String code) implements RefundNews {}
}

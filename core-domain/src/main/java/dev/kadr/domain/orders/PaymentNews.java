package dev.kadr.domain.orders;

import java.net.URI;
import java.util.Optional;

/** What was heard about a payment; where it names one, it was read from the gateway. */
public sealed interface PaymentNews {
  /** The buyer may pay. */
  record Opened(ProviderPaymentId id, Optional<URI> page) implements PaymentNews {}

  /** The money is ours, and is what we asked for. */
  record Succeeded(ProviderPaymentId id) implements PaymentNews {}

  record Canceled(ProviderPaymentId id, String reason) implements PaymentNews {}

  /** What the gateway has is not what we asked for. */
  record Mismatched(ProviderPaymentId id, String why) implements PaymentNews {}

  /** No answer, or none that can be used. */
  record Unheard() implements PaymentNews {}

  record Rejected(String code) implements PaymentNews {}

  /** Looked for when it could no longer come, and not found. */
  record Lost() implements PaymentNews {}
}

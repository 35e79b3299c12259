package dev.kadr.domain.orders;

/** What became of an order in one move. */
public sealed interface OrderEvent {
  /** The buyer got a page to pay on. */
  record Opened() implements OrderEvent {}

  record WentUnknown() implements OrderEvent {}

  record Paid(ProviderPaymentId by) implements OrderEvent {}

  /** The money came although nobody expected it any more. */
  record PaidAfterAll(ProviderPaymentId by) implements OrderEvent {}

  /** It was paid before, by another payment. */
  record PaidAgain(ProviderPaymentId by) implements OrderEvent {}

  record Cancelled(String reason) implements OrderEvent {}

  record Rejected(String code) implements OrderEvent {}
}

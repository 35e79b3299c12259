package dev.kadr.adapter.payments;

import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderReceipt;
import dev.kadr.ports.orders.ProviderRefund;
import java.util.List;
import java.util.Optional;

/**
 * A shop without keys: nothing can be asked of anybody. What was asked under keys that are gone
 * stays unknown, so that it is resolved when they come back.
 */
record NoGateway() implements PaymentGateway {
  private static <T> Outcome<T> unknown() {
    return new Outcome.Unknown<>("the shop has no keys", Optional.empty(), Optional.empty());
  }

  @Override
  public Availability availability() {
    return new Availability.NotSetUp();
  }

  @Override
  public String write(PaymentOrder order) {
    throw new IllegalStateException("a payment was written although nothing is for sale");
  }

  @Override
  public String write(RefundOrder order) {
    throw new IllegalStateException("a refund was written although the shop has no keys");
  }

  @Override
  public Outcome<ProviderPayment> createPayment(Call call) {
    return unknown();
  }

  @Override
  public Outcome<ProviderPayment> payment(ProviderPaymentId id) {
    return unknown();
  }

  @Override
  public Outcome<Page<ProviderPayment>> payments(Window created, Optional<String> cursor) {
    return unknown();
  }

  @Override
  public Outcome<ProviderPayment> capture(ProviderPaymentId id, String key) {
    return unknown();
  }

  @Override
  public Outcome<ProviderRefund> createRefund(Call call) {
    return unknown();
  }

  @Override
  public Outcome<ProviderRefund> refund(ProviderRefundId id) {
    return unknown();
  }

  @Override
  public Outcome<Page<ProviderRefund>> refunds(Window created, Optional<String> cursor) {
    return unknown();
  }

  @Override
  public Outcome<Page<ProviderRefund>> refundsOf(
      ProviderPaymentId payment, Optional<String> cursor) {
    return unknown();
  }

  @Override
  public Outcome<List<ProviderReceipt>> receiptsOf(ProviderPaymentId payment) {
    return unknown();
  }
}

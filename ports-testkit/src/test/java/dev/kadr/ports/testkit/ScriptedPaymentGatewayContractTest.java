package dev.kadr.ports.testkit;

import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import java.time.Instant;

class ScriptedPaymentGatewayContractTest implements PaymentGatewayContract {
  private final MutableClock clock = MutableClock.atNow();
  private final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(clock);

  @Override
  public PaymentGateway gateway() {
    return gateway;
  }

  @Override
  public void feel(Mood mood) {
    gateway.always(
        switch (mood) {
          case GOOD -> Fault.SLOW;
          case REFUSING -> Fault.REJECTED_400;
          case KEY_REFUSED -> Fault.KEY_REFUSED_401;
          case BUSY -> Fault.TOO_MANY_429;
          case DEAF -> Fault.TIMEOUT_BEFORE;
          case SILENT -> Fault.TIMEOUT_AFTER;
          case BROKEN -> Fault.ERROR_500_AFTER;
          case PROCESSING -> Fault.PROCESSING_202;
          case BABBLING -> Fault.HTML_502;
        });
  }

  @Override
  public void pay(ProviderPaymentId payment) {
    gateway.shelf().pay(payment);
  }

  @Override
  public void payOnHold(ProviderPaymentId payment) {
    gateway.shelf().payOnHold(payment);
  }

  @Override
  public void cancel(ProviderPaymentId payment) {
    gateway.shelf().cancel(payment, "expired_on_confirmation");
  }

  @Override
  public void holdRefunds() {
    gateway.shelf().holdRefunds();
  }

  @Override
  public void decide(ProviderRefundId refund, boolean succeeds) {
    gateway
        .shelf()
        .decide(
            refund,
            succeeds
                ? new ProviderRefund.Status.Succeeded()
                : new ProviderRefund.Status.Canceled("insufficient_funds"));
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}

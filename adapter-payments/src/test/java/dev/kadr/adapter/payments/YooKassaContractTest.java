package dev.kadr.adapter.payments;

import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.testkit.PaymentGatewayContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The real client, with the stand-in at the other end of a real wire. */
class YooKassaContractTest implements PaymentGatewayContract {
  private static final List<String> DOORS =
      List.of(
          "create",
          "list",
          "get",
          "capture",
          "refund",
          "list-refunds",
          "get-refund",
          "list-receipts");

  /** Long for an answer that comes, short for one that does not. */
  private final Twin twin = new Twin(Duration.ofMillis(1_500));

  @AfterEach
  void close() {
    twin.close();
  }

  @Override
  public PaymentGateway gateway() {
    return twin.gateway();
  }

  @Override
  public void feel(Mood mood) {
    twin.control("calm");
    var kind =
        switch (mood) {
          case GOOD -> "";
          case REFUSING -> "400";
          case KEY_REFUSED -> "401";
          case BUSY -> "429";
          case DEAF -> "timeout-before";
          case SILENT -> "timeout-after";
          case BROKEN -> "500-after";
          case PROCESSING -> "202-then-ok";
          case BABBLING -> "garbage";
        };
    if (!kind.isEmpty()) {
      DOORS.forEach(door -> twin.control("fail-next", "at", door, "kind", kind, "times", 100));
    }
  }

  @Override
  public void pay(ProviderPaymentId payment) {
    twin.control("pay", "payment_id", payment.value());
  }

  @Override
  public void payOnHold(ProviderPaymentId payment) {
    twin.control("two-stage", "on", true);
    pay(payment);
    twin.control("two-stage", "on", false);
  }

  @Override
  public void cancel(ProviderPaymentId payment) {
    twin.control("expire", "payment_id", payment.value());
  }

  @Override
  public void holdRefunds() {
    twin.control("refund-fate", "fate", "pend");
  }

  @Override
  public void decide(ProviderRefundId refund, boolean succeeds) {
    twin.control(succeeds ? "complete-refund" : "cancel-refund", "refund_id", refund.value());
  }

  @Override
  public Instant now() {
    return Instant.parse(twin.control("state").path("now").asText());
  }
}

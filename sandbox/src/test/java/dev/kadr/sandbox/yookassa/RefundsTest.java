package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that goes back. */
class RefundsTest {
  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  private void assertRefused(Rig.Answer answer, String parameter) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/parameter")).isEqualTo(parameter);
  }

  @Test
  void aPaymentIsRefundedWholeAndStaysSucceeded() {
    var id = rig.paid();
    var refund = rig.refund(id, "500.00");
    assertThat(refund.at("/status")).isEqualTo("succeeded");
    assertThat(refund.at("/payment_id")).isEqualTo(id);
    assertThat(refund.id()).matches("[0-9a-f]{8}-0015-5000-8000-[0-9a-f]{12}");
    var payment = rig.payment(id);
    assertThat(payment.path("status").asText()).isEqualTo("succeeded");
    assertThat(payment.path("refundable").asBoolean()).isFalse();
    assertThat(payment.at("/refunded_amount/value").asText()).isEqualTo("500.00");
  }

  @Test
  void partsAddUpToTheWholeAndNoFurther() {
    var id = rig.paid();
    assertThat(rig.refund(id, "100.01").status()).isEqualTo(200);
    assertThat(rig.refund(id, "399.98").status()).isEqualTo(200);
    assertThat(rig.payment(id).at("/refunded_amount/value").asText()).isEqualTo("499.99");
    assertRefused(rig.refund(id, "0.02"), "amount.value");
    assertThat(rig.refund(id, "0.01").status()).isEqualTo(200);
    assertRefused(rig.refund(id, "0.01"), "amount.value");
  }

  @Test
  void whatWasNotPaidIsNotRefunded() {
    assertRefused(rig.refund(rig.order().id(), "1.00"), "payment_id");
    assertRefused(rig.refund("2f3b588d-000f-5000-8000-1d6e87c7fbde", "1.00"), "payment_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "1", "-5.00", "500.01"})
  void aWrongAmountIsRefused(String value) {
    assertRefused(rig.refund(rig.paid(), value), "amount.value");
  }

  @Test
  void descriptionAndMetadataComeBack() {
    var body =
        """
        {"payment_id":"%s","amount":{"value":"1.00","currency":"RUB"},
         "description":"возврат","metadata":{"refund_id":"r-1"}}\
        """
            .formatted(rig.paid());
    var refund = rig.get("/refunds/" + rig.post("/refunds", body).id());
    assertThat(refund.at("/description")).isEqualTo("возврат");
    assertThat(refund.at("/metadata/refund_id")).isEqualTo("r-1");
    assertRefused(rig.post("/refunds", body.replace("возврат", "я".repeat(251))), "description");
  }

  @Test
  void aRefundMayPendAndThenSucceed() {
    rig.control("refund-fate", "fate", "pend");
    var payment = rig.paid();
    var refund = rig.refund(payment, "500.00");
    assertThat(refund.at("/status")).isEqualTo("pending");
    assertThat(rig.payment(payment).at("/refunded_amount/value").asText()).isEqualTo("0.00");
    assertRefused(rig.refund(payment, "0.01"), "amount.value");
    rig.control("complete-refund", "refund_id", refund.id());
    assertThat(rig.get("/refunds/" + refund.id()).at("/status")).isEqualTo("succeeded");
    assertThat(rig.payment(payment).at("/refunded_amount/value").asText()).isEqualTo("500.00");
  }

  @Test
  void aCanceledRefundGivesTheMoneyFreeAgain() {
    rig.control("refund-fate", "fate", "pend");
    var payment = rig.paid();
    var refund = rig.refund(payment, "500.00").id();
    rig.control("cancel-refund", "refund_id", refund, "reason", "rejected_by_payee");
    var canceled = rig.get("/refunds/" + refund);
    assertThat(canceled.at("/status")).isEqualTo("canceled");
    assertThat(canceled.at("/cancellation_details/party")).isEqualTo("refund_network");
    assertThat(canceled.at("/cancellation_details/reason")).isEqualTo("rejected_by_payee");
    rig.control("refund-fate", "fate", "succeed");
    assertThat(rig.refund(payment, "500.00").at("/status")).isEqualTo("succeeded");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("complete-refund", "refund_id", refund));
  }

  @Test
  void aRefundMayBeCanceledAtOnce() {
    rig.control("refund-fate", "fate", "cancel", "reason", "insufficient_funds");
    assertThat(rig.refund(rig.paid(), "1.00").at("/cancellation_details/reason"))
        .isEqualTo("insufficient_funds");
  }

  @Test
  void theSameKeyRefundsOnce() {
    var body =
        "{\"payment_id\":\"%s\",\"amount\":{\"value\":\"100.00\",\"currency\":\"RUB\"}}"
            .formatted(rig.paid());
    assertThat(rig.post("/refunds", "refund-1", body).id())
        .isEqualTo(rig.post("/refunds", "refund-1", body).id());
    assertThat(rig.control("refunds")).hasSize(1);
  }

  @Test
  void theShopRefundsInItsCabinetWithoutTheApi() {
    var payment = rig.paid();
    rig.control("refund", "payment_id", payment, "value", "120.50");
    var rest = rig.control("refund", "payment_id", payment);
    assertThat(rest.at("/amount/value").asText()).isEqualTo("379.50");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("refund", "payment_id", payment));
  }

  @Test
  void refundsAreListedByPaymentAndStatus() {
    var first = rig.paid();
    var second = rig.paid();
    var one = rig.refund(first, "1.00").id();
    var two = rig.refund(first, "2.00").id();
    rig.refund(second, "3.00");
    var list = rig.get("/refunds?payment_id=" + first).json();
    assertThat(list.at("/items/0/id").asText()).isEqualTo(two);
    assertThat(list.at("/items/1/id").asText()).isEqualTo(one);
    assertThat(list.path("items")).hasSize(2);
    assertThat(rig.get("/refunds?status=canceled").json().path("items")).isEmpty();
    assertThat(rig.get("/refunds?limit=1").json().has("next_cursor")).isTrue();
  }
}

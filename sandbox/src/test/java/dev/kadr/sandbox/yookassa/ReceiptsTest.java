package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts of law 54-FZ, with a payment and on their own. */
class ReceiptsTest {
  private static final String RECEIPT =
      """
      {"customer":{"email":"buyer@example.com"},"items":[
        {"description":"25 кредитов","quantity":2.000,"amount":{"value":"200.00","currency":"RUB"},
         "vat_code":1,"payment_subject":"service","payment_mode":"full_payment"},
        {"description":"Ещё","quantity":1,"amount":{"value":"100.00","currency":"RUB"},
         "vat_code":12}]}\
      """;

  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  private static String with(String receipt) {
    return "{\"receipt\":" + receipt + "}";
  }

  @Test
  void itemsThatSumToTheAmountAreRegisteredWithThePayment() {
    var id = rig.order(with(RECEIPT)).id();
    assertThat(rig.payment(id).path("receipt_registration").asText()).isEqualTo("pending");
    rig.control("pay", "payment_id", id);
    assertThat(rig.payment(id).path("receipt_registration").asText()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "100.00"                | "100.01"              | receipt.items
          "email":"buyer@example.com" | "x":"y"           | receipt.customer
          buyer@example.com       | nobody                | receipt.customer.email
          "vat_code":12           | "vat_code":13         | receipt.items.vat_code
          2.000                   | 2.0001                | receipt.items.quantity
          2.000                   | "2"                   | receipt.items.quantity
          "25 кредитов"           | ""                    | receipt.items.description
          "100.00"                | "100"                 | receipt.items.amount.value
          {"customer"             | {"tax_system_code":7,"customer" | receipt.tax_system_code
          """)
  void aWrongReceiptIsRefused(String part, String instead, String parameter) {
    var answer = rig.order(with(RECEIPT.replace(part, instead)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/parameter")).isEqualTo(parameter);
  }

  @Test
  void aShopWithAnOnlineTillWantsAReceiptWithEveryPayment() {
    rig.control("receipts-required", "on", true);
    assertThat(rig.order().at("/description")).isEqualTo("Receipt is missing or illegal");
    assertThat(rig.order(with(RECEIPT)).status()).isEqualTo(200);
  }

  @Test
  void aPartialRefundMayBringItsReceipt() {
    var body =
        """
        {"payment_id":"%s","amount":{"value":"500.00","currency":"RUB"},"receipt":%s}\
        """
            .formatted(rig.paid(), RECEIPT);
    assertThat(rig.post("/refunds", body).at("/receipt_registration")).isEqualTo("succeeded");
    var wrong = body.replaceFirst("500.00", "499.00");
    assertThat(rig.post("/refunds", wrong).at("/parameter")).isEqualTo("receipt.items");
  }

  private String separate(String payment) {
    return """
    {"type":"payment","payment_id":"%s","send":true,"customer":{"email":"buyer@example.com"},
     "items":[{"description":"25 кредитов","quantity":1,"vat_code":1,
               "amount":{"value":"500.00","currency":"RUB"}}],
     "settlements":[{"type":"prepayment","amount":{"value":"500.00","currency":"RUB"}}]}\
    """
        .formatted(payment);
  }

  @Test
  void aSeparateReceiptIsRegisteredSoonAfter() {
    var payment = rig.paid();
    var receipt = rig.post("/receipts", separate(payment));
    assertThat(receipt.at("/status")).isEqualTo("pending");
    assertThat(receipt.id()).hasSize(39).startsWith("rt-");
    var later = rig.get("/receipts/" + receipt.id());
    assertThat(later.at("/status")).isEqualTo("succeeded");
    assertThat(later.at("/fiscal_document_number")).isNotEmpty();
    assertThat(rig.get("/receipts?payment_id=" + payment).json().path("items")).hasSize(1);
    assertThat(rig.get("/receipts?refund_id=" + payment).json().path("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "send":true             | "send":false          | send
          "type":"payment"        | "type":"gift"         | type
          "prepayment"            | "barter"              | settlements.type
          "payment_id"            | "purchase_id"         | payment_id
          "500.00","currency":"RUB"}}]} | "499.00","currency":"RUB"}}]} | items
          """)
  void aWrongSeparateReceiptIsRefused(String part, String instead, String parameter) {
    var answer = rig.post("/receipts", separate(rig.paid()).replace(part, instead));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/parameter")).isEqualTo(parameter);
  }

  @Test
  void aReceiptOfAnUnknownPaymentIsRefused() {
    assertThat(rig.post("/receipts", separate("nobody")).at("/description"))
        .isEqualTo("Payment not found or forbidden");
  }
}

package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payment's life, and what is refused on the way. */
class PaymentsTest {
  private static final String NO_CAPTURE = "{\"capture\":null}";

  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  private void assertRefused(Rig.Answer answer, String parameter) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("invalid_request");
    assertThat(answer.at("/parameter")).isEqualTo(parameter);
  }

  @Test
  void aNewPaymentIsPendingAndSaysWhereToPay() {
    var created = rig.order().json();
    assertThat(created.path("status").asText()).isEqualTo("pending");
    assertThat(created.path("paid").asBoolean()).isFalse();
    assertThat(created.path("refundable").asBoolean()).isFalse();
    assertThat(created.path("test").asBoolean()).isTrue();
    assertThat(created.at("/amount/value").asText()).isEqualTo("500.00");
    assertThat(created.at("/recipient/account_id").asText()).isEqualTo(YooKassaShop.MADE_UP_ID);
    assertThat(created.at("/metadata/order_id").asText()).isEqualTo("o-1");
    assertThat(created.at("/confirmation/confirmation_url").asText())
        .startsWith(rig.sandbox.uri().toString())
        .endsWith("?orderId=" + created.path("id").asText());
    assertThat(created.has("payment_method")).isFalse();
    assertThat(created.path("created_at").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  void anIdLooksLikeOneAndCountsSecondsSince2000() {
    var id = rig.order().id();
    assertThat(id).matches("[0-9a-f]{8}-000f-5000-8000-[0-9a-f]{12}");
    var seconds = Long.parseLong(id.substring(0, 8), 16);
    assertThat(Instant.parse("2000-01-01T12:00:00Z").plusSeconds(seconds))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
  }

  @Test
  void whenItIsPaidItSucceedsToTheKopeck() {
    var paid = rig.payment(rig.paid());
    assertThat(paid.path("status").asText()).isEqualTo("succeeded");
    assertThat(paid.path("paid").asBoolean()).isTrue();
    assertThat(paid.path("refundable").asBoolean()).isTrue();
    assertThat(paid.at("/amount/value").asText()).isEqualTo("500.00");
    assertThat(paid.at("/income_amount/value").asText()).isEqualTo("482.50");
    assertThat(paid.at("/refunded_amount/value").asText()).isEqualTo("0.00");
    assertThat(paid.has("captured_at")).isTrue();
    assertThat(paid.has("confirmation")).isFalse();
    assertThat(paid.at("/payment_method/title").asText()).isEqualTo("Bank card *4444");
    assertThat(paid.at("/payment_method/saved").asBoolean()).isFalse();
  }

  @Test
  void withoutCaptureTheMoneyIsOnlyHeld() {
    var id = rig.order(NO_CAPTURE).id();
    rig.control("pay", "payment_id", id);
    var held = rig.payment(id);
    assertThat(held.path("status").asText()).isEqualTo("waiting_for_capture");
    assertThat(held.path("paid").asBoolean()).isTrue();
    assertThat(held.has("expires_at")).isTrue();
    assertThat(held.path("refundable").asBoolean()).isFalse();
  }

  @Test
  void aPaymentMayWaitInSpiteOfItsCaptureFlag() {
    rig.control("two-stage", "on", true);
    assertThat(rig.payment(rig.paid()).path("status").asText()).isEqualTo("waiting_for_capture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void aHeldPaymentIsCapturedWhole(String body) {
    var id = rig.order(NO_CAPTURE).id();
    rig.control("pay", "payment_id", id);
    var captured = rig.post("/payments/" + id + "/capture", body);
    assertThat(captured.at("/status")).isEqualTo("succeeded");
    assertThat(captured.at("/amount/value")).isEqualTo("500.00");
  }

  @Test
  void aHeldPaymentIsCapturedInPart() {
    var id = rig.order(NO_CAPTURE).id();
    rig.control("pay", "payment_id", id);
    var more = "{\"amount\":{\"value\":\"500.01\",\"currency\":\"RUB\"}}";
    assertRefused(rig.post("/payments/" + id + "/capture", more), "amount.value");
    var part = "{\"amount\":{\"value\":\"123.45\",\"currency\":\"RUB\"}}";
    assertThat(rig.post("/payments/" + id + "/capture", part).at("/amount/value"))
        .isEqualTo("123.45");
  }

  @Test
  void aHeldPaymentIsCanceledByTheMerchant() {
    var id = rig.order(NO_CAPTURE).id();
    rig.control("pay", "payment_id", id);
    var canceled = rig.post("/payments/" + id + "/cancel", "");
    assertThat(canceled.at("/status")).isEqualTo("canceled");
    assertThat(canceled.at("/cancellation_details/party")).isEqualTo("merchant");
    assertThat(canceled.at("/cancellation_details/reason")).isEqualTo("canceled_by_merchant");
  }

  @Test
  void whatDoesNotWaitIsNeitherCapturedNorCanceled() {
    var pending = rig.order().id();
    var capture = rig.post("/payments/" + pending + "/capture", "{}");
    assertThat(capture.status()).isEqualTo(400);
    assertThat(capture.at("/description"))
        .isEqualTo("Payment can not be captured in current status.");
    assertThat(rig.post("/payments/" + pending + "/cancel", "").at("/description"))
        .isEqualTo("Payment can not be canceled in current status");
    assertThat(rig.post("/payments/" + rig.paid() + "/cancel", "").at("/description"))
        .isEqualTo("You can not cancel payment with autocapture");
    assertThat(rig.post("/payments/nobody/capture", "{}").at("/description"))
        .isEqualTo("Payment not found or forbidden");
  }

  @Test
  void anUnpaidPaymentIsOverAfterAnHour() {
    var id = rig.order().id();
    rig.control("clock", "advance_seconds", 3_590);
    assertThat(rig.payment(id).path("status").asText()).isEqualTo("pending");
    rig.control("clock", "advance_seconds", 11);
    var over = rig.payment(id);
    assertThat(over.path("status").asText()).isEqualTo("canceled");
    assertThat(over.at("/cancellation_details/party").asText()).isEqualTo("yoo_money");
    assertThat(over.at("/cancellation_details/reason").asText())
        .isEqualTo("expired_on_confirmation");
  }

  @Test
  void aHeldPaymentIsOverWhenItsTimeIs() {
    var id = rig.order(NO_CAPTURE).id();
    rig.control("pay", "payment_id", id);
    rig.control("clock", "advance_seconds", 7 * 24 * 3600 + 1);
    assertThat(rig.payment(id).at("/cancellation_details/reason").asText())
        .isEqualTo("expired_on_capture");
  }

  @Test
  void whatIsOverStaysOver() {
    var paid = rig.paid();
    rig.control("clock", "advance_seconds", 90_000);
    rig.control("decline", "payment_id", paid);
    assertThat(rig.payment(paid).path("status").asText()).isEqualTo("succeeded");
    var expired = rig.order().id();
    rig.control("expire", "payment_id", expired);
    rig.control("pay", "payment_id", expired);
    assertThat(rig.payment(expired).path("status").asText()).isEqualTo("canceled");
  }

  @Test
  void aPaymentBySbpSaysSo() {
    var id = rig.order().id();
    rig.control("pay", "payment_id", id, "method", "sbp");
    assertThat(rig.payment(id).at("/payment_method/type").asText()).isEqualTo("sbp");
    assertThat(rig.payment(id).path("status").asText()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"500\"",
        "\"500.0\"",
        "\"500.000\"",
        "\"0.00\"",
        "\"-1.00\"",
        "\"350000.01\"",
        "\"1,00\"",
        "\"5e2\"",
        "500.00",
        "\"\"",
        "null"
      })
  void anAmountHasTwoDigitsBehindThePointAndALimit(String value) {
    assertRefused(rig.order("{\"amount\":{\"value\":" + value + "}}"), "amount.value");
    assertThat(rig.control("payments")).isEmpty();
  }

  @Test
  void theLargestAndTheSmallestAmountPass() {
    assertThat(rig.order("{\"amount\":{\"value\":\"350000.00\"}}").status()).isEqualTo(200);
    assertThat(rig.order("{\"amount\":{\"value\":\"0.01\"}}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"amount":{"currency":"XTR"}}                               | amount.currency
          {"confirmation":{"type":"carrier_pigeon"}}                  | confirmation.type
          {"confirmation":{"return_url":null}}                        | confirmation.return_url
          {"capture":"yes"}                                           | capture
          {"save_payment_method":1}                                   | save_payment_method
          {"description":5}                                           | description
          {"metadata":{"order_id":7}}                                 | metadata
          {"metadata":[]}                                             | metadata
          {"confirmation":null,"payment_method_id":"nobody"}          | payment_method_id
          {"payment_method_id":"nobody"}                              | confirmation
          {"payment_method_data":{"type":"barter"}}                   | payment_method_data.type
          {"payment_token":"t","payment_method_data":{"type":"sbp"}}  | payment_method_id
          {"receipt":{"items":[]}}                                    | receipt.customer
          """)
  void aWrongMemberIsNamed(String change, String parameter) {
    assertRefused(rig.order(change), parameter);
  }

  @Test
  void lengthsHaveLimits() {
    assertThat(rig.order("{\"description\":\"" + "я".repeat(128) + "\"}").status()).isEqualTo(200);
    var tooLong = rig.order("{\"description\":\"" + "я".repeat(129) + "\"}");
    assertThat(tooLong.at("/description")).isEqualTo("Description is too long. Max. length is 128");
    var metadata =
        IntStream.rangeClosed(1, 17)
            .mapToObj(i -> "\"k" + i + "\":\"v\"")
            .collect(Collectors.joining(",", "{", "}"));
    assertRefused(rig.order("{\"metadata\":" + metadata + "}"), "metadata");
    assertRefused(rig.order("{\"metadata\":{\"" + "k".repeat(33) + "\":\"v\"}}"), "metadata");
    assertRefused(rig.order("{\"metadata\":{\"k\":\"" + "v".repeat(513) + "\"}}"), "metadata");
    assertRefused(
        rig.order("{\"confirmation\":{\"return_url\":\"https://" + "a".repeat(2050) + "\"}}"),
        "confirmation.return_url");
    assertRefused(
        rig.order("{\"merchant_customer_id\":\"" + "a".repeat(201) + "\"}"),
        "merchant_customer_id");
  }

  @Test
  void aSavedCardIsChargedWithoutTheBuyer() {
    var first = rig.order("{\"save_payment_method\":true}").id();
    rig.control("pay", "payment_id", first);
    assertThat(rig.payment(first).at("/payment_method/saved").asBoolean()).isTrue();
    var change = "{\"confirmation\":null,\"payment_method_id\":\"" + first + "\"}";
    var charged = rig.order(change);
    assertThat(charged.at("/status")).isEqualTo("succeeded");
    assertThat(charged.at("/payment_method/id")).isEqualTo(first);

    rig.control("autopay-fate", "fate", "cancel", "reason", "insufficient_funds");
    var refused = rig.order(change);
    assertThat(refused.at("/status")).isEqualTo("canceled");
    assertThat(refused.at("/cancellation_details/reason")).isEqualTo("insufficient_funds");
  }

  @Test
  void aCardThatWasNotSavedIsNotCharged() {
    var id = rig.paid();
    var answer = rig.order("{\"confirmation\":null,\"payment_method_id\":\"" + id + "\"}");
    assertThat(answer.at("/description")).isEqualTo("Payment method is not saved");
    assertThat(rig.control("payments")).hasSize(1);
  }

  private List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .map(item -> item.path("id").asText())
        .toList();
  }

  @Test
  void aListIsNewestFirstAndComesInPages() {
    var made = new ArrayList<String>();
    IntStream.range(0, 5).forEach(i -> made.addFirst(rig.order().id()));
    var first = rig.get("/payments?limit=2").json();
    assertThat(first.path("type").asText()).isEqualTo("list");
    var second = rig.get("/payments?limit=2&cursor=" + first.path("next_cursor").asText()).json();
    var third = rig.get("/payments?limit=2&cursor=" + second.path("next_cursor").asText()).json();
    assertThat(third.has("next_cursor")).isFalse();
    var all = new ArrayList<>(ids(first));
    all.addAll(ids(second));
    all.addAll(ids(third));
    assertThat(all).isEqualTo(made);
    assertThat(ids(rig.get("/payments").json())).isEqualTo(made);
  }

  @Test
  void aListIsFilteredByStatusMethodAndTime() {
    var paid = rig.paid();
    var held = rig.order(NO_CAPTURE).id();
    rig.control("pay", "payment_id", held, "method", "sbp");
    rig.control("clock", "advance_seconds", 60);
    var late = rig.order().id();
    assertThat(ids(rig.get("/payments?status=succeeded").json())).containsExactly(paid);
    assertThat(ids(rig.get("/payments?status=pending").json())).containsExactly(late);
    assertThat(ids(rig.get("/payments?payment_method=sbp").json())).containsExactly(held);
    var border = rig.payment(late).path("created_at").asText();
    Map.of("gte", 1, "gt", 0, "lt", 2, "lte", 3)
        .forEach(
            (word, count) ->
                assertThat(ids(rig.get("/payments?created_at." + word + "=" + border).json()))
                    .as(word)
                    .hasSize(count));
    var captured = rig.payment(paid).path("captured_at").asText();
    assertThat(ids(rig.get("/payments?captured_at.lte=" + captured).json())).containsExactly(paid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=x",
        "status=lost",
        "created_at.gte=yesterday",
        "cursor=nobody",
        "metadata=1"
      })
  void aWrongFilterIsNamed(String query) {
    assertRefused(rig.get("/payments?" + query), query.substring(0, query.indexOf('=')));
  }

  @Test
  void theSumsAreToTheKopeck() {
    var first = rig.order("{\"amount\":{\"value\":\"0.07\"}}").id();
    rig.control("pay", "payment_id", first);
    rig.paid();
    rig.order();
    rig.refund(first, "0.03");
    var totals = rig.control("totals");
    assertThat(totals.path("succeeded_kopecks").asLong()).isEqualTo(50_007);
    assertThat(totals.path("refunded_kopecks").asLong()).isEqualTo(3);
    assertThat(totals.path("kept_kopecks").asLong()).isEqualTo(50_004);
    assertThat(totals.at("/by_status/pending").asInt()).isOne();
  }

  @Test
  void aPaymentMayBeToldOtherwiseThanItIs() {
    var id = rig.paid();
    rig.control("tamper", "payment_id", id, "change", Map.of("amount", Map.of("value", "1.00")));
    assertThat(rig.payment(id).at("/amount/value").asText()).isEqualTo("1.00");
    assertThat(rig.payment(id).at("/amount/currency").asText()).isEqualTo("RUB");
    assertThat(rig.control("totals").path("succeeded_kopecks").asLong()).isEqualTo(50_000);
  }

  @Test
  void aPaymentThatNobodyAskedForCanBePlanted() {
    var planted = rig.control("plant", "order", Rig.json(Rig.ORDER));
    assertThat(rig.payment(planted.path("id").asText()).path("status").asText())
        .isEqualTo("pending");
  }
}

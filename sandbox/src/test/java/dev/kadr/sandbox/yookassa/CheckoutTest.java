package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page a buyer pays on. */
class CheckoutTest {
  private static final String BACK = "http://127.0.0.1:9/payment/success?order=1";
  private static final String PLAIN_CARD = "2202 4743 0132 2987";
  private static final String SECURE_CARD = "2200 0000 0000 0004";

  private final Rig rig = new Rig();
  private final String id = rig.order().id();

  @AfterEach
  void stop() {
    rig.close();
  }

  private static String page(String name, String payment) {
    return "/checkout/payments/v2/" + name + "?orderId=" + payment;
  }

  private Rig.Answer pay(String card, String expiry, String code) {
    return rig.submit(
        "/checkout/payments/v2/pay",
        Map.of(
            "orderId", id, "method", "bank_card", "number", card, "expiry", expiry, "code", code));
  }

  private Rig.Answer post(String name, String... namesAndValues) {
    var fields = new HashMap<String, String>();
    fields.put("orderId", id);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return rig.submit("/checkout/payments/v2/" + name, fields);
  }

  private String status() {
    return rig.payment(id).path("status").asText();
  }

  private static void assertGoes(Rig.Answer answer, String to) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo(to);
  }

  @Test
  void theLinkOfThePaymentLeadsToAPageWithAmountAndDescription() {
    var link = rig.payment(id).at("/confirmation/confirmation_url").asText();
    var answer = rig.page(link.substring(rig.sandbox.uri().toString().length()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("lang=\"ru\"", "500,00\u00a0₽", "25 кредитов", "Номер карты", "СБП");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
  }

  @Test
  void whoPaysGoesBackToTheShop() {
    assertGoes(pay(PLAIN_CARD, "12/30", "123"), BACK);
    assertThat(status()).isEqualTo("succeeded");
  }

  @Test
  void whoSendsTheFormTwicePaysOnce() {
    pay(PLAIN_CARD, "12/30", "123");
    assertGoes(pay(PLAIN_CARD, "12/30", "123"), page("contract", id));
    assertThat(rig.control("totals").path("succeeded_kopecks").asLong()).isEqualTo(50_000);
    assertThat(rig.page(page("contract", id)).text()).contains("Оплачено", BACK);
  }

  @Test
  void whoIsDeclinedReadsWhy() {
    assertGoes(pay("2200000000000053", "12/30", "123"), page("contract", id));
    assertThat(status()).isEqualTo("canceled");
    assertThat(rig.page(page("contract", id)).text())
        .contains("На карте не хватает денег", "Деньги не списаны", BACK);
  }

  @Test
  void aSecureCardWaitsForTheBanksCode() {
    assertGoes(pay(SECURE_CARD, "12/30", "123"), page("secure", id));
    assertThat(status()).isEqualTo("pending");
    assertThat(rig.page(page("secure", id)).text()).contains("Код из сообщения", "0004");
    assertThat(post("secure", "sms", "12", "decision", "confirm").status()).isEqualTo(422);
    assertThat(status()).isEqualTo("pending");
    assertGoes(post("secure", "sms", "1234", "decision", "confirm"), BACK);
    assertThat(status()).isEqualTo("succeeded");
  }

  @Test
  void whoRefusesTheBanksQuestionIsDeclined() {
    pay(SECURE_CARD, "12/30", "123");
    assertGoes(post("secure", "decision", "refuse"), page("contract", id));
    assertThat(rig.payment(id).at("/cancellation_details/reason").asText())
        .isEqualTo("3d_secure_failed");
  }

  @Test
  void nobodySkipsTheBanksQuestion() {
    assertGoes(post("secure", "sms", "1234", "decision", "confirm"), page("contract", id));
    assertThat(status()).isEqualTo("pending");
  }

  @Test
  void sbpAsksInTheBank() {
    assertGoes(post("pay", "method", "sbp"), page("bank", id));
    assertThat(rig.page(page("bank", id)).text()).contains("500,00\u00a0₽");
    assertGoes(post("bank", "decision", "refuse"), page("contract", id));
    assertThat(status()).isEqualTo("pending");
    assertGoes(post("bank", "decision", "confirm"), BACK);
    assertThat(rig.payment(id).at("/payment_method/type").asText()).isEqualTo("sbp");
  }

  @ParameterizedTest
  @CsvSource({
    "4242 4242 4242 4242, 12/30, 123, Это не тестовая карта",
    "123, 12/30, 123, Введите номер карты целиком",
    "2202474301322987, 13/30, 123, Введите месяц и год",
    "2202474301322987, 01/20, 123, Срок действия карты уже прошёл",
    "2202474301322987, 12/30, 12, Введите три цифры"
  })
  void whatWasTypedWronglyIsSaidBesideItsField(
      String card, String expiry, String code, String fault) {
    var answer = pay(card, expiry, code);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains(fault, "aria-invalid=\"true\"", "value=\"" + expiry);
    assertThat(status()).isEqualTo("pending");
  }

  @Test
  void whoGoesBackUnpaidMayComeAgain() {
    assertThat(rig.page(page("contract", id)).text()).contains("href=\"" + BACK + "\"");
    pay(SECURE_CARD, "12/30", "123");
    assertGoes(pay(PLAIN_CARD, "12/30", "123"), BACK);
    assertThat(status()).isEqualTo("succeeded");
  }

  @Test
  void whoComesTooLateReadsThatTheTimeIsOver() {
    rig.control("clock", "advance_seconds", 3_601);
    assertThat(rig.page(page("contract", id)).text()).contains("Время на оплату вышло");
    assertGoes(pay(PLAIN_CARD, "12/30", "123"), page("contract", id));
    assertThat(status()).isEqualTo("canceled");
  }

  @Test
  void aLinkIntoTelegramLeadsToTheChatOfTheSandbox() {
    var bot =
        rig.order("{\"confirmation\":{\"return_url\":\"https://t.me/kadr_bot?start=success\"}}")
            .id();
    var fields = Map.of("orderId", bot, "number", PLAIN_CARD, "expiry", "12/30", "code", "123");
    assertGoes(rig.submit("/checkout/payments/v2/pay", fields), "/telegram/?start=success");
  }

  @Test
  void whatTheShopWroteCannotBecomeMarkup() {
    var evil = rig.order("{\"description\":\"<script>alert(1)</script>\"}").id();
    assertThat(rig.page(page("contract", evil)).text())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    var link = rig.order("{\"confirmation\":{\"return_url\":\"javascript:alert(1)\"}}").id();
    assertThat(rig.page(page("contract", link)).text()).doesNotContain("javascript:alert");
  }

  @Test
  void aPaymentThatIsNotThereIsSaidSo() {
    var answer = rig.page(page("contract", "nobody"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("Такого платежа нет");
    assertThat(rig.page("/checkout/nowhere?orderId=" + id).status()).isEqualTo(404);
  }

  @Test
  void styleAndScriptAreServed() {
    assertThat(rig.page("/checkout/checkout.css").header("Content-Type")).startsWith("text/css");
    assertThat(rig.page("/checkout/checkout.js").header("Content-Type"))
        .startsWith("text/javascript");
  }
}

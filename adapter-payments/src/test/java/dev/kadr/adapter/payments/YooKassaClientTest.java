package dev.kadr.adapter.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.PaymentGateway.Call;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.PaymentGateway.Window;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.testkit.PaymentGatewayContract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client sends, and what it makes of what it hears. */
class YooKassaClientTest {
  private static final String ID = "2f3b588d-000f-5000-8000-1d6e87c7fbde";
  private static final String PAYMENT =
      """
      {"id":"%s","status":"succeeded","paid":true,"test":true,"refundable":true,
       "amount":{"value":"500.00","currency":"RUB"},
       "recipient":{"account_id":"100500","gateway_id":"1"},
       "created_at":"2026-11-25T10:00:00.123Z","metadata":{"order_id":"o-1"}}\
      """
          .formatted(ID);
  private static final Call CALL = new Call("pay-1", "{\"amount\": \"как есть\"}\n");

  private final StubYooKassa stub = new StubYooKassa();
  private Payments payments = open(Duration.ofSeconds(20));

  private Payments open(Duration answer) {
    return Payments.open(Samples.config(stub.uri(), answer));
  }

  @AfterEach
  void close() {
    payments.close();
    stub.close();
  }

  private PaymentGateway gateway() {
    return payments.gateway();
  }

  private Outcome<ProviderPayment> read(String body) {
    stub.willSay(200, body);
    return gateway().payment(new ProviderPaymentId(ID));
  }

  private ProviderPayment understood(String body) {
    return PaymentGatewayContract.value(read(body));
  }

  private static Outcome.Unknown<?> unknown(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Unknown<?> unknown) {
      return unknown;
    }
    throw new AssertionError("not open: " + outcome);
  }

  @Test
  void theBytesOfTheCoreAreWhatIsSent() {
    stub.willSay(200, PAYMENT);
    gateway().createPayment(CALL);
    var heard = stub.heard.getFirst();
    assertThat(heard.method()).isEqualTo("POST");
    assertThat(heard.address()).isEqualTo("/v3/payments");
    assertThat(heard.body()).isEqualTo(CALL.body());
    assertThat(heard.header("Idempotence-key")).isEqualTo("pay-1");
    assertThat(heard.header("Content-type")).isEqualTo("application/json");
    assertThat(heard.header("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((Samples.SHOP_ID + ":" + Samples.KEY).getBytes(UTF_8)));
  }

  @Test
  void aQuestionHasNoBodyAndNoKey() {
    read(PAYMENT);
    var heard = stub.heard.getFirst();
    assertThat(heard.method()).isEqualTo("GET");
    assertThat(heard.body()).isEmpty();
    assertThat(heard.headers()).doesNotContainKeys("Idempotence-key", "Content-type", "Upgrade");
  }

  @Test
  void aCaptureTakesTheWhole() {
    stub.willSay(200, PAYMENT);
    gateway().capture(new ProviderPaymentId(ID), "cap-1");
    assertThat(stub.heard.getFirst().address()).isEqualTo("/v3/payments/" + ID + "/capture");
    assertThat(stub.heard.getFirst().body()).isEqualTo("{}");
    assertThat(stub.heard.getFirst().header("Idempotence-key")).isEqualTo("cap-1");
  }

  @Test
  void aListAsksForAWindowToTheMillisecondAndForAsMuchAsThereIs() {
    var from = Instant.parse("2026-11-25T10:00:00.123456Z");
    gateway().payments(new Window(from, from.plusSeconds(60)), Optional.of("a cursor&x=1"));
    assertThat(stub.heard.getFirst().address())
        .isEqualTo(
            "/v3/payments?created_at.gte=2026-11-25T10:00:00.123Z"
                + "&created_at.lt=2026-11-25T10:01:00.124Z&limit=100&cursor=a+cursor%26x%3D1");
  }

  @ParameterizedTest
  @CsvSource({
    "BOT, RU, https://t.me/kadr_bot?start=success, ru_RU",
    "BOT, EN, https://t.me/kadr_bot?start=success, en_US",
    "WEB, RU, https://kadr.example/payment/success?order=01980000-0000-7000-8000-00000000000a,"
        + " ru_RU"
  })
  void aBuyerComesBackToWhereTheyBought(
      Channel channel, Language language, String back, String locale) {
    assertThat(gateway().write(Samples.order(channel, language, Optional.empty())))
        .isEqualTo(
            "{\"amount\":{\"value\":\"500.00\",\"currency\":\"RUB\"},\"capture\":true,"
                + "\"confirmation\":{\"type\":\"redirect\",\"return_url\":\""
                + back
                + "\",\"locale\":\""
                + locale
                + "\"},\"description\":\"25 кредитов\",\"metadata\":{\"order_id\":\""
                + Samples.ORDER
                + "\",\"payment_id\":\""
                + Samples.PAYMENT
                + "\",\"account_id\":\""
                + Samples.ACCOUNT
                + "\"}}");
  }

  @Test
  void aReceiptHasOneItemThatCostsTheWhole() {
    var body =
        gateway().write(Samples.order(Channel.WEB, Language.RU, Optional.of(Samples.receipt())));
    assertThat(body)
        .endsWith(
            ",\"receipt\":{\"customer\":{\"email\":\"buyer@example.com\"},\"items\":[{"
                + "\"description\":\"25 кредитов\",\"quantity\":1,\"measure\":\"piece\","
                + "\"amount\":{\"value\":\"500.00\",\"currency\":\"RUB\"},\"vat_code\":1,"
                + "\"payment_subject\":\"service\",\"payment_mode\":\"full_payment\"}],"
                + "\"tax_system_code\":2,\"internet\":true}}");
  }

  @Test
  void aRefundNamesItsPaymentAndItself() {
    assertThat(gateway().write(Samples.refund(Samples.BOUGHT, "99.50", Optional.empty())))
        .isEqualTo(
            "{\"payment_id\":\"2f3b588d-000f-5000-8000-1d6e87c7fbde\",\"amount\":{\"value\":"
                + "\"99.50\",\"currency\":\"RUB\"},\"description\":\"возврат по обращению\","
                + "\"metadata\":{\"refund_id\":\""
                + Samples.REFUND
                + "\"}}");
  }

  @Test
  void theShopSaysWhetherItsMoneyIsReal() {
    assertThat(gateway().availability()).isEqualTo(new Availability.Ready(true, true));
    var live =
        new Payments.Config(
            Optional.of(
                new Payments.Shop(URI.create("https://api.yookassa.ru/v3"), "1", "live_key")),
            new Payments.Back("https://kadr.example", ""),
            new Payments.Receipts.Off(),
            new Payments.Intake(List.of(), List.of()),
            Payments.Patience.USUAL);
    try (var shop = Payments.open(live)) {
      assertThat(shop.gateway().availability()).isEqualTo(new Availability.Ready(false, false));
      assertThat(shop.gateway().write(Samples.order(Channel.BOT, Language.RU, Optional.empty())))
          .contains("\"https://kadr.example/payment/success?order=" + Samples.ORDER + "\"");
    }
  }

  @Test
  void whatNobodyKnowsYetIsNothingToUs() {
    var payment = understood(PAYMENT.replaceFirst("\\{", "{\"added\":{\"last\":[\"night\"]},"));
    assertThat(payment.status()).isEqualTo(new ProviderPayment.Status.Succeeded());
    assertThat(payment.refunded().value()).isEqualTo("0.00");
    assertThat(payment.circumstances().createdAt())
        .isEqualTo(Instant.parse("2026-11-25T10:00:00.123Z"));
    assertThat(understood(PAYMENT.replace("succeeded", "on_a_break")).status())
        .isEqualTo(new ProviderPayment.Status.Other("on_a_break"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\"",
        "\"status\"",
        "\"amount\"",
        "\"value\"",
        "\"currency\"",
        "\"test\"",
        "\"created_at\"",
        "2026-11-25T"
      })
  void aPaymentThatLacksSomethingIsNotUnderstood(String part) {
    assertThat(unknown(read(PAYMENT.replace(part, "\"gone\""))).answer()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"500.00\"", "<html></html>"})
  void anAnswerThatIsNoObjectIsNotUnderstood(String body) {
    assertThat(read(body)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void anAmountIsKeptAsItWasWritten() {
    assertThat(understood(PAYMENT.replace("500.00", "499.999")).amount().value())
        .isEqualTo("499.999");
    assertThat(read(PAYMENT.replace("\"500.00\"", "500.00"))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void anotherPaymentThanTheOneAskedForIsNoAnswer() {
    assertThat(read(PAYMENT.replace("fbde", "0000"))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aPaymentOfAnotherShopIsNotFound() {
    var foreign = PAYMENT.replace("100500", "999999");
    assertThat(read(foreign)).isInstanceOf(Outcome.NotFound.class);
    stub.willSay(200, "{\"type\":\"list\",\"items\":[" + foreign + "," + PAYMENT + "]}");
    var window = new Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    assertThat(PaymentGatewayContract.value(gateway().payments(window, Optional.empty())).items())
        .hasSize(1);
  }

  @Test
  void aListWithSomethingUnreadableIsNoList() {
    stub.willSay(200, "{\"type\":\"list\",\"items\":[" + PAYMENT + ",{\"id\":\"x\"}]}");
    var window = new Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    assertThat(gateway().payments(window, Optional.empty())).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../me", "a/b", "a?b=c", "a%2Fb", "..", "идентификатор"})
  void anIdThatLeadsElsewhereIsNeverAskedFor(String id) {
    assertThat(gateway().payment(new ProviderPaymentId(id))).isInstanceOf(Outcome.NotFound.class);
    assertThat(gateway().refund(new ProviderRefundId(id))).isInstanceOf(Outcome.NotFound.class);
    assertThat(gateway().capture(new ProviderPaymentId(id), "k"))
        .isInstanceOf(Outcome.NotFound.class);
    assertThat(stub.heard).isEmpty();
  }

  private Outcome<ProviderPayment> created(int status, String body) {
    stub.willSay(status, body);
    return gateway().createPayment(CALL);
  }

  private static String error(String code, String parameter) {
    return "{\"type\":\"error\",\"id\":\"e-1\",\"code\":\"%s\",\"description\":\"no\",%s\"x\":1}"
        .formatted(code, parameter.isEmpty() ? "" : "\"parameter\":\"" + parameter + "\",");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request",
    "401, invalid_credentials",
    "403, forbidden",
    "410, gone",
    "422, invalid_request"
  })
  void aRefusalInYooKassasWordsIsOne(int status, String code) {
    assertThat(created(status, error(code, "amount.value")))
        .isEqualTo(
            new Outcome.Rejected<>(
                code,
                "no (amount.value)",
                new PaymentGateway.Answer(status, error(code, "amount.value"))));
  }

  @Test
  void aWrongRequestIsRefusedWithoutAWord() {
    assertThat(created(405, "")).isInstanceOf(Outcome.Rejected.class);
    assertThat(created(415, "")).isInstanceOf(Outcome.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 400, 401, 403, 404, 408, 409, 429, 500, 502, 503, 504})
  void whatAGatewayOnTheWaySaysLeavesEverythingOpen(int status) {
    var answer = created(status, status == 204 ? "" : "<html>some proxy</html>");
    assertThat(answer).isInstanceOf(Outcome.Unknown.class);
    assertThat(stub.heard).hasSize(1);
  }

  @Test
  void aKeyThatWasUsedForSomethingElseIsNoRefusal() {
    assertThat(created(400, error("invalid_request", "Idempotence-Key")))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"202, 1800, 1800", "429, 250, 250", "500, 0, -1", "429, -5, -1", "202, 99999999, -1"})
  void howLongToWaitIsHeardWhenItMakesSense(int status, int said, int heard) {
    var body = "{\"type\":\"processing\",\"retry_after\":" + said + "}";
    assertThat(unknown(created(status, body)).pause())
        .isEqualTo(heard < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(heard)));
  }

  @Test
  void aRedirectIsNotFollowed() {
    stub.willSay(
        exchange -> {
          exchange.getResponseHeaders().set("Location", stub.uri() + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    assertThat(gateway().createPayment(CALL)).isInstanceOf(Outcome.Unknown.class);
    assertThat(stub.heard).hasSize(1);
  }

  @Test
  void anAnswerWithoutEndIsHungUpOn() {
    stub.willSay(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var spaces = " ".repeat(1 << 16).getBytes(UTF_8);
          for (int i = 0; i < 4_000; i++) {
            exchange.getResponseBody().write(spaces);
          }
        });
    var kept = unknown(gateway().createPayment(CALL)).answer().orElseThrow();
    assertThat(kept.body().length()).isLessThanOrEqualTo(64 << 10);
  }

  @Test
  void anAnswerThatDripsEndsWithOurPatience() {
    payments.close();
    payments = open(Duration.ofMillis(400));
    var over = new CountDownLatch(1);
    stub.willSay(
        exchange -> {
          exchange.sendResponseHeaders(200, PAYMENT.getBytes(UTF_8).length);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    var unknown = unknown(gateway().createPayment(CALL));
    assertThat(unknown.answer()).isEmpty();
    assertThat(unknown.detail()).contains("400 ms");
    over.countDown();
  }

  @Test
  void aConnectionThatBreaksLeavesEverythingOpen() {
    stub.willSay(exchange -> exchange.close());
    assertThat(gateway().createPayment(CALL)).isInstanceOf(Outcome.Unknown.class);
    stub.close();
    assertThat(gateway().createPayment(CALL)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void theKeyIsNeverShown() {
    var config = Samples.config(stub.uri(), Duration.ofSeconds(1));
    assertThat(config.toString()).contains(Samples.SHOP_ID).doesNotContain(Samples.KEY);
    assertThat(payments.toString()).doesNotContain(Samples.KEY);
    stub.close();
    assertThat(gateway().createPayment(CALL).toString())
        .doesNotContain(Samples.KEY, "Basic", "Authorization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.yookassa.ru/v3",
        "ftp://127.0.0.1/v3",
        "https:///v3",
        "https://u:p@api.yookassa.ru/v3",
        "https://api.yookassa.ru/v3?x=1"
      })
  void moneyIsSpokenOfOverTlsOnly(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Payments.Shop(URI.create(url), "1", "k"))
        .withMessageContaining("YOOKASSA_API_URL");
  }

  @Test
  void wrongSettingsAreNamedAndTheKeyIsNotRepeated() {
    var url = URI.create("https://api.yookassa.ru/v3/");
    assertThat(new Payments.Shop(url, "1", "k").url().toString()).endsWith("/v3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Payments.Shop(url, "1:2", "k"))
        .withMessageContaining("YOOKASSA_SHOP_ID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Payments.Shop(url, "1", "two words"))
        .withMessageContaining("YOOKASSA_SECRET_KEY")
        .withMessageNotContaining("two words");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Payments.Receipts.On(13, Optional.empty()))
        .withMessageContaining("YOOKASSA_VAT_CODE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Payments.Receipts.On(1, Optional.of(7)))
        .withMessageContaining("YOOKASSA_TAX_SYSTEM_CODE");
  }
}

package dev.kadr.adapter.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Call;
import dev.kadr.ports.orders.PaymentGateway.Window;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.testkit.PaymentGatewayContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What we send and what the stand-in answers, judged by YooKassa's own OpenAPI file, which is not
 * ours to keep: say {@code -Dyookassa.openapi=/path/to/it.yaml}, or nothing is judged.
 */
@EnabledIfSystemProperty(named = "yookassa.openapi", matches = ".+")
class OpenApiTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final OpenApi api = OpenApi.at(System.getProperty("yookassa.openapi"));
  private final Twin twin = new Twin(Duration.ofSeconds(20));
  private final StubYooKassa shop = new StubYooKassa();
  private final HttpClient http = HttpClient.newHttpClient();
  private final TreeSet<String> judged = new TreeSet<>();

  @AfterEach
  void close() {
    http.shutdownNow();
    twin.close();
    shop.close();
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private List<String> faults(JsonNode capture) {
    var call = capture.path("method").asText() + " " + capture.path("path").asText();
    var status = capture.path("status").asInt();
    var answer = capture.path("response").asText();
    var operation = api.operation(capture.path("method").asText(), capture.path("path").asText());
    if (operation.isEmpty() || answer.isEmpty()) {
      // an unknown path has no description, a wrong method no body
      return answer.isEmpty() ? List.of() : notNamed(status, answer, call);
    }
    var faults = new ArrayList<String>();
    if (status == 200) {
      var asked = capture.path("request").asText();
      if (!asked.isEmpty()) {
        faults.addAll(api.faults(api.requestSchema(operation.get()), json(asked), call));
      }
      var key = capture.path("idempotence_key").asText();
      faults.addAll(api.parameterFaults(operation.get(), capture.path("query"), key));
    }
    var schema = api.answerSchema(operation.get(), status);
    if (schema.isEmpty()) {
      faults.add(call + " may not answer " + status);
    } else if (status != 500) {
      // the file describes 500 with the code of 429, which cannot be meant
      faults.addAll(api.faults(schema.get(), json(answer), call + " " + status));
    }
    judged.add(capture.path("method").asText() + " " + generic(call) + " " + status);
    return faults;
  }

  private static String generic(String call) {
    return call.replaceAll("^[A-Z]+ ", "").replaceAll("/(rt-)?[0-9a-f-]{36}", "/…");
  }

  private List<String> notNamed(int status, String answer, String call) {
    var kind = status == 401 ? "InvalidCredentials" : "NotFound";
    return api.faults(api.schema(kind), json(answer), call);
  }

  private List<String> allFaults() {
    var faults = new ArrayList<String>();
    twin.control("requests").forEach(capture -> faults.addAll(faults(capture)));
    return faults;
  }

  private Call call(String body) {
    return new Call(UUID.randomUUID().toString(), body);
  }

  private ProviderPayment bought(Channel channel, boolean receipt) {
    var gateway = twin.gateway();
    var order =
        Samples.order(
            channel, Language.RU, receipt ? Optional.of(Samples.receipt()) : Optional.empty());
    return PaymentGatewayContract.value(gateway.createPayment(call(gateway.write(order))));
  }

  private void pay(ProviderPaymentId id) {
    twin.control("pay", "payment_id", id.value());
  }

  @Test
  void everythingTheClientSaysAndHearsIsInOrder() {
    var gateway = twin.gateway();
    var paid = bought(Channel.WEB, true).id();
    pay(paid);
    var declined = bought(Channel.BOT, false).id();
    twin.control("decline", "payment_id", declined.value());
    twin.control("two-stage", "on", true);
    var held = bought(Channel.BOT, true).id();
    pay(held);
    for (var id : List.of(paid, declined, held, bought(Channel.WEB, false).id())) {
      PaymentGatewayContract.value(gateway.payment(id));
    }
    PaymentGatewayContract.value(gateway.capture(held, "cap-1"));
    refunds(gateway, paid);
    var now = Instant.now();
    var window = new Window(now.minusSeconds(600), now.plusSeconds(600));
    PaymentGatewayContract.value(gateway.payments(window, Optional.empty()));
    PaymentGatewayContract.value(gateway.refunds(window, Optional.empty()));
    PaymentGatewayContract.value(gateway.refundsOf(paid, Optional.empty()));
    PaymentGatewayContract.value(gateway.receiptsOf(paid));
    gateway.payment(Samples.BOUGHT);

    assertThat(allFaults()).isEmpty();
    assertThat(judged)
        .contains(
            "POST /payments 200",
            "GET /payments/… 200",
            "GET /payments/… 404",
            "POST /payments/…/capture 200",
            "POST /refunds 200",
            "GET /refunds/… 200",
            "GET /payments 200",
            "GET /refunds 200",
            "GET /receipts 200");
  }

  private void refunds(PaymentGateway gateway, ProviderPaymentId paid) {
    var part = Samples.refund(paid, "100.00", Optional.of(Samples.receipt()));
    PaymentGatewayContract.value(gateway.createRefund(call(gateway.write(part))));
    twin.control("refund-fate", "fate", "pend");
    var waits = Samples.refund(paid, "50.00", Optional.empty());
    var refund = PaymentGatewayContract.value(gateway.createRefund(call(gateway.write(waits))));
    PaymentGatewayContract.value(gateway.refund(refund.id()));
    twin.control("cancel-refund", "refund_id", refund.id().value());
    PaymentGatewayContract.value(gateway.refund(refund.id()));
    twin.control("refund-fate", "fate", "succeed");
  }

  private int raw(String method, String path, String body) {
    var credentials = Samples.SHOP_ID + ":" + Samples.KEY;
    return raw(method, path, body, credentials);
  }

  private int raw(String method, String path, String body, String credentials) {
    var request =
        HttpRequest.newBuilder(URI.create(twin.sandbox.uri() + "/v3" + path))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
            .header("Idempotence-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void everythingElseTheStandInAnswersIsInOrder() {
    var paid = bought(Channel.WEB, false).id().value();
    twin.control("pay", "payment_id", paid, "method", "sbp");
    twin.control("refund", "payment_id", paid, "value", "1.00");
    raw("GET", "/payments/" + paid, "");
    twin.control("two-stage", "on", true);
    var held = bought(Channel.WEB, false).id();
    pay(held);
    raw("POST", "/payments/" + held.value() + "/cancel", "");
    raw("GET", "/me", "");
    saved();
    receipts(paid);
    errors(paid);
    assertThat(allFaults()).isEmpty();
    assertThat(judged)
        .contains(
            "POST /payments/…/cancel 200",
            "GET /me 200",
            "POST /receipts 200",
            "GET /receipts/… 200",
            "POST /payments 400",
            "POST /payments 401",
            "POST /payments 403",
            "POST /payments 429",
            "POST /payments 500",
            "POST /payments/…/capture 400",
            "POST /refunds 400",
            "POST /receipts 400",
            "GET /payments 400",
            "GET /refunds/… 404");
  }

  private void saved() {
    var order =
        "{\"amount\":{\"value\":\"5.00\",\"currency\":\"RUB\"},\"capture\":true,"
            + "\"save_payment_method\":true,"
            + "\"payment_method_data\":{\"type\":\"bank_card\"},\"merchant_customer_id\":\"u\","
            + "\"confirmation\":{\"type\":\"external\"}}";
    twin.control("two-stage", "on", false);
    raw("POST", "/payments", order);
    var id = twin.control("requests").findValuesAsText("response").getLast();
    var saved = json(id).path("id").asText();
    twin.control("pay", "payment_id", saved);
    var again =
        "{\"amount\":{\"value\":\"5.00\",\"currency\":\"RUB\"},\"capture\":true,"
            + "\"payment_method_id\":\""
            + saved
            + "\"}";
    assertThat(raw("POST", "/payments", again)).isEqualTo(200);
    twin.control("autopay-fate", "fate", "cancel", "reason", "permission_revoked");
    assertThat(raw("POST", "/payments", again)).isEqualTo(200);
  }

  private void receipts(String payment) {
    var receipt =
        """
        {"type":"payment","payment_id":"%s","send":true,"customer":{"email":"buyer@example.com"},
         "items":[{"description":"25","quantity":1.5,"vat_code":1,
                   "amount":{"value":"100.00","currency":"RUB"}}],
         "settlements":[{"type":"prepayment","amount":{"value":"150.00","currency":"RUB"}}]}\
        """
            .formatted(payment);
    assertThat(raw("POST", "/receipts", receipt)).isEqualTo(200);
    var id = twin.control("receipts").get(0).path("id").asText();
    raw("GET", "/receipts/" + id, "");
    raw("GET", "/receipts?payment_id=" + payment, "");
    raw("POST", "/receipts", receipt.replace("150.00", "151.00"));
  }

  private void errors(String paid) {
    var order = "{\"amount\":{\"value\":\"5.00\",\"currency\":\"RUB\"}}";
    raw("POST", "/payments", "nonsense");
    raw("POST", "/payments", order.replace("5.00", "5"));
    raw("POST", "/payments", order, "100500:wrong");
    for (var kind : List.of("400", "401", "403", "429", "500-before")) {
      twin.control("fail-next", "at", "create", "kind", kind);
      raw("POST", "/payments", order);
    }
    raw("POST", "/payments/" + paid + "/capture", "{}");
    raw("POST", "/payments/" + paid + "/cancel", "");
    raw("POST", "/refunds", "{\"payment_id\":\"x\",\"amount\":{}}");
    raw("POST", "/receipts", "{}");
    raw("GET", "/payments?limit=1000", "");
    raw("GET", "/refunds/2f3b588d-0015-5000-8000-1d6e87c7fbde", "");
    raw("GET", "/nowhere", "");
    raw("DELETE", "/payments", "");
  }

  @Test
  void notificationsTellOfObjectsThatAreInOrder() {
    twin.control("news", "url", shop.uri() + "/yookassa/webhook");
    for (int i = 0; i < 4; i++) {
      shop.willSay(200, "");
    }
    var paid = bought(Channel.WEB, true).id();
    pay(paid);
    twin.control("refund", "payment_id", paid.value());
    twin.control("expire", "payment_id", bought(Channel.BOT, false).id().value());
    twin.control("two-stage", "on", true);
    pay(bought(Channel.BOT, false).id());
    await().atMost(Duration.ofSeconds(20)).until(() -> shop.heard.size() == 4);
    var faults = new ArrayList<String>();
    for (var heard : shop.heard) {
      var news = json(heard.body());
      var event = news.path("event");
      faults.addAll(api.faults(api.schema("NotificationEventType"), event, "event"));
      var kind = event.asText().startsWith("refund.") ? "Refund" : "Payment";
      faults.addAll(api.faults(api.schema(kind), news.path("object"), event.asText()));
      judged.add(event.asText());
    }
    assertThat(faults).isEmpty();
    assertThat(judged)
        .containsExactly(
            "payment.canceled",
            "payment.succeeded",
            "payment.waiting_for_capture",
            "refund.succeeded");
  }

  @Test
  void whatIsNotInOrderIsSaid() {
    var schema = api.schema("Payment");
    var payment =
        "{\"id\":\"short\",\"status\":\"paid\",\"amount\":{\"value\":5,\"currency\":\"XTR\"},"
            + "\"created_at\":\"now\",\"test\":\"yes\",\"paid\":true,\"refundable\":true,"
            + "\"confirmation\":{\"type\":\"redirect\",\"extra\":1},"
            + "\"metadata\":{\"k\":1}}";
    assertThat(api.faults(schema, json(payment), "it"))
        .anyMatch(fault -> fault.startsWith("it.id: too short"))
        .anyMatch(fault -> fault.startsWith("it.status: \"paid\" is none of"))
        .anyMatch(fault -> fault.startsWith("it.amount.value: not of type string"))
        .anyMatch(fault -> fault.startsWith("it.amount.currency: "))
        .anyMatch(fault -> fault.startsWith("it.created_at: not a time"))
        .anyMatch(fault -> fault.startsWith("it.test: not of type boolean"))
        .anyMatch(fault -> fault.equals("it.recipient: missing"))
        .anyMatch(fault -> fault.equals("it.confirmation.confirmation_url: missing"))
        .anyMatch(fault -> fault.equals("it.confirmation.extra: not named"))
        .anyMatch(fault -> fault.startsWith("it.metadata.k: not of type string"));
  }
}

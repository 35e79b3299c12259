package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The sandbox, and raw HTTP to talk to its YooKassa: nothing of Kadr's adapters. */
final class Rig implements AutoCloseable {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final String ORDER =
      """
      {"amount":{"value":"500.00","currency":"RUB"},"capture":true,
       "confirmation":{"type":"redirect","return_url":"http://127.0.0.1:9/payment/success?order=1"},
       "description":"25 кредитов","metadata":{"order_id":"o-1","account_id":"a-1"}}\
      """;

  private final SandboxSettings settings;
  Sandbox sandbox;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  Rig() {
    this(SandboxSettings.forTests());
  }

  Rig(SandboxSettings settings) {
    this.settings = settings;
    sandbox = Sandbox.start(settings);
  }

  /** The same one after a stop; what it kept in a folder is there again. */
  void restart() {
    sandbox.close();
    sandbox = Sandbox.start(settings);
  }

  @Override
  public void close() {
    client.shutdownNow();
    sandbox.close();
  }

  /** An answer of the API or of a page. */
  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(response.body(), e);
      }
    }

    String text() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String at(String pointer) {
      return json().at(pointer).asText();
    }

    String id() {
      assertThat(status).as(text()).isEqualTo(200);
      return at("/id");
    }
  }

  HttpRequest.Builder to(String path) {
    var credentials = YooKassaShop.MADE_UP_ID + ":" + YooKassaShop.MADE_UP_KEY;
    var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return bare(path).header("Authorization", "Basic " + basic);
  }

  HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.uri() + path)).timeout(PATIENCE);
  }

  Answer send(HttpRequest.Builder request) {
    return sendAsync(request).join();
  }

  CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(response -> new Answer(response.statusCode(), response));
  }

  Answer get(String path) {
    return send(to("/v3" + path));
  }

  HttpRequest.Builder posting(String path, String key, String body) {
    return to("/v3" + path)
        .header("Idempotence-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  Answer post(String path, String key, String body) {
    return send(posting(path, key, body));
  }

  Answer post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  Answer order() {
    return post("/payments", ORDER);
  }

  /** An order that is like the usual one but for what is changed; null takes a member away. */
  Answer order(String change) {
    return post("/payments", Json.write(Json.overlay(json(ORDER), json(change))));
  }

  static ObjectNode json(String text) {
    return Json.read(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  String paid() {
    var id = order().id();
    control("pay", "payment_id", id);
    return id;
  }

  JsonNode payment(String id) {
    return get("/payments/" + id).json();
  }

  Answer refund(String payment, String value) {
    return post(
        "/refunds",
        "{\"payment_id\":\"%s\",\"amount\":{\"value\":\"%s\",\"currency\":\"RUB\"}}"
            .formatted(payment, value));
  }

  JsonNode control(String action, Object... namesAndValues) {
    var order = Json.object();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      order.set((String) namesAndValues[i], MAPPER.valueToTree(namesAndValues[i + 1]));
    }
    return sandbox.yooKassa().control(action, order);
  }

  Answer page(String path) {
    return send(bare(path));
  }

  Answer submit(String path, Map<String, String> fields) {
    var form =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        bare(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }
}

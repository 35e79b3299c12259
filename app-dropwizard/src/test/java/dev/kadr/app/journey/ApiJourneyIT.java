package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that docs/API.md shows, by HTTP alone, against the real jar: sign in, upload, quote,
 * create, poll, file, statement, buy, statement, delete my data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiJourneyIT {
  @TempDir static Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private Sandbox sandbox;
  private Kadr kadr;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    kadr = new Kadr(folder, sandbox).start();
  }

  @AfterAll
  void close() throws IOException {
    http.close();
    kadr.close();
    sandbox.close();
  }

  @Test
  void theWholeWayIsGoneByHttpAlone() throws Exception {
    var maria = new Visitor(sandbox, "Мария");
    maria.say("/start");
    var token = signedIn(maria);

    var upload = upload(token);
    var wish =
        "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox in the snow\",\"upload_ids\":[\"%s\"],"
                .formatted(upload)
            + "\"settings\":{\"size\":\"1024x1024\"}}";
    var quote = ok(post(token, "/api/quotes", wish));
    assertThat(quote.path("cost").asLong()).isEqualTo(2);
    var created = ok(once(token, "/api/generations", "picture-1", wish));
    assertThat(created.path("credits").asLong()).isEqualTo(8);
    assertThat(ok(once(token, "/api/generations", "picture-1", wish))).isEqualTo(created);

    var finished = finished(token, "/api/generations/" + created.path("id").asText());
    var picture = URI.create(finished.path("images").path(0).path("url").asText());
    assertThat(status(picture)).isEqualTo(200);
    assertThat(reasons(token)).containsExactly("capture", "hold", "grant");

    var wanted = "{\"package_id\":\"p500\",\"email\":\"maria@example.com\"}";
    var order = ok(once(token, "/api/payments/create", "buy-1", wanted));
    assertThat(delete(token).statusCode()).isEqualTo(409);
    pay(URI.create(order.path("payment_url").asText()));
    paid(token, order.path("order_id").asText());
    assertThat(reasons(token)).containsExactly("grant", "capture", "hold", "grant");
    assertThat(ok(get(token, "/api/me")).path("credits").asLong()).isEqualTo(33);

    assertThat(delete(token).statusCode()).isEqualTo(204);
    assertThat(get(token, "/api/me").statusCode()).isEqualTo(401);
    assertThat(status(picture)).isEqualTo(404);
    var ledger = kadr.command("check-ledger", "config.yml");
    assertThat(ledger.code()).as(ledger.printed()).isZero();
    assertThat(maria.say("/start").path("text").asText()).doesNotContain("10 кредитов");
  }

  /** By the link that is answered in the bot. */
  private String signedIn(Visitor person) throws Exception {
    var asked = send("POST", "/api/auth/link", BodyPublishers.noBody());
    var link = ok(asked);
    var cookie = asked.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var ticket = link.path("url").asText().replaceFirst(".*start=", "");
    var question = person.say("/start " + ticket);
    person.press(question, "login:yes:" + ticket.replaceFirst("^login_", ""));
    var poll = "/api/auth/link/" + link.path("poll").asText();
    return ok(settled(
            () -> send("GET", poll, BodyPublishers.noBody(), "Cookie", cookie),
            answer -> answer.statusCode() == 200))
        .path("token")
        .asText();
  }

  private String upload(String token) throws Exception {
    var head =
        String.join(
            "\r\n",
            "--border",
            "Content-Disposition: form-data; name=\"file\"; filename=\"photo.png\"",
            "Content-Type: image/png",
            "",
            "");
    var body =
        BodyPublishers.ofByteArrays(
            List.of(bytes(head), Visitor.photo(), bytes("\r\n--border--\r\n")));
    var type = "multipart/form-data; boundary=border";
    return ok(send(
            "POST", "/api/uploads", body, "Authorization", "Bearer " + token, "Content-Type", type))
        .path("upload_id")
        .asText();
  }

  private JsonNode finished(String token, String path) throws Exception {
    return ok(
        settled(
            () -> get(token, path),
            answer -> ok(answer).path("status").asText().equals("completed")));
  }

  private void paid(String token, String order) throws Exception {
    settled(
        () -> post(token, "/api/orders/" + order + "/check", ""),
        answer -> ok(answer).path("status").asText().equals("paid"));
  }

  /** What a browser does on the sandbox's page. */
  private void pay(URI page) throws Exception {
    var id = Pattern.compile("orderId=([^&]+)").matcher(page.toString());
    assertThat(id.find()).isTrue();
    var card = "&method=bank_card&number=2202474301322987&expiry=12%2F30&code=123";
    var form = BodyPublishers.ofString("orderId=" + id.group(1) + card);
    var request =
        HttpRequest.newBuilder(sandbox.uri().resolve("/checkout/payments/v2/pay"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(form)
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
  }

  private List<String> reasons(String token) throws Exception {
    var reasons = new ArrayList<String>();
    ok(get(token, "/api/me/statement"))
        .path("items")
        .forEach(line -> reasons.add(line.path("reason").asText()));
    return reasons;
  }

  /** Asks until the answer is the one waited for. */
  private HttpResponse<String> settled(Call call, Predicate<HttpResponse<String>> wanted)
      throws Exception {
    return await().atMost(Kadr.PATIENCE).until(call::send, wanted);
  }

  @FunctionalInterface
  private interface Call {
    HttpResponse<String> send() throws Exception;
  }

  private HttpResponse<String> delete(String token) throws Exception {
    return send("DELETE", "/api/me", BodyPublishers.noBody(), "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> get(String token, String path) throws Exception {
    return send("GET", path, BodyPublishers.noBody(), "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> post(String token, String path, String body) throws Exception {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> once(String token, String path, String key, String body)
      throws Exception {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(kadr.uri(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private int status(URI address) throws Exception {
    var request = HttpRequest.newBuilder(kadr.uri(address.getPath() + query(address))).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String query(URI address) {
    return address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
  }

  private JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    try {
      return json.readTree(answer.body());
    } catch (IOException none) {
      throw new IllegalStateException(answer.body(), none);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

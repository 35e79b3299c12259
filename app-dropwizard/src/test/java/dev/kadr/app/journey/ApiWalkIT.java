package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kadr.app.signin.Signed;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import dev.kadr.sandbox.telegram.TelegramSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * F14 in small, on the real jar over PostgreSQL: nothing that anybody sends makes the server fail,
 * and nothing of all that was secret is in its log afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ApiWalkIT {
  private static final int CALLS = 50;
  private static final int PEOPLE = 20;
  private static final String WEBHOOK_SECRET = "s3cret_Token_of-the-walk";
  private static final String MASTER = "the-master-secret-of-the-walk-0123456789";
  private static final String SHOP_KEY = "test_the-secret-key-of-the-walk";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> secrets = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private Sandbox sandbox;
  private Kadr kadr;

  @BeforeAll
  void open() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.telegram().limits(false);
    kadr =
        new Kadr(folder, sandbox)
            .with("TELEGRAM_MODE", "webhook")
            .with("TELEGRAM_WEBHOOK_SECRET", WEBHOOK_SECRET)
            .with("JWT_SECRET", MASTER)
            .with("YOOKASSA_SHOP_ID", "100500")
            .with("YOOKASSA_SECRET_KEY", SHOP_KEY)
            .with("TRUSTED_PROXIES", "127.0.0.1")
            .with("SUBMIT_LIMIT_PER_MINUTE", "1000")
            .with("LOG_TEXT", "OFF")
            .with("LOG_JSON", "ALL")
            .start();
    var botSecret = TelegramSettings.MADE_UP_TOKEN.split(":", 2)[1];
    secrets.addAll(List.of(botSecret, WEBHOOK_SECRET, MASTER, SHOP_KEY, "sk-sandbox"));
    for (var number = 0; number < PEOPLE; number++) {
      signIn(number);
    }
  }

  @AfterAll
  void close() throws IOException {
    http.close();
    kadr.close();
    sandbox.close();
  }

  private void signIn(int number) throws Exception {
    var id = sandbox.telegram().addUser("Вера", "ru");
    var initData = Signed.initData(id, "Вера", "vera" + number, Instant.now());
    var answer = post("/api/auth/webapp", Map.of("initData", initData), number, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    tokens.add(JSON.readTree(answer.body()).path("token").asText());
    secrets.add(tokens.getLast());
    secrets.add(initData);
    secrets.add(initData.replaceAll("(?s).*hash=([0-9a-f]{64}).*", "$1"));
    answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split("[=;]", 3)[1].replace("\"", ""))
        .forEach(secrets::add);
  }

  private HttpResponse<String> post(String path, Object body, int who, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(kadr.uri(path))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", "192.0.2." + who)
            .header("Idempotency-Key", "the-walk")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(kadr.uri(path))
            .header("Authorization", "Bearer " + tokens.getFirst())
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  @Order(1)
  void aPictureIsMadeAndItsCallbackIsKnownByItsTokenOnly() throws Exception {
    var wish = Map.of("model", "gpt-image-1", "prompt", "a fox in the snow");
    var created = post("/api/generations", wish, 1, tokens.getFirst());
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    var id = JSON.readTree(created.body()).path("id").asText();
    await()
        .atMost(Kadr.PATIENCE)
        .until(() -> get("/api/generations/" + id).path("status").asText().equals("completed"));
    var requests = sandbox.genApi().control("requests", JsonNodeFactory.instance.objectNode());
    var callback = Pattern.compile("/gen/callback\\?[^\"]+").matcher(requests.toString());
    assertThat(callback.find()).isTrue();
    var token = callback.group().replaceAll(".*token=([^&\"]+).*", "$1");
    secrets.add(token);
    assertThat(callback(callback.group())).isEqualTo(200);
    for (var at = 0; at < token.length() - 1; at++) {
      var other = token.charAt(at) == 'a' ? 'b' : 'a';
      var forged = token.substring(0, at) + other + token.substring(at + 1);
      assertThat(callback(callback.group().replace(token, forged))).as(forged).isEqualTo(404);
    }
  }

  private int callback(String address) throws IOException, InterruptedException {
    return post(address, Map.of("status", "success"), 2, "").statusCode();
  }

  @Test
  @Order(2)
  void whoAsksForALinkOrACodeLeavesNoTraceOfIt() throws Exception {
    var link = JSON.readTree(post("/api/auth/link", Map.of(), 3, "").body());
    secrets.add(link.path("poll").asText());
    secrets.add(link.path("url").asText().replaceAll(".*login_", ""));
    var visitor = new Visitor(sandbox, "Галя");
    visitor.say("/start login_" + secrets.getLast());
    assertThat(post("/api/auth/code/request", Map.of("username", "vera1"), 4, "").statusCode())
        .isEqualTo(202);
  }

  @Test
  @Order(2)
  void aHeadThatIsTooLongIsRefused() throws Exception {
    var request = HttpRequest.newBuilder(kadr.uri("/health")).header("X-Long", "x".repeat(9_000));
    var answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(431);
  }

  @Test
  @Order(3)
  void nothingThatIsSentMakesTheServerFail() throws Exception {
    var known = Map.of("X-Telegram-Bot-Api-Secret-Token", WEBHOOK_SECRET);
    try (var walk = new ApiWalk(URI.create(kadr.uri("") + "/"), tokens, known, 14)) {
      var paths = walk.operations().stream().map(ApiWalk.Operation::path).toList();
      assertThat(paths)
          .contains("/telegram/webhook", "/gen/callback", "/yookassa/webhook", "/payments/webhook")
          .contains("/api/auth/webapp", "/api/auth/oidc/callback", "/api/uploads");
      var outcome = walk.walk(CALLS);
      assertThat(outcome.faults()).isEmpty();
      assertThat(outcome.calls()).isEqualTo(paths.size() * CALLS);
      // a walk that is turned away everywhere proves nothing
      assertThat(outcome.answeredWell()).isGreaterThan(outcome.calls() / 10);
    }
    assertThat(get("/health").path("status").asText()).isEqualTo("ok");
    assertThat(log()).doesNotContain("OutOfMemoryError", "incident");
  }

  @Test
  @Order(4)
  void nothingThatWasSecretIsInTheLog() throws Exception {
    kadr.stop();
    var log = log();
    assertThat(secrets).hasSizeGreaterThan(PEOPLE).allMatch(secret -> secret.length() >= 10);
    assertThat(secrets).noneMatch(log::contains);
    // the log is there, and each line is a document; TimedTasksTest says what they name
    var lines = log.lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).isNotEmpty();
    for (var line : lines) {
      assertThat(JSON.readTree(line).path("message").asText()).as(line).isNotEmpty();
    }
  }

  private String log() {
    return kadr.log("server.log");
  }
}

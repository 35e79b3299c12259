package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.domain.accounts.AccountId;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's description of itself, and a walk over everything that it describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionTest {
  private static final int CALLS = 50;
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private ApiWorld api;

  @BeforeAll
  void start() throws Exception {
    api = ApiWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    api.stop();
  }

  @Test
  void everyRouteIsDescribed() {
    var described = new HashSet<String>();
    operations().forEach(operation -> described.add(operation.method() + " " + operation.path()));
    assertThat(described)
        .contains(
            "get /health",
            "get /api/models",
            "post /api/quotes",
            "post /api/uploads",
            "post /api/generations",
            "post /api/generation/create",
            "get /api/generations",
            "get /api/generations/{id}",
            "delete /api/generations/{id}",
            "post /api/generations/{id}/cancel",
            "get /api/generations/{id}/images.zip",
            "get /api/packages",
            "post /api/payments/create",
            "get /api/orders",
            "get /api/orders/{id}",
            "post /api/orders/{id}/check",
            "get /api/subscription",
            "patch /api/me",
            "get /api/me",
            "post /api/me/utm",
            "get /api/me/statement",
            "post /api/{model}/webapp/submit",
            "get /webapps/{model}/",
            "get /files/{key}",
            "get /openapi.json",
            "get /docs");
  }

  /** The ways in are served elsewhere in this test, and described all the same. */
  @Test
  void whatTheCommandPrintsIsWhatIsServed() throws Exception {
    var printed = HttpApi.description(URI.create("https://kadr.example"), List.of());
    var paths = (ObjectNode) new ObjectMapper().readTree(printed).path("paths");
    var ways = paths.propertyStream().map(Map.Entry::getKey).filter(this::isWayIn).toList();
    assertThat(ways).contains("/api/auth/telegram", "/api/auth/logout");
    paths.remove(ways);
    assertThat(paths).isEqualTo(described().path("paths"));
  }

  private boolean isWayIn(String path) {
    return path.startsWith("/api/auth/");
  }

  @Test
  void nothingIsReferredToThatIsNotThere() {
    var described = described();
    assertThat(references(described))
        .isNotEmpty()
        .allMatch(reference -> !described.at(reference.substring(1)).isMissingNode());
    assertThat(described.toString()).doesNotContain("Session\"");
    var create = described.at("/paths/~1api~1generations/post");
    assertThat(create.path("security").size()).isEqualTo(2);
    assertThat(create.path("parameters").size()).isEqualTo(1);
    var wish = described.at("/components/schemas/NewGeneration");
    assertThat(wish.path("required").toString()).contains("model");
    assertThat(wish.path("properties").path("upload_ids").path("type").asText()).isEqualTo("array");
    assertThat(wish.path("properties").path("model").path("example").asText())
        .isEqualTo("gpt-image-1");
  }

  /** What OpenAPI 3.0 insists on, and generators of clients with it. */
  @Test
  void everyOperationHasWhatTheStandardWants() {
    var names = new HashSet<String>();
    for (var described : operations()) {
      var operation = described.operation();
      assertThat(names.add(operation.path("operationId").asText())).as(described.path()).isTrue();
      assertThat(operation.path("summary").asText()).as(described.path()).isNotEmpty();
      assertThat(operation.path("responses").propertyStream().map(Map.Entry::getKey))
          .as(described.path())
          .anyMatch(status -> status.matches("[23].*"));
      for (var answer : operation.path("responses")) {
        assertThat(answer.path("description").asText()).as(described.path()).isNotEmpty();
      }
      var inPath = new HashSet<String>();
      for (var parameter : operation.path("parameters")) {
        if (parameter.path("in").asText().equals("path")) {
          assertThat(parameter.path("required").asBoolean()).isTrue();
          inPath.add("{" + parameter.path("name").asText() + "}");
        }
      }
      assertThat(inPath).allMatch(described.path()::contains);
      assertThat(described.path().chars().filter(c -> c == '{').count()).isEqualTo(inPath.size());
    }
  }

  @Test
  void thePageNeedsNoOtherHostAndNoScript() {
    var page = api.call("GET", "/docs").send();
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("/api/generations/{id}/cancel");
    assertThat(page.text()).doesNotContain("<script", "src=\"http", "href=\"http");
    assertThat(api.call("GET", "/docs/style.css").send().header("Content-Type"))
        .startsWith("text/css");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void noCallMakesTheServerFail(long seed) {
    var random = new Random(seed);
    var me = api.newcomer();
    for (var operation : operations()) {
      for (var i = 0; i < CALLS / 2; i++) {
        var call = fuzzed(operation, random, me);
        var answer = sent(call);
        assertThat(answer.status())
            .as(
                "seed %d: %s %s call %d: %s",
                seed, operation.method(), operation.path(), i, answer.text())
            .isLessThan(500);
      }
    }
  }

  /**
   * An address that is none, such as one with a zero in it, ends its connection; a client that
   * takes the same one for its next call has to call again.
   */
  private static ApiWorld.Answer sent(ApiWorld.Call call) {
    try {
      return call.send();
    } catch (UncheckedIOException hungUp) {
      return call.send();
    }
  }

  private record Described(String path, String method, JsonNode operation) {}

  private ApiWorld.Call fuzzed(Described described, Random random, AccountId me) {
    var path = new StringBuilder(described.path().replaceAll("\\{[^}]*}", word(random)));
    var separator = '?';
    for (var parameter : described.operation().path("parameters")) {
      if (parameter.path("in").asText().equals("query") && random.nextBoolean()) {
        path.append(separator)
            .append(parameter.path("name").asText())
            .append('=')
            .append(word(random));
        separator = '&';
      }
    }
    var call = api.call(described.method().toUpperCase(Locale.ROOT), path.toString());
    if (random.nextInt(4) > 0) {
      call.as(me);
    }
    if (random.nextInt(4) > 0) {
      call.with("Idempotency-Key", "k" + random.nextInt(5));
    }
    var types = described.operation().path("requestBody").path("content");
    if (types.has("multipart/form-data")) {
      var bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      return random.nextBoolean()
          ? call.photo(bytes)
          : call.form(ApiWorld.part("file", "x", bytes));
    }
    return types.isEmpty() ? call : call.json(body(random, 0));
  }

  /** JSON that is nearly right, or not at all. */
  private static String body(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 9)) {
      case 0 -> "null";
      case 1 -> Integer.toString(random.nextInt());
      case 2 -> "\"" + word(random) + "\"";
      case 3 -> "1e" + random.nextInt(400);
      case 4 ->
          "{\"model\":\"gpt-image-1\",\"prompt\":\"a \\u0000 fox"
              + " \\ud800\",\"settings\":{\"size\":\""
              + word(random)
              + "\"}}";
      case 5 -> "{\"utm_source\":\"" + word(random) + "\\u0000\"}";
      case 6 -> "[" + body(random, depth + 1) + "," + body(random, depth + 1) + "]";
      case 7 ->
          "{\"model\":\"gpt-image-1\",\"prompt\":"
              + body(random, depth + 1)
              + ",\"max_cost\":"
              + body(random, depth + 1)
              + ",\"upload_ids\":"
              + body(random, depth + 1)
              + "}";
      default -> "{\"" + word(random) + "\":" + body(random, depth + 1);
    };
  }

  private static String word(Random random) {
    var words =
        List.of(
            "x",
            "-1",
            "0",
            "9".repeat(40),
            "%00",
            "%ff%fe",
            "..%2f..%2fetc",
            "00000000-0000-0000-0000-000000000000",
            "2026-01-01T00:00:00Z",
            "%D0%BB%D0%B8%D1%81%D0%B0",
            "'%20OR%201=1",
            "A".repeat(1_000),
            "MjAyNi0xMS0yMFQxMjowMDowMFovMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
    return words.get(random.nextInt(words.size()));
  }

  private JsonNode described() {
    return api.call("GET", "/openapi.json").send().json();
  }

  private List<Described> operations() {
    var operations = new ArrayList<Described>();
    for (var path : described().path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(new Described(path.getKey(), operation.getKey(), operation.getValue()));
        }
      }
    }
    return operations;
  }

  private static List<String> references(JsonNode node) {
    var found = new ArrayList<String>();
    node.findValues("$ref").forEach(reference -> found.add(reference.asText()));
    return found;
  }
}

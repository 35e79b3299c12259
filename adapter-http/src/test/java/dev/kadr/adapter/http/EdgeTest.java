package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the same for every route: headers, limits, and bodies that are meant to hurt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeTest {
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
  void jsonThatIsMeantToHurtIsRefused() {
    var deep = "{\"settings\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001);
    assertThat(quote(deep).status()).isIn(400, 422);
    assertThat(quote("{\"model\":" + "[".repeat(10_000)).status()).isIn(400, 422);
    assertThat(quote("{\"max_cost\":" + "9".repeat(5_000) + "}").problem())
        .isEqualTo("400 json-too-large");
    assertThat(quote("{\"model\":\"a\",\"model\":\"b\"}").problem())
        .isEqualTo("400 malformed-json");
    assertThat(quote("{\"model\":").problem()).isEqualTo("400 malformed-json");
    assertThat(quote("{} {}").status()).isIn(400, 422);
    assertThat(quote("\u0000").problem()).isEqualTo("400 malformed-json");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    var large = "{\"prompt\":\"" + "x".repeat(70_000) + "\"}";
    assertThat(quote(large).problem()).isEqualTo("413 too-large");
  }

  /** One connection after the other: none may be hung up on. */
  @Test
  void whoIsRefusedEarlyIsAnsweredAndSoIsWhatComesNext() {
    var body = "{\"prompt\":\"" + "x".repeat(60_000) + "\"}";
    for (var i = 0; i < 50; i++) {
      assertThat(api.call("POST", "/api/quotes").json(body).send().status()).isEqualTo(401);
    }
    var photo = new byte[5 << 20];
    for (var i = 0; i < 5; i++) {
      assertThat(api.call("POST", "/api/uploads").photo(photo).send().status()).isEqualTo(401);
    }
  }

  @Test
  void whatIsNotThereIsAProblemToo() {
    assertThat(api.call("GET", "/api/nothing").send().problem()).isEqualTo("404 not-found");
    assertThat(api.call("PUT", "/api/models").send().problem()).isEqualTo("405 method-not-allowed");
    assertThat(api.call("GET", "/api/generations/x").as(api.newcomer()).send().status())
        .isEqualTo(404);
    var wadl = api.call("OPTIONS", "/api/generations").send();
    assertThat(wadl.text()).doesNotContain("wadl", "resource");
  }

  @ParameterizedTest
  @CsvSource({"/api/models, default-src 'none'", "/docs, style-src 'self'", "/nothing, oauth"})
  void everyAnswerSaysWhatABrowserMayDo(String path, String policy) {
    var answer = api.call("GET", path).send();
    assertThat(answer.header("Content-Security-Policy")).contains(policy).doesNotContain("yandex");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isNotEmpty();
    assertThat(answer.header("Strict-Transport-Security")).contains("max-age");
  }

  @Test
  void miniAppsAreFramedByTelegramAndOnlyACounterLetsMetrikaIn() {
    var miniApp = api.call("GET", "/webapps/gpt-image-1/").send();
    assertThat(miniApp.header("Content-Security-Policy"))
        .contains("frame-ancestors https://web.telegram.org");
    assertThat(miniApp.header("X-Frame-Options")).isEmpty();
    var counted = new HttpApi.Config.Browsers(Set.of(), true, Set.of("http://localhost:*"));
    assertThat(PageKind.SITE.policy(counted)).contains("https://mc.yandex.ru");
    assertThat(PageKind.MINI_APP.policy(counted))
        .endsWith("https://*.web.telegram.org http://localhost:*")
        .doesNotContain("yandex");
    assertThat(PageKind.SITE.policy(counted)).contains("frame-ancestors 'none'");
  }

  @Test
  void onlyOriginsThatTheOperatorNamedMayCallFromABrowser() {
    var preflight =
        api.call("OPTIONS", "/api/generations")
            .with("Origin", ApiWorld.PARTNER)
            .with("Access-Control-Request-Method", "POST")
            .send();
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ApiWorld.PARTNER);
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Idempotency-Key");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    var other = api.call("GET", "/api/models").with("Origin", "https://evil.example").send();
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.header("Vary")).contains("Origin");
  }

  @Test
  void theCatalogueIsSentOnceUntilItChanges() {
    var first = api.call("GET", "/api/models").send();
    var model = first.json().path("models").path(0);
    assertThat(model.path("id").asText()).isEqualTo("gpt-image-1");
    assertThat(model.path("settings").path("properties").path("size").path("default").asText())
        .isEqualTo("1024x1024");
    assertThat(model.path("available").asBoolean()).isTrue();
    var again = api.call("GET", "/api/models").with("If-None-Match", first.header("ETag")).send();
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(api.call("GET", "/api/models").with("If-None-Match", "\"other\"").send().status())
        .isEqualTo(200);
  }

  @Test
  void longAnswersArePacked() throws Exception {
    var packed = api.call("GET", "/openapi.json").with("Accept-Encoding", "gzip").send();
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"openapi\"");
    }
  }

  @Test
  void everyAnswerHasANameThatALogLineHasToo() {
    assertThat(api.call("GET", "/health").send().header("X-Request-Id")).hasSize(36);
    var named = api.call("GET", "/health").with("X-Request-Id", "from-the-proxy-1").send();
    assertThat(named.header("X-Request-Id")).isEqualTo("from-the-proxy-1");
    var forged = api.call("GET", "/health").with("X-Request-Id", "a b\tc").send();
    assertThat(forged.header("X-Request-Id")).hasSize(36);
  }

  @Test
  void routesAreTimedByTheirTemplatesOnly() {
    var me = api.newcomer();
    api.call("GET", "/api/generations/" + me.value()).as(me).send();
    api.call("GET", "/api/secret-that-is-no-route").send();
    var routes =
        api.meters.find("kadr.http.requests").timers().stream()
            .map(timer -> timer.getId().getTag("route"))
            .toList();
    assertThat(routes).contains("/api/generations/{id}", "none");
    assertThat(routes)
        .noneMatch(route -> route.contains("secret") || route.contains(me.toString()));
  }

  @Test
  void somebodySeesThemselvesAndTheirMovements() {
    var me = api.newcomer();
    var shown = api.call("GET", "/api/me").as(me).send().json();
    assertThat(shown.path("id").asText()).isEqualTo(me.value().toString());
    assertThat(shown.path("credits").asLong()).isEqualTo(10);
    assertThat(shown.path("telegram_id").asText()).matches("\\d+");
    assertThat(shown.path("username").asText()).isEqualTo("maria");
    var statement = api.call("GET", "/api/me/statement?limit=1").as(me).send().json();
    var line = statement.path("items").path(0);
    assertThat(line.path("reason").asText()).isEqualTo("grant");
    assertThat(line.path("origin").asText()).isEqualTo("starter");
    assertThat(line.path("balance").asLong()).isEqualTo(10);
    assertThat(statement.has("next_cursor")).isFalse();
  }

  @Test
  void somebodyChangesWhatIsTheirs() {
    var me = api.newcomer();
    var change = "{\"locale\":\"en\",\"email\":\"M@Example.com\",\"email_notifications\":true}";
    var changed = api.call("PATCH", "/api/me").as(me).json(change).send();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("locale").asText()).isEqualTo("en");
    assertThat(changed.json().path("email").asText()).isEqualTo("m@example.com");
    assertThat(changed.json().path("email_notifications").asBoolean()).isTrue();
    var same = api.call("PATCH", "/api/me").as(me).json("{}").send();
    assertThat(same.text()).isEqualTo(changed.text());
    for (var wrong : new String[] {"locale", "email", "credits"}) {
      var refused = api.call("PATCH", "/api/me").as(me).json("{\"" + wrong + "\":\"x\"}").send();
      assertThat(refused.problem()).isEqualTo("422 invalid");
      assertThat(refused.fields()).containsExactly(wrong);
    }
    assertThat(api.call("GET", "/api/me").as(me).send().text()).isEqualTo(changed.text());
  }

  @Test
  void theFirstVisitCounts() {
    var me = api.newcomer();
    var path = "/api/me/utm";
    var first = api.call("POST", path).as(me).json("{\"utm_source\":\"vk\"}").send();
    assertThat(first.json().path("first").asBoolean()).isTrue();
    var second = api.call("POST", path).as(me).json("{\"utm_source\":\"other\"}").send();
    assertThat(second.json().path("first").asBoolean()).isFalse();
    assertThat(api.world.accountNotes().utm(me).orElseThrow().source()).contains("vk");
    assertThat(api.call("POST", path).as(me).json("{}").send().problem()).isEqualTo("422 invalid");
    assertThat(api.call("POST", path).as(me).json("{\"utm_id\":\"1\"}").send().fields())
        .containsExactly("utm_id");
  }

  private ApiWorld.Answer quote(String body) {
    return api.call("POST", "/api/quotes").as(api.newcomer()).json(body).send();
  }
}

package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Mini Apps' files as Telegram's browser meets them, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiniAppRouteTest {
  private ApiWorld api;

  @BeforeAll
  void start() throws Exception {
    api = ApiWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    api.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webapps/gpt-image-1/", "/webapps/gpt-image-1"})
  void aModelThatIsSoldHasItsPage(String path) {
    var page = api.call("GET", path).send();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.text()).contains("content=\"https://t.me/kadr_bot\"").doesNotContain("__KADR");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self' https://telegram.org", "https://web.telegram.org")
        .doesNotContain("frame-ancestors 'none'");
    assertThat(page.header("X-Frame-Options")).isEmpty();
  }

  @Test
  void thePageIsSentAgainOnlyWhenItChanged() {
    var tag = api.call("GET", "/webapps/gpt-image-1/").send().header("ETag");
    var again = api.call("GET", "/webapps/gpt-image-1/").with("If-None-Match", tag).send();
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void whatItIsMadeOfIsKeptForEver() {
    var script = api.call("GET", "/webapps/assets/app-1a2b3c.js").send();
    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).isEqualTo("text/javascript;charset=utf-8");
    assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webapps/midjourney/",
        "/webapps/index.html",
        "/webapps/assets/app-0.js",
        "/webapps/assets/..%2Findex.html",
        "/webapps/%2e%2e%2fapi/"
      })
  void whatIsNotThereIsNotFound(String path) {
    var missing = api.call("GET", path).send();
    assertThat(missing.status()).isIn(400, 404);
    assertThat(missing.text()).doesNotContain("kadr-bot", "document.title");
  }

  @Test
  void aModelThatIsNotSoldGetsAPageAndNotJson() {
    var missing = api.call("GET", "/webapps/midjourney/").send();
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.header("Content-Type")).startsWith("text/html");
    assertThat(missing.text()).contains("No such model");
  }

  @Test
  void anAppThatNobodyVouchesForTakesNothing() {
    var answer =
        api.call("POST", "/api/gpt-image-1/webapp/submit")
            .json("{\"user_id\":7,\"data\":{\"kind\":\"gpt-image-1_settings\"},\"initData\":\"x\"}")
            .send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.text()).startsWith("{\"ok\":false,\"error\":\"init-data\"");
  }
}

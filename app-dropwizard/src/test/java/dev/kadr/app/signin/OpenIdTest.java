package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.app.signin.Browser.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Log in with Telegram", against the issuer of the sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdTest {
  private static final String START = "/api/auth/oidc/start";

  private final HttpClient issuer = HttpClient.newHttpClient();
  private SignInWorld world;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
  }

  @AfterEach
  void reset() {
    world.control("reset", "");
  }

  @AfterAll
  void stop() throws Exception {
    issuer.close();
    world.stop();
  }

  /** Goes to the issuer, agrees as somebody, and is sent back to this path. */
  private String agree(Browser browser, long person) throws IOException, InterruptedException {
    var begun = browser.get(START);
    assertThat(begun.status()).isEqualTo(303);
    var page = URI.create(begun.header("location"));
    assertThat(page.getQuery()).contains("code_challenge_method=S256", "response_type=code");
    var shown = issuer.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    assertThat(shown.body()).contains("Аня", "Борис", "Отмена");
    var agreed =
        issuer.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=" + (person == 0 ? "" : person)))
                .build(),
            BodyHandlers.ofString());
    var back = agreed.headers().firstValue("location").orElseThrow();
    assertThat(back).startsWith("https://kadr.example/api/auth/oidc/callback?");
    return back.substring("https://kadr.example".length());
  }

  private Answer signIn(long person) throws IOException, InterruptedException {
    var browser = world.browser();
    return browser.get(agree(browser, person));
  }

  @Test
  void whoAgreesIsSignedInAsTheirTelegramSelf() throws Exception {
    var in = signIn(SignInWorld.ANYA);
    assertThat(in.status()).isEqualTo(200);
    var user = in.json().path("user");
    assertThat(user.path("telegram_id").asLong()).isEqualTo(SignInWorld.ANYA);
    assertThat(user.path("username").asText()).isEqualTo("anya_sandbox");
    assertThat(in.setCookies()).hasSize(3);
    var widget = Signed.widget(SignInWorld.ANYA, "Аня", "anya_sandbox", world.clock.instant());
    assertThat(world.browser().post("/api/auth/telegram", widget).json().path("user").path("id"))
        .isEqualTo(user.path("id"));
  }

  @Test
  void aBrowserIsSentToAPage() throws Exception {
    var browser = world.browser();
    browser.headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    var back = agree(browser, SignInWorld.BORIS);
    var in = browser.get(back);
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("location")).endsWith("/profile");
    assertThat(browser.cookies).containsKeys("session", "renewal", "csrf");
    var again = browser.get(back);
    assertThat(again.status()).isEqualTo(303);
    assertThat(again.header("location")).endsWith("/login?failed=telegram");
  }

  @Test
  void whoDoesNotAgreeIsNotSignedIn() throws Exception {
    assertThat(signIn(0).status()).isEqualTo(401);
  }

  @Test
  void aStateIsGoodOnceInItsOwnBrowserForTenMinutes() throws Exception {
    var mine = world.browser();
    var back = agree(mine, SignInWorld.ANYA);
    var victim = world.browser();
    assertThat(victim.get(back).status()).isEqualTo(401); // no cookie at all
    assertThat(victim.get(START).status()).isEqualTo(303);
    assertThat(victim.get(back).status()).isEqualTo(401); // the cookie of another state
    assertThat(mine.get(back.replaceFirst("state=\\d", "state=9")).status()).isEqualTo(401);
    assertThat(mine.get(back).status()).isEqualTo(200);
    assertThat(mine.get(back).type()).isEqualTo("sign-in-stale");
    var late = world.browser();
    var tooLate = agree(late, SignInWorld.ANYA);
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(late.get(tooLate).type()).isEqualTo("sign-in-stale");
  }

  @Test
  void aStateOfTheirOwnMakingIsNotBelieved() {
    var forger = world.browser();
    var state =
        world.clock.instant().getEpochSecond() + "." + "A".repeat(43) + "." + "0".repeat(64);
    forger.cookies.put("sign_in_state", state);
    var answer =
        forger.get(
            "/api/auth/oidc/callback?code=x&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuer",
        "audience",
        "expired",
        "future",
        "nonce-of-another",
        "unknown-key",
        "forged",
        "unsigned",
        "without-id"
      })
  void aTokenThatIsWrongInOneWaySignsNobodyIn(String how) throws Exception {
    world.control("spoil", how);
    var out = signIn(SignInWorld.ANYA);
    assertThat(out.status()).isEqualTo(401);
    assertThat(out.setCookies()).isEmpty();
  }

  @Test
  void aNonceThatComesBackMayBeOurs() throws Exception {
    world.control("spoil", "nonce-sent-back");
    assertThat(signIn(SignInWorld.ANYA).status()).isEqualTo(200);
  }

  @Test
  void aCodeThatNobodyGaveOutSignsNobodyIn() throws Exception {
    var browser = world.browser();
    var back = agree(browser, SignInWorld.ANYA);
    assertThat(browser.get(back.replaceFirst("code=[^&]+", "code=guessed")).status())
        .isEqualTo(401);
  }
}

package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kadr.app.signin.Browser.Answer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a session is worth, how it goes on and how it ends, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {
  private static final String RENEW = "/api/auth/renew";
  private static final String LOGOUT = "/api/auth/logout";

  private SignInWorld world;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    world.stop();
  }

  private Browser signedIn() {
    var browser = world.browser();
    var id = world.sandbox.telegram().addUser("Аня", "ru");
    var fields = Signed.widget(id, "Аня", "anya" + id, world.clock.instant());
    assertThat(browser.post("/api/auth/telegram", fields).status()).isEqualTo(200);
    return browser;
  }

  private Browser bearing(String token) {
    var browser = world.browser();
    browser.headers.put("Authorization", "Bearer " + token);
    return browser;
  }

  private static String token(Browser browser) {
    return browser.cookies.getOrDefault("session", "");
  }

  private void assertWorthless(String token) {
    var answer = bearing(token).post(RENEW);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.type()).isEqualTo("unauthenticated");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  void aTokenIsGoodAsBearerAndAsCookie() {
    var browser = signedIn();
    var bearer = bearing(token(browser)).post(RENEW);
    assertThat(bearer.status()).isEqualTo(200);
    assertThat(bearer.setCookies()).isEmpty();
    assertThat(bearing(bearer.json().path("token").asText()).post(RENEW).status()).isEqualTo(200);
    assertThat(browser.meaningIt().post(RENEW).status()).isEqualTo(200);
  }

  @Test
  void withoutASessionNobodyIsLetThrough() {
    assertThat(world.browser().post(RENEW).status()).isEqualTo(401);
    var basic = world.browser();
    basic.headers.put("Authorization", "Basic YTpi");
    assertThat(basic.post(RENEW).status()).isEqualTo(401);
    assertWorthless("");
    assertWorthless("a.b.c");
    assertWorthless("x".repeat(5_000));
  }

  @Test
  void whoComesWithACookieShowsThatThePageMeansIt() {
    var browser = signedIn();
    var silent = browser.post(LOGOUT);
    assertThat(silent.status()).isEqualTo(403);
    assertThat(silent.type()).isEqualTo("csrf");
    browser.headers.put("X-CSRF-Token", "guessed");
    assertThat(browser.post(LOGOUT).status()).isEqualTo(403);
    browser.headers.put("X-CSRF-Token", signedIn().cookies.getOrDefault("csrf", ""));
    assertThat(browser.post(LOGOUT).status()).isEqualTo(403);
    // a pair that somebody planted: header and cookie agree, and are of no session
    browser.cookies.put("csrf", "planted");
    browser.headers.put("X-CSRF-Token", "planted");
    assertThat(browser.post(LOGOUT).status()).isEqualTo(403);
    assertThat(bearing(token(browser)).post(RENEW).status()).isEqualTo(200);
  }

  @Test
  void signingOutEndsEveryTokenOfTheSessionAtOnceAndNoOther() {
    var browser = signedIn();
    var other = signedIn();
    var token = token(browser);
    var renewed = bearing(token).post(RENEW).json().path("token").asText();
    var renewal = browser.cookies.getOrDefault("renewal", "");
    var out = browser.meaningIt().post(LOGOUT);
    assertThat(out.status()).isEqualTo(204);
    assertThat(browser.cookies).isEmpty();
    assertWorthless(token);
    assertWorthless(renewed);
    var back = world.browser();
    back.cookies.put("renewal", renewal);
    assertThat(back.post(RENEW).status()).isEqualTo(401);
    assertThat(bearing(token(other)).post(RENEW).status()).isEqualTo(200);
  }

  @Test
  void aBrowserNeverNoticesThatItsTokenIsOverAndABearerDoes() {
    var browser = signedIn();
    var before = token(browser);
    world.clock.advance(Duration.ofMinutes(30));
    assertWorthless(before);
    var after = browser.meaningIt().post(RENEW);
    assertThat(after.status()).isEqualTo(200);
    assertThat(token(browser)).isNotEqualTo(before);
    assertThat(bearing(token(browser)).post(RENEW).status()).isEqualTo(200);
  }

  @Test
  void whatIsOverIsRenewedForWhoMeansItOnly() {
    var browser = signedIn();
    world.clock.advance(Duration.ofMinutes(31));
    assertThat(browser.post(LOGOUT).status()).isEqualTo(403);
    assertThat(browser.meaningIt().post(LOGOUT).status()).isEqualTo(204);
  }

  @Test
  void aSessionThatNobodyUsesEndsAfterAMonth() {
    var browser = signedIn();
    world.clock.advance(Duration.ofDays(29));
    assertThat(browser.meaningIt().post(RENEW).status()).isEqualTo(200);
    world.clock.advance(Duration.ofDays(29));
    assertThat(browser.meaningIt().post(RENEW).status()).isEqualTo(200);
    world.clock.advance(Duration.ofDays(30));
    assertThat(browser.meaningIt().post(RENEW).status()).isEqualTo(401);
  }

  @Test
  void aTokenWithoutASignatureIsWorthless() throws ParseException {
    var claims = claims(token(signedIn()));
    assertWorthless(new PlainJWT(claims).serialize());
    var unsigned = new PlainJWT(claims).serialize();
    assertWorthless(unsigned.substring(0, unsigned.length() - 1));
    var token = token(signedIn());
    assertWorthless(token.substring(0, token.lastIndexOf('.') + 1));
  }

  @Test
  void aTokenOfAnotherKeyOrAlgorithmIsWorthless() throws ParseException, JOSEException {
    var claims = claims(token(signedIn()));
    assertWorthless(signed(JWSAlgorithm.HS256, "another key that is long enough for it", claims));
    assertWorthless(signed(JWSAlgorithm.HS512, SignInWorld.KEY, claims));
    assertWorthless(signed(JWSAlgorithm.HS384, SignInWorld.KEY, claims));
    assertWorthless(signed(JWSAlgorithm.HS256, "the CSRF key of the tests, repeated", claims));
  }

  @Test
  void aTokenOfTheKeyBeforeStillCounts() throws ParseException, JOSEException {
    var claims = claims(token(signedIn()));
    var old = signed(JWSAlgorithm.HS256, SignInWorld.OLD_KEY, claims);
    assertThat(bearing(old).post(RENEW).status()).isEqualTo(200);
  }

  @Test
  void wellSignedTokensThatSayTooLittleOrTooMuchAreWorthless()
      throws ParseException, JOSEException {
    var claims = claims(token(signedIn()));
    var other = claims(token(signedIn()));
    var over =
        new JWTClaimsSet.Builder(claims).expirationTime(Date.from(world.clock.instant())).build();
    var forEver = new JWTClaimsSet.Builder(claims).expirationTime(null).build();
    var nobodys = new JWTClaimsSet.Builder(claims).subject(UUID.randomUUID().toString()).build();
    var mixed = new JWTClaimsSet.Builder(claims).subject(other.getSubject()).build();
    var unknown = new JWTClaimsSet.Builder(claims).claim("sid", "x").build();
    var elsewhere = new JWTClaimsSet.Builder(claims).issuer("elsewhere").build();
    for (var wrong : new JWTClaimsSet[] {over, forEver, nobodys, mixed, unknown, elsewhere}) {
      assertWorthless(signed(JWSAlgorithm.HS256, SignInWorld.KEY, wrong));
    }
    assertThat(bearing(signed(JWSAlgorithm.HS256, SignInWorld.KEY, claims)).post(RENEW).status())
        .isEqualTo(200);
  }

  @Test
  void aBearerTokenIsTakenAloneThoughACookieIsThere() {
    var browser = signedIn();
    browser.headers.put("Authorization", "Bearer nothing");
    Answer answer = browser.meaningIt().post(RENEW);
    assertThat(answer.status()).isEqualTo(401);
  }

  private static JWTClaimsSet claims(String token) throws ParseException {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }

  private static String signed(JWSAlgorithm algorithm, String key, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader(algorithm), claims);
    token.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
    return token.serialize();
  }
}

package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * F7 of the API: 2,000 tokens and signed fields, each spoiled in one way, let nobody in. The
 * control of each is its unspoiled form, made by the same hand: it is let in before and after.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgeryTest {
  private static final int EACH = 500;
  private static final String OTHER_BOT = "7000000002:SANDBOX_of_another_bot_and_not_ours";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final Random random = new Random(7);
  private SignInWorld world;
  private long somebody;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
    somebody = world.sandbox.telegram().addUser("Аня", "ru");
  }

  @AfterAll
  void stop() throws Exception {
    world.stop();
  }

  // --- tokens of sessions ---

  @Test
  void noForgedTokenIsBelieved() throws Exception {
    var token = signedIn().cookies.getOrDefault("session", "");
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    var control = signed(JWSAlgorithm.HS256, SignInWorld.KEY, claims);
    assertThat(opens(control)).isTrue();
    for (var index = 0; index < EACH; index++) {
      var forged = forgedToken(index, token, claims);
      assertThat(opens(forged)).as("%d: %s", index, forged).isFalse();
    }
    assertThat(opens(control)).isTrue();
  }

  /** On one connection, on which the server may remember what it heard before. */
  @Test
  void aTokenInOtherLettersIsAnotherToken() {
    var token = signedIn().cookies.getOrDefault("session", "");
    for (var again = 0; again < 20; again++) {
      assertThat(opens(token)).isTrue();
      assertThat(opens(token.toUpperCase(Locale.ROOT))).isFalse();
      assertThat(opens(token.toLowerCase(Locale.ROOT))).isFalse();
    }
  }

  private boolean opens(String token) {
    var browser = world.browser();
    browser.headers.put("Authorization", "Bearer " + token);
    return browser.get("/api/me").status() == 200;
  }

  private String forgedToken(int index, String token, JWTClaimsSet claims)
      throws JOSEException, ParseException {
    var now = world.clock.instant();
    return switch (index % 10) {
      case 0 -> header("none", token, "");
      case 1 -> header("NoNe", token, token.split("\\.", 3)[2]);
      case 2 ->
          signed(JWSAlgorithm.HS256, "another key " + random.nextLong() + "x".repeat(40), claims);
      case 3 -> signed(JWSAlgorithm.HS512, SignInWorld.KEY, claims);
      case 4 ->
          signed(
              JWSAlgorithm.HS256,
              SignInWorld.KEY,
              changed(claims).expirationTime(Date.from(now.minusSeconds(index + 1))).build());
      case 5 ->
          signed(
              JWSAlgorithm.HS256,
              SignInWorld.KEY,
              changed(claims).subject(new UUID(index, random.nextLong()).toString()).build());
      case 6 ->
          signed(
              JWSAlgorithm.HS256,
              SignInWorld.KEY,
              changed(claims).claim("sid", new UUID(index, random.nextLong()).toString()).build());
      case 7 ->
          header(List.of("HS384", "RS256", "ES256", "EdDSA").get(random.nextInt(4)), token, "AA");
      case 8 -> token.substring(0, random.nextInt(token.length()));
      default -> spoiled(token);
    };
  }

  private static JWTClaimsSet.Builder changed(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static String signed(JWSAlgorithm algorithm, String key, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader(algorithm), claims);
    token.sign(new MACSigner(key));
    return token.serialize();
  }

  private static String header(String algorithm, String token, String signature) {
    var head = "{\"alg\":\"" + algorithm + "\"}";
    return BASE64.encodeToString(head.getBytes(StandardCharsets.UTF_8))
        + "."
        + token.split("\\.", 3)[1]
        + "."
        + signature;
  }

  /** One letter of it is another; not the last, of which two bits mean nothing. */
  private String spoiled(String token) {
    var at = random.nextInt(token.length() - 1);
    var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    return token.charAt(at) == letter || token.charAt(at) == '.'
        ? spoiled(token)
        : token.substring(0, at) + letter + token.substring(at + 1);
  }

  // --- what Telegram signs ---

  @Test
  void noForgedInitDataSignsIn() {
    var real = Signed.initData(somebody, "Аня", "anya", world.clock.instant());
    assertThat(enters("webapp", Map.of("initData", real))).isTrue();
    for (var index = 0; index < EACH; index++) {
      var forged = forgedInitData(index, real);
      assertThat(enters("webapp", Map.of("initData", forged)))
          .as("%d: %s", index, forged)
          .isFalse();
    }
    assertThat(enters("webapp", Map.of("initData", real))).isTrue();
  }

  private String forgedInitData(int index, String real) {
    var fields = fields(real);
    var unsigned = new TreeMap<>(fields);
    unsigned.remove("hash");
    var now = world.clock.instant();
    switch (index % 9) {
      case 0 -> fields.put("hash", otherHash(fields.getOrDefault("hash", "")));
      case 1 ->
          fields.replaceAll(
              (name, field) -> field.replace("" + somebody, "" + (somebody + index + 1)));
      case 2 -> fields.put("extra" + index, "x");
      case 3 -> fields.remove(new ArrayList<>(fields.keySet()).get(random.nextInt(fields.size())));
      case 4 -> {
        return Signed.initData(OTHER_BOT, unsigned);
      }
      case 5 -> {
        var stale = now.minus(Duration.ofHours(1)).minusSeconds(index + 1);
        return Signed.initData(somebody, "Аня", "anya", stale);
      }
      case 6 -> {
        return Signed.initData(
            somebody, "Аня", "anya", now.plus(Duration.ofHours(2)).plusSeconds(index));
      }
      case 7 -> {
        return real + "&hash=" + fields.getOrDefault("hash", "");
      }
      default -> {
        return Signed.raw(Signed.widget(somebody, "Аня", "anya" + index, now));
      }
    }
    return Signed.raw(fields);
  }

  private static Map<String, String> fields(String raw) {
    return Stream.of(raw.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> second,
                TreeMap::new));
  }

  private String otherHash(String hash) {
    var bytes = HexFormat.of().parseHex(hash);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void noForgedWidgetFieldsSignIn() {
    for (var index = 0; index < EACH; index++) {
      var forged = forgedWidget(index);
      assertThat(enters("telegram", forged)).as("%d: %s", index, forged).isFalse();
    }
    var real = Signed.widget(somebody, "Аня", "anya", world.clock.instant());
    assertThat(enters("telegram", real)).isTrue();
    assertThat(enters("telegram", real)).as("replayed").isFalse();
  }

  private Map<String, String> forgedWidget(int index) {
    var now = world.clock.instant();
    var fields = Signed.widget(somebody, "Аня", "anya" + index, now);
    switch (index % 6) {
      case 0 -> fields.put("hash", otherHash(fields.getOrDefault("hash", "")));
      case 1 -> fields.put("id", Long.toString(somebody + index + 1));
      case 2 -> fields.put("first_name", "Борис" + index);
      case 3 -> {
        return Signed.widget(OTHER_BOT, somebody, "Аня", "anya" + index, now);
      }
      case 4 -> {
        var stale = now.minus(Duration.ofMinutes(5)).minusSeconds(index + 1);
        return Signed.widget(somebody, "Аня", "anya" + index, stale);
      }
      default -> {
        return fields(Signed.initData(somebody, "Аня", "anya" + index, now));
      }
    }
    return fields;
  }

  private boolean enters(String way, Object body) {
    return world.browser().post("/api/auth/" + way, body).status() == 200;
  }

  // --- the header that another site cannot make a browser send ---

  @Test
  void noForgedCsrfHeaderIsMeant() {
    var browser = signedIn();
    var real = browser.cookies.getOrDefault("csrf", "");
    var strangers = signedIn().cookies.getOrDefault("csrf", "");
    for (var index = 0; index < EACH; index++) {
      var forged =
          switch (index % 3) {
            case 0 -> spoiled(real);
            case 1 -> strangers.substring(index % 2) + "A".repeat(index % 2);
            default -> real.substring(0, random.nextInt(real.length()));
          };
      browser.headers.put("X-CSRF-Token", forged);
      assertThat(browser.post("/api/auth/logout").status())
          .as("%d: %s", index, forged)
          .isEqualTo(403);
    }
    assertThat(browser.meaningIt().post("/api/auth/logout").status()).isEqualTo(204);
  }

  private Browser signedIn() {
    var browser = world.browser();
    var id = world.sandbox.telegram().addUser("Вера", "ru");
    var fields = Signed.widget(id, "Вера", "vera" + id, world.clock.instant());
    assertThat(browser.post("/api/auth/telegram", fields).status()).isEqualTo(200);
    return browser;
  }
}

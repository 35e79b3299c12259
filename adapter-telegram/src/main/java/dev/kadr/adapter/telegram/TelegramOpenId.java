package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.accounts.OpenIdLogin;
import dev.kadr.ports.accounts.TelegramPerson;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * "Log in with Telegram": OpenID Connect with a code and PKCE.
 *
 * <p>The account is who {@code id} says, the Telegram user id; {@code sub} is another number that
 * bot and Mini App never see.
 */
final class TelegramOpenId implements OpenIdLogin {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramOpenId.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 64 << 10;
  private static final int LONGEST_CODE = 2_048;
  private static final Pattern USER_ID = Pattern.compile("[1-9]\\d{0,15}");

  private final Telegram.OpenId config;
  private final HttpClient http;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  /** Asked for once: an issuer does not move while we run. */
  private volatile Optional<Issuer> known = Optional.empty();

  /** What the issuer says of itself. */
  private record Issuer(URI authorize, URI token, IdTokens tokens) {}

  /** The issuer did not answer, or not as one. */
  private static final class Away extends Exception {
    private static final long serialVersionUID = 1L;

    Away(String why) {
      super(why);
    }
  }

  TelegramOpenId(Telegram.OpenId config, HttpClient http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Page page(Attempt attempt) {
    try {
      var asked = new LinkedHashMap<String, String>();
      asked.put("client_id", config.clientId());
      asked.put("redirect_uri", config.redirect().toString());
      asked.put("response_type", "code");
      asked.put("scope", "openid profile telegram:bot_access");
      asked.put("state", attempt.state());
      asked.put("nonce", attempt.nonce());
      asked.put("code_challenge", challenge(attempt.verifier()));
      asked.put("code_challenge_method", "S256");
      return new Page.At(URI.create(issuer().authorize() + "?" + form(asked)));
    } catch (Away away) {
      LOG.warn("nobody can sign in by OpenID Connect now: {}", away.getMessage());
      return new Page.Unavailable(String.valueOf(away.getMessage()));
    }
  }

  @Override
  public Answer redeem(String code, Attempt attempt) {
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      return new Answer.Refused("no code");
    }
    try {
      var issuer = issuer();
      var answer = ask(tokenRequest(issuer, code, attempt));
      return answer.isEmpty()
          ? new Answer.Refused("the issuer took no such code")
          : judged(issuer.tokens().read(answer.get().path("id_token").asText(), attempt.nonce()));
    } catch (Away away) {
      LOG.warn("a code could not be redeemed: {}", away.getMessage());
      return new Answer.Unavailable(String.valueOf(away.getMessage()));
    }
  }

  private static Answer judged(IdTokens.Reading reading) {
    return switch (reading) {
      case IdTokens.Reading.Refused(var why) -> {
        LOG.warn("an id token was refused: {}", why);
        yield new Answer.Refused(why);
      }
      case IdTokens.Reading.Unavailable(var why) -> new Answer.Unavailable(why);
      case IdTokens.Reading.Valid(var id, var name, var username) ->
          USER_ID.matcher(id).matches()
              ? new Answer.Proven(
                  new TelegramPerson(
                      Identity.telegram(Long.parseLong(id)),
                      name,
                      username,
                      Optional.empty(),
                      Optional.empty()))
              : new Answer.Refused("the id is no Telegram user's");
    };
  }

  private HttpRequest tokenRequest(Issuer issuer, String code, Attempt attempt) {
    var asked = new LinkedHashMap<String, String>();
    asked.put("grant_type", "authorization_code");
    asked.put("code", code);
    asked.put("redirect_uri", config.redirect().toString());
    asked.put("client_id", config.clientId());
    asked.put("code_verifier", attempt.verifier());
    var basic = (config.clientId() + ":" + config.secret()).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(issuer.token())
        .timeout(TIMEOUT)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form(asked)))
        .build();
  }

  private Issuer issuer() throws Away {
    var before = known;
    if (before.isPresent()) {
      return before.get();
    }
    var address = URI.create(config.issuer() + "/.well-known/openid-configuration");
    var said =
        ask(HttpRequest.newBuilder(address).timeout(TIMEOUT).build())
            .filter(it -> it.path("issuer").asText().equals(config.issuer()))
            .orElseThrow(() -> new Away("the issuer does not describe itself"));
    try {
      var keys = endpoint(said, "jwks_uri").toURL();
      var found =
          new Issuer(
              endpoint(said, "authorization_endpoint"),
              endpoint(said, "token_endpoint"),
              new IdTokens(config.issuer(), config.clientId(), keys, clock));
      known = Optional.of(found);
      return found;
    } catch (MalformedURLException | IllegalArgumentException wrong) {
      throw new Away("the issuer describes itself wrongly");
    }
  }

  /** Its endpoints are as safe as the issuer's own address was found to be. */
  private URI endpoint(JsonNode said, String name) {
    var address = URI.create(said.path(name).asText());
    var scheme = URI.create(config.issuer()).getScheme();
    if (!Objects.equals(address.getScheme(), scheme) || address.getHost() == null) {
      throw new IllegalArgumentException(name);
    }
    return address;
  }

  /** The answer as JSON; absent when the issuer says that it is our fault. */
  private Optional<JsonNode> ask(HttpRequest request) throws Away {
    try {
      var response = http.send(request, BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        var bytes = body.readNBytes(LONGEST_ANSWER);
        var status = response.statusCode();
        if (status == 200) {
          return Optional.of(json.readTree(bytes));
        }
        if (status >= 400 && status < 500) {
          return Optional.empty();
        }
        throw new Away("status " + status);
      }
    } catch (JsonProcessingException noJson) {
      throw new Away("the answer is no JSON");
    } catch (IOException away) {
      throw new Away(away.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Away("we are stopping");
    }
  }

  private static String challenge(String verifier) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var digest = sha.digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

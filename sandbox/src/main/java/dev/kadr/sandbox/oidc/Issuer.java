package dev.kadr.sandbox.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives out codes and redeems each once, for whoever began. */
final class Issuer {
  private static final Duration CODE_LIFE = Duration.ofMinutes(5);
  private static final int MOST_CODES = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final Supplier<URI> base;
  private final String client;
  private final Clock clock;
  private final Map<String, Granted> codes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Granted> eldest) {
          return size() > MOST_CODES;
        }
      };
  private Spoiling spoiling = Spoiling.NOTHING;
  private int keysMade = 1;
  private IssuerKey key = IssuerKey.make("key-1");

  /** What an application asks for. */
  record Asked(String client, String redirect, String state, String nonce, String challenge) {}

  /** Somebody who agreed. */
  record Agreed(long id, String name, String username) {}

  private record Granted(Asked asked, Agreed who, Instant endsAt) {}

  Issuer(Supplier<URI> base, String client, Clock clock) {
    this.base = base;
    this.client = client;
    this.clock = clock;
  }

  String address() {
    return base.get() + "/oidc";
  }

  /** What is wrong with it; absent when nothing is. */
  Optional<String> fault(Asked asked) {
    if (!asked.client().equals(client)) {
      return Optional.of("client_id is not " + client);
    }
    if (!asked.redirect().startsWith("http://") && !asked.redirect().startsWith("https://")) {
      return Optional.of("redirect_uri is not an http(s) address");
    }
    return asked.challenge().isEmpty()
        ? Optional.of("code_challenge is missing")
        : Optional.empty();
  }

  synchronized String grant(Asked asked, Agreed who) {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    codes.put(code, new Granted(asked, who, clock.instant().plus(CODE_LIFE)));
    return code;
  }

  /** The token; absent when the code is not good for who shows it. */
  synchronized Optional<String> redeem(
      String code, String clientId, String redirect, String verifier) {
    return Optional.ofNullable(codes.remove(code))
        .filter(granted -> granted.endsAt().isAfter(clock.instant()))
        .filter(granted -> granted.asked().client().equals(clientId))
        .filter(granted -> granted.asked().redirect().equals(redirect))
        .filter(granted -> granted.asked().challenge().equals(challenge(verifier)))
        .map(this::token);
  }

  private String token(Granted granted) {
    var now = clock.instant();
    var issued = spoiling == Spoiling.FUTURE ? now.plusSeconds(600) : now;
    var expires = spoiling == Spoiling.EXPIRED ? now.minusSeconds(600) : issued.plusSeconds(3_600);
    var who = granted.who();
    var claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", spoiling == Spoiling.ISSUER ? "https://elsewhere.example" : address())
            .put("aud", spoiling == Spoiling.AUDIENCE ? "1" : client)
            .put("sub", Long.toString(who.id() ^ 0x5eedL))
            .put("iat", issued.getEpochSecond())
            .put("exp", expires.getEpochSecond())
            .put("name", who.name());
    if (spoiling != Spoiling.WITHOUT_ID) {
      claims.put("id", who.id());
    }
    if (!who.username().isEmpty()) {
      claims.put("preferred_username", who.username());
    }
    if (spoiling == Spoiling.NONCE_SENT_BACK) {
      claims.put("nonce", granted.asked().nonce());
    } else if (spoiling == Spoiling.NONCE_OF_ANOTHER) {
      claims.put("nonce", "somebody-else");
    }
    return signed(claims);
  }

  private String signed(ObjectNode claims) {
    return switch (spoiling) {
      case UNKNOWN_KEY -> IssuerKey.make("key-of-nobody").sign(claims);
      case FORGED -> IssuerKey.make(key.id()).sign(claims);
      case UNSIGNED -> unsigned(claims);
      case NOTHING,
          ISSUER,
          AUDIENCE,
          EXPIRED,
          FUTURE,
          NONCE_SENT_BACK,
          NONCE_OF_ANOTHER,
          WITHOUT_ID ->
          key.sign(claims);
    };
  }

  private static String unsigned(ObjectNode claims) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var header = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
    var body = claims.toString().getBytes(StandardCharsets.UTF_8);
    return encoder.encodeToString(header) + "." + encoder.encodeToString(body) + ".";
  }

  synchronized ObjectNode keys() {
    var list = JsonNodeFactory.instance.objectNode();
    list.putArray("keys").add(key.described());
    return list;
  }

  synchronized void spoil(Spoiling how) {
    spoiling = how;
  }

  /** From now on another key signs, and only that one is listed. */
  synchronized void changeKey() {
    key = IssuerKey.make("key-" + ++keysMade);
  }

  private static String challenge(String verifier) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var digest = sha.digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

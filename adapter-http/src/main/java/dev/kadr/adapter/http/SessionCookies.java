package dev.kadr.adapter.http;

import dev.kadr.domain.accounts.SessionId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cookies of a session: its token and the secret that renews it, which no script can read, and
 * the CSRF token, which our own scripts read and send back as a header.
 *
 * <p>A CSRF token belongs to one session: one that somebody planted, or kept from an earlier
 * sign-in, is worth nothing.
 */
final class SessionCookies {
  static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String SESSION = "session";
  private static final String RENEWAL = "renewal";
  private static final String CSRF = "csrf";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String HMAC = "HmacSHA256";
  private static final int LONGEST_SECRET = 100;

  private final List<String> csrfKeys;
  private final boolean secure;

  /**
   * Cookies.
   *
   * @param csrfKeys the first makes CSRF tokens, all know theirs again
   * @param secure whether browsers may send them over https only
   */
  SessionCookies(List<String> csrfKeys, boolean secure) {
    this.csrfKeys = List.copyOf(csrfKeys);
    this.secure = secure;
  }

  /** All of them, after a sign-in. */
  List<NewCookie> open(SessionId id, String token, String renewalSecret) {
    return List.of(
        session(token),
        hidden(RENEWAL, renewalSecret, KEPT),
        cookie(CSRF, csrf(csrfKeys.getFirst(), id), KEPT).build());
  }

  NewCookie session(String token) {
    return hidden(SESSION, token, SessionTokens.LIFE);
  }

  /** All of them taken back. */
  List<NewCookie> close() {
    return List.of(
        hidden(SESSION, "", Duration.ZERO),
        hidden(RENEWAL, "", Duration.ZERO),
        cookie(CSRF, "", Duration.ZERO).build());
  }

  Optional<String> token(ContainerRequestContext request) {
    return value(request, SESSION);
  }

  Optional<String> renewal(ContainerRequestContext request) {
    return value(request, RENEWAL).filter(secret -> secret.length() <= LONGEST_SECRET);
  }

  /** Whether the request has the CSRF header of its session. */
  boolean isMeant(ContainerRequestContext request, SessionId id) {
    var sent = request.getHeaderString(CSRF_HEADER);
    return sent != null
        && csrfKeys.stream()
            .anyMatch(
                key ->
                    MessageDigest.isEqual(
                        csrf(key, id).getBytes(StandardCharsets.UTF_8),
                        sent.getBytes(StandardCharsets.UTF_8)));
  }

  /** A cookie that no script can read. */
  NewCookie hidden(String name, String value, Duration kept) {
    return cookie(name, value, kept).httpOnly(true).build();
  }

  static Optional<String> value(ContainerRequestContext request, String name) {
    return Optional.ofNullable(request.getCookies().get(name))
        .map(cookie -> cookie.getValue())
        .filter(value -> !value.isEmpty());
  }

  private NewCookie.Builder cookie(String name, String value, Duration kept) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(Math.toIntExact(kept.toSeconds()))
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX);
  }

  private static String csrf(String key, SessionId id) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
      var digest = mac.doFinal(id.value().toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

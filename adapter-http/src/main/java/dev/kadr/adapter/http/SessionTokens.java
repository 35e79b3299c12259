package dev.kadr.adapter.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The short tokens that name a session: JWTs of one algorithm, signed by the first key, verified by
 * every key.
 *
 * <p>The algorithm stands here and not in the token: what a token says about itself is never a
 * choice, so {@code none} and everything else that is not HS256 is refused before a key is looked
 * at.
 */
final class SessionTokens {
  static final Duration LIFE = Duration.ofMinutes(30);

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
  private static final String ISSUER = "kadr";
  private static final String SESSION = "sid";
  private static final int LONGEST = 2_000;

  private final List<byte[]> keys;
  private final Clock clock;

  SessionTokens(List<String> keys, Clock clock) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("tokens need a key");
    }
    this.keys = keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    this.clock = clock;
  }

  /** What a token is worth. */
  sealed interface Reading {
    record Valid(SessionId session, AccountId account) implements Reading {}

    /** Forged, of somebody else, or over. */
    record Worthless() implements Reading {}
  }

  String issue(SessionId session, AccountId account) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(account.value().toString())
            .claim(SESSION, session.value().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    var token = new SignedJWT(new JWSHeader(ALGORITHM), claims);
    try {
      token.sign(new MACSigner(keys.getFirst()));
    } catch (JOSEException broken) {
      throw new IllegalStateException("a session's token cannot be signed", broken);
    }
    return token.serialize();
  }

  Reading read(String token) {
    if (token.length() > LONGEST) {
      return new Reading.Worthless();
    }
    try {
      var signed = SignedJWT.parse(token);
      return ALGORITHM.equals(signed.getHeader().getAlgorithm()) && isSigned(signed)
          ? claimed(signed.getJWTClaimsSet())
          : new Reading.Worthless();
    } catch (ParseException | JOSEException | IllegalArgumentException noToken) {
      return new Reading.Worthless();
    }
  }

  private boolean isSigned(SignedJWT token) throws JOSEException {
    for (var key : keys) {
      if (token.verify(new MACVerifier(key))) {
        return true;
      }
    }
    return false;
  }

  private Reading claimed(JWTClaimsSet claims) throws ParseException {
    var end = claims.getExpirationTime();
    if (!ISSUER.equals(claims.getIssuer())
        || end == null
        || !clock.instant().isBefore(end.toInstant())) {
      return new Reading.Worthless();
    }
    return new Reading.Valid(
        new SessionId(id(claims.getStringClaim(SESSION))), new AccountId(id(claims.getSubject())));
  }

  private static UUID id(String text) {
    return UUID.fromString(Objects.requireNonNullElse(text, ""));
  }
}

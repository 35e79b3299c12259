package dev.kadr.adapter.telegram;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the issuer's word about a person: signed by a key of the issuer's list, for us, and not
 * long ago. A key that is not known makes the list be fetched again, at most every half minute.
 */
final class IdTokens {
  private static final int SKEW_SECONDS = 60;
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int LONGEST_LIST = 64 << 10;
  private static final int LONGEST_TOKEN = 16 << 10;
  private static final long CACHED_MILLIS = 300_000;
  private static final long REFRESH_MILLIS = 15_000;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Clock clock;

  /** What a token is worth. */
  sealed interface Reading {
    record Valid(String id, String name, Optional<String> username) implements Reading {}

    record Refused(String why) implements Reading {}

    record Unavailable(String why) implements Reading {}
  }

  IdTokens(String issuer, String audience, URL keys, Clock clock) {
    this.clock = clock;
    var source =
        JWKSourceBuilder.<SecurityContext>create(
                keys, new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LONGEST_LIST))
            .cache(CACHED_MILLIS, REFRESH_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(true)
            .build();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
    processor.setJWTClaimsSetVerifier(new Freshness(issuer, audience, clock));
  }

  /** By our clock, and nothing from the future. */
  private static final class Freshness extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Freshness(String issuer, String audience, Clock clock) {
      super(
          audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp", "iat", "id"));
      this.clock = clock;
      setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  Reading read(String token, String nonce) {
    if (token.length() > LONGEST_TOKEN) {
      return new Reading.Refused("it is too long");
    }
    try {
      return judge(processor.process(token, null), nonce);
    } catch (ParseException noToken) {
      return new Reading.Refused("it is no token");
    } catch (RateLimitReachedException tooOften) {
      return new Reading.Refused("its key is not known");
    } catch (KeySourceException away) {
      return new Reading.Unavailable("the issuer's keys cannot be had");
    } catch (BadJOSEException | JOSEException worthless) {
      return new Reading.Refused(String.valueOf(worthless.getMessage()));
    }
  }

  /** A nonce that is there is ours; the issuer leaves it out of this flow (measured by others). */
  private Reading judge(JWTClaimsSet claims, String nonce) throws ParseException {
    var said = claims.getStringClaim("nonce");
    if (said != null && !said.equals(nonce)) {
      return new Reading.Refused("its nonce is another's");
    }
    var latest = clock.instant().plusSeconds(SKEW_SECONDS);
    if (claims.getIssueTime().toInstant().isAfter(latest)) {
      return new Reading.Refused("it is from the future");
    }
    return new Reading.Valid(
        Objects.toString(claims.getClaim("id"), ""),
        Objects.requireNonNullElse(claims.getStringClaim("name"), ""),
        Optional.ofNullable(claims.getStringClaim("preferred_username")));
  }
}

package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.OpenIdLogin.Attempt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The states of attempts to sign in by OpenID Connect. A state says when it was made and is signed;
 * the attempt's other secrets follow from it by our key, so nothing is kept of an attempt that
 * nobody comes back from.
 */
final class OpenIdStates {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final Pattern SHAPE =
      Pattern.compile("(?<made>\\d{1,11})\\.[A-Za-z0-9_-]{43}\\.(?<signature>[0-9a-f]{64})");

  private final Secrecy secrecy;
  private final OneTimeKeys oneTimeKeys;
  private final Clock clock;

  OpenIdStates(Secrecy secrecy, OneTimeKeys oneTimeKeys, Clock clock) {
    this.secrecy = secrecy;
    this.oneTimeKeys = oneTimeKeys;
    this.clock = clock;
  }

  Attempt begin() {
    var words = clock.instant().getEpochSecond() + "." + secrecy.secret();
    var key = secrecy.keys().getFirst();
    return attempt(key, words + "." + signature(key, words));
  }

  /** The attempt of a state, the one time that it comes back while it is good. */
  Optional<Attempt> end(String state) {
    var shape = SHAPE.matcher(state);
    if (!shape.matches()) {
      return Optional.empty();
    }
    var words = state.substring(0, state.lastIndexOf('.'));
    var signature = shape.group("signature");
    var end = Instant.ofEpochSecond(Long.parseLong(shape.group("made"))).plus(GOOD_FOR);
    var now = clock.instant();
    return secrecy.keys().stream()
        .filter(key -> isSame(signature(key, words), signature))
        .findFirst()
        .filter(key -> now.isBefore(end))
        .filter(key -> oneTimeKeys.use(Digests.of("state:" + state), end, now))
        .map(key -> attempt(key, state));
  }

  private static Attempt attempt(String key, String state) {
    return new Attempt(
        state,
        Digests.keyed(key, "oidc-verifier/" + state),
        Digests.keyed(key, "oidc-nonce/" + state));
  }

  private static String signature(String key, String words) {
    return Digests.keyed(key, "oidc-state/" + words);
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}

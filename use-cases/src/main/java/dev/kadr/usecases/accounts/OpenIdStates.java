package dev.kadr.usecases.accounts;

import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.OpenIdLogin.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The states of attempts to sign in by OpenID Connect. A state says when it was made and is sealed;
 * the attempt's other secrets follow from it by our key, so nothing is kept of an attempt that
 * nobody comes back from.
 */
final class OpenIdStates {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final String STATE = "oidc-state/";
  private static final Pattern SHAPE =
      Pattern.compile("(?<made>\\d{1,11})\\.[A-Za-z0-9_-]{43}\\.(?<seal>[0-9a-f]{64})");

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
    return attempt(0, words + "." + secrecy.seals().of(STATE + words).getFirst());
  }

  /** The attempt of a state, the one time that it comes back while it is good. */
  Optional<Attempt> end(String state) {
    var shape = SHAPE.matcher(state);
    if (!shape.matches()) {
      return Optional.empty();
    }
    var seals = secrecy.seals().of(STATE + state.substring(0, state.lastIndexOf('.')));
    var end = Instant.ofEpochSecond(Long.parseLong(shape.group("made"))).plus(GOOD_FOR);
    var now = clock.instant();
    return IntStream.range(0, seals.size())
        .filter(key -> Digests.isSame(seals.get(key), shape.group("seal")))
        .boxed()
        .findFirst()
        .filter(key -> now.isBefore(end))
        .filter(key -> oneTimeKeys.use(Digests.of("state:" + state), end, now))
        .map(key -> attempt(key, state));
  }

  /**
   * By the key that sealed the state, or a change of keys would lose those who are on their way.
   */
  private Attempt attempt(int key, String state) {
    return new Attempt(
        state,
        secrecy.seals().of("oidc-verifier/" + state).get(key),
        secrecy.seals().of("oidc-nonce/" + state).get(key));
  }
}

package dev.kadr.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.FileLinks;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that carry their own proof: the file and the hour at which they end, signed by us. Nothing
 * is stored for them, so any node opens what another one made.
 */
final class SignedFileLinks implements FileLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final long HOUR = Duration.ofHours(1).toSeconds();

  /** Seconds since 1970 until the year 5138; more digits are nobody's link. */
  private static final int MOST_DIGITS = 11;

  private final String base;
  private final List<SecretKeySpec> keys;
  private final Clock clock;

  /**
   * Makes links below {@code publicUrl}.
   *
   * @param secrets at least one; the first signs, all verify
   */
  SignedFileLinks(URI publicUrl, List<String> secrets, Clock clock) {
    this.base = publicUrl + "/files/";
    this.keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
            .toList();
    this.clock = clock;
  }

  /** What a link is worth. */
  sealed interface Verdict {
    record Holds(BlobKey key, Instant until) implements Verdict {}

    /** We made it, and its time is over. */
    record Expired() implements Verdict {}

    /** We never made it. */
    record Foreign() implements Verdict {}
  }

  @Override
  public URI link(BlobKey key, Duration lifetime) {
    if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a link lives up to " + LONGEST + ", not " + lifetime);
    }
    var until = wholeHourFrom(clock.instant().plus(lifetime));
    var signature = signature(keys.getFirst(), key.value(), until);
    return URI.create(base + key.value() + "?until=" + until + "&signature=" + signature);
  }

  Verdict judge(String key, Optional<String> until, Optional<String> signature) {
    var said = until.filter(SignedFileLinks::isTime);
    if (said.isEmpty() || signature.isEmpty() || !isOurs(key, said.get(), signature.get())) {
      return new Verdict.Foreign();
    }
    var end = Instant.ofEpochSecond(Long.parseLong(said.get()));
    return clock.instant().isBefore(end)
        ? new Verdict.Holds(new BlobKey(key), end)
        : new Verdict.Expired();
  }

  /** Takes the same time whichever key made it, and wherever a wrong one begins to differ. */
  private boolean isOurs(String key, String until, String signature) {
    var given = signature.getBytes(UTF_8);
    var matches = false;
    for (var mine : keys) {
      matches |= MessageDigest.isEqual(signature(mine, key, until).getBytes(US_ASCII), given);
    }
    return matches;
  }

  private static boolean isTime(String text) {
    return text.length() <= MOST_DIGITS && text.matches("\\d+");
  }

  private static String wholeHourFrom(Instant end) {
    return Long.toString(Math.ceilDiv(end.plusNanos(999_999_999).getEpochSecond(), HOUR) * HOUR);
  }

  /** A key has no line break, so no two links have the same text. */
  private static String signature(SecretKeySpec mine, String key, String until) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(mine);
      var sum = mac.doFinal((key + "\n" + until).getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}

package dev.kadr.sandbox.yookassa;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was answered to which key, for 24 hours: the same request gets the same answer and nothing
 * happens again; another request with the same key is refused.
 */
final class Idempotence {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MOST_KEPT = 200_000;

  private record Answered(String request, Reply reply, Instant at) {}

  private final Map<String, Answered> answers = new LinkedHashMap<>();
  private final Clock clock;

  Idempotence(Clock clock) {
    this.clock = clock;
  }

  /** One at a time, so that of two requests with one key the second finds the first's answer. */
  synchronized Reply once(String key, String request, Supplier<Reply> work) {
    forgetOld();
    var fingerprint = fingerprint(request);
    var known = answers.get(key);
    if (known == null) {
      var reply = work.get();
      answers.put(key, new Answered(fingerprint, reply, clock.instant()));
      return reply;
    }
    return known.request.equals(fingerprint)
        ? known.reply
        : Refusal.of("Idempotence key duplicated", "Idempotence-Key").reply();
  }

  private void forgetOld() {
    var oldest = clock.instant().minus(KEPT);
    var all = answers.values().iterator();
    while (all.hasNext()) {
      var answered = all.next();
      if (answered.at.isAfter(oldest) && answers.size() < MOST_KEPT) {
        return;
      }
      all.remove();
    }
  }

  private static String fingerprint(String request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(request.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  synchronized void clear() {
    answers.clear();
  }
}

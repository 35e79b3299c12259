package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

  private static final int MOST_REMEMBERED = 10_000;
  private static final String KEYS = "yookassa/keys";

  private record Answered(String request, Reply reply, Instant at) {
    ObjectNode document(String key) {
      var json = Json.object().put("key", key).put("request", request).put("at", at.toString());
      return json.put("status", reply.status()).put("type", reply.type()).put("body", reply.body());
    }

    static Answered of(JsonNode json) {
      return new Answered(
          json.path("request").asText(),
          new Reply(
              json.path("status").asInt(), json.path("type").asText(), json.path("body").asText()),
          Instant.parse(json.path("at").asText()));
    }
  }

  private final Map<String, Answered> answers = new LinkedHashMap<>();
  private final Clock clock;
  private final Archive archive;

  Idempotence(Clock clock, Archive archive) {
    this.clock = clock;
    this.archive = archive;
    archive.documents(KEYS).stream()
        .filter(json -> json.hasNonNull("key") && json.hasNonNull("at"))
        .sorted(Comparator.comparing(json -> json.path("at").asText()))
        .forEach(json -> answers.put(json.path("key").asText(), Answered.of(json)));
  }

  /** A key may be any word; a name of the archive may not. */
  private static String document(String key) {
    return KEYS + "/" + fingerprint(key);
  }

  /** One at a time, so that of two requests with one key the second finds the first's answer. */
  synchronized Reply once(String key, String request, Supplier<Reply> work) {
    forgetOld();
    var fingerprint = fingerprint(request);
    var known = answers.get(key);
    if (known == null) {
      var reply = work.get();
      var answered = new Answered(fingerprint, reply, clock.instant());
      answers.put(key, answered);
      if (answers.size() <= MOST_REMEMBERED) {
        archive.changed(document(key), () -> answered.document(key));
      }
      return reply;
    }
    return known.request.equals(fingerprint)
        ? known.reply
        : Refusal.of("Idempotence key duplicated", "Idempotence-Key").reply();
  }

  private void forgetOld() {
    var oldest = clock.instant().minus(KEPT);
    var all = answers.entrySet().iterator();
    while (all.hasNext()) {
      var known = all.next();
      var answered = known.getValue();
      if (answered.at.isAfter(oldest) && answers.size() < MOST_KEPT) {
        return;
      }
      archive.remove(document(known.getKey()));
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
    answers.keySet().forEach(key -> archive.remove(document(key)));
    answers.clear();
  }
}

package dev.kadr.sandbox.yookassa;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Ids as YooKassa's look: the first eight digits are seconds since the year 2000, at noon. */
final class Identifiers {
  private static final Instant EPOCH = Instant.parse("2000-01-01T12:00:00Z");

  private final SecureRandom random = new SecureRandom();

  String payment(Instant now) {
    return id(now, "000f");
  }

  String refund(Instant now) {
    return id(now, "0015");
  }

  String receipt() {
    return "rt-" + UUID.randomUUID();
  }

  private String id(Instant now, String kind) {
    var seconds = (now.getEpochSecond() - EPOCH.getEpochSecond()) & 0xffff_ffffL;
    return String.format(
        Locale.ROOT, "%08x-%s-5000-8000-%012x", seconds, kind, random.nextLong(1L << 48));
  }
}

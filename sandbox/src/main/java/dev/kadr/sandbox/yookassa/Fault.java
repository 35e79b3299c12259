package dev.kadr.sandbox.yookassa;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something that goes wrong on purpose with the next calls of a door.
 *
 * @param pause how long a slow answer takes, the pause between two bytes of a drip, what {@code
 *     retry_after} says
 */
record Fault(Kind kind, Duration pause) {

  /** What goes wrong; "before" means that nothing has happened, "after" that everything has. */
  enum Kind {
    TIMEOUT_BEFORE("timeout-before"),
    TIMEOUT_AFTER("timeout-after"),
    ERROR_BEFORE("500-before"),
    ERROR_AFTER("500-after"),
    CUT_BEFORE("cut-before"),
    CUT_AFTER("cut-after"),
    PROCESSING("202-then-ok"),
    TOO_MANY("429"),
    INVALID("400"),
    UNAUTHORIZED("401"),
    FORBIDDEN("403"),
    NOT_FOUND("404"),
    BAD_GATEWAY("html-502"),
    SLOW("slow"),
    DRIP("drip"),
    TRUNCATED("truncated"),
    HUGE("huge"),
    GARBAGE("garbage"),
    UNKNOWN_STATUS("unknown-status"),
    EXTRA_FIELDS("extra-fields"),
    /** The buyer has paid and the news has gone out before the create call is answered. */
    WEBHOOK_FIRST("webhook-before-reply");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    static Kind named(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("kind is one of " + words()));
    }

    String word() {
      return word;
    }

    private static String words() {
      return Arrays.stream(values()).map(kind -> kind.word).collect(Collectors.joining(", "));
    }
  }
}

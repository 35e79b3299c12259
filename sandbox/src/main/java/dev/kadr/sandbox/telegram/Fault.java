package dev.kadr.sandbox.telegram;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that goes wrong on purpose with the next calls of a method.
 *
 * @param method the method in any case, or {@code *}
 * @param chatId only calls that name this chat
 * @param description replaces the usual text of a 400 or 403
 * @param waitMillis how long a slow answer takes, or the pause between two drops of a dripping one
 */
public record Fault(
    Kind kind,
    String method,
    Optional<Long> chatId,
    Optional<String> description,
    int retryAfterSeconds,
    long waitMillis) {

  /** What goes wrong. */
  public enum Kind {
    TOO_MANY_REQUESTS("429"),
    FORBIDDEN("403"),
    BAD_REQUEST("400"),
    /** A photo is refused; other calls are not concerned. */
    PHOTO_REFUSED("400-photo"),
    BAD_GATEWAY_HTML("502-html"),
    /** The effect happens at once, the answer comes late. */
    SLOW("slow"),
    /** The connection breaks and nothing has happened. */
    CLOSED_BEFORE("closed-before"),
    /** The connection breaks although the effect has happened. */
    CLOSED_AFTER("closed-after"),
    /** The effect happens, the answer never comes. */
    HANG("hang"),
    /** The effect happens, half of the answer comes. */
    TRUNCATED("truncated"),
    /** The effect happens, the answer comes a few bytes at a time. */
    SLOW_DRIP("slow-drip");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** The dial that says how often this happens by chance. */
    String rate() {
      return "rate_" + word.replace('-', '_');
    }

    static Kind named(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.word.equals(word))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("kind is one of " + words() + ", not " + word));
    }

    private static String words() {
      return Arrays.stream(values()).map(kind -> kind.word).collect(Collectors.joining(", "));
    }
  }

  /** A fault of every call of the method, with the usual texts and times. */
  public static Fault of(Kind kind, String method) {
    return new Fault(kind, method, Optional.empty(), Optional.empty(), 1, 5_000);
  }

  boolean concerns(Call call) {
    var methodMatches = method.equals("*") || method.equalsIgnoreCase(call.method());
    var kindMatches = kind != Kind.PHOTO_REFUSED || call.bringsPhoto();
    return methodMatches && kindMatches && (chatId.isEmpty() || chatId.equals(call.chatId()));
  }
}

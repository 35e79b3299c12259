package dev.kadr.adapter.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file a {@code Range} header asks for (RFC 9110, 14.2). Several parts at once,
 * other units and what cannot be read are answered with the whole file, as the RFC allows.
 */
sealed interface ByteRange {
  record Whole() implements ByteRange {}

  record Part(long from, long length) implements ByteRange {}

  /** Nothing of what is asked for is in the file. */
  record Outside() implements ByteRange {}

  /** The digits of any length that a file can have. */
  Pattern ONE = Pattern.compile("bytes=(?:(\\d{1,18})-(\\d{0,18})|-(\\d{1,18}))");

  static ByteRange of(@Nullable String header, long total) {
    var asked = ONE.matcher(header == null ? "" : header.strip());
    if (!asked.matches()) {
      return new Whole();
    }
    if (asked.group(1) == null) {
      return last(Long.parseLong(asked.group(3)), total);
    }
    var from = Long.parseLong(asked.group(1));
    var to = asked.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(asked.group(2));
    if (to < from) {
      return new Whole();
    }
    return from >= total ? new Outside() : new Part(from, Math.min(to, total - 1) - from + 1);
  }

  private static ByteRange last(long wanted, long total) {
    var length = Math.min(wanted, total);
    return length == 0 ? new Outside() : new Part(total - length, length);
  }
}

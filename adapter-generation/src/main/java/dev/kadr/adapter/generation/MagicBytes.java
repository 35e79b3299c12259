package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kadr.domain.catalogue.OutputKind;
import java.util.Optional;

/** Tells what a file is by how it begins; what it calls itself proves nothing. */
final class MagicBytes {
  /** How much of a file must be looked at. */
  static final int LENGTH = 16;

  private MagicBytes() {}

  /** The media type of a result of this kind; empty for everything else. */
  static Optional<String> mediaTypeOf(byte[] start, OutputKind kind) {
    return switch (kind) {
      case PICTURE -> picture(start);
      case VIDEO -> at(start, 4, "ftyp") ? Optional.of("video/mp4") : Optional.empty();
    };
  }

  static Optional<String> picture(byte[] start) {
    if (at(start, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (at(start, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (at(start, 0, "RIFF") && at(start, 8, "WEBP")) {
      return Optional.of("image/webp");
    }
    return Optional.empty();
  }

  static boolean at(byte[] bytes, int offset, String text) {
    if (bytes.length < offset + text.length()) {
      return false;
    }
    return new String(bytes, offset, text.length(), ISO_8859_1).equals(text);
  }
}

package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.ports.FileKind;
import java.util.Optional;

/** Tells what a file is by how it begins; what it calls itself proves nothing. */
final class MagicBytes {
  /** How much of a file must be looked at. */
  static final int LENGTH = FileKind.LENGTH;

  private MagicBytes() {}

  /** The media type of a result of this kind; empty for everything else. */
  static Optional<String> mediaTypeOf(byte[] start, OutputKind kind) {
    return switch (kind) {
      case PICTURE -> picture(start);
      case VIDEO ->
          Optional.of(FileKind.of(start)).filter(FileKind.MP4::equals).map(FileKind::mediaType);
    };
  }

  static Optional<String> picture(byte[] start) {
    var kind = FileKind.of(start);
    return switch (kind) {
      case PNG, JPEG, WEBP -> Optional.of(kind.mediaType());
      case GIF, HEIC, MP4, WEBM, UNKNOWN -> Optional.empty();
    };
  }

  static boolean at(byte[] bytes, int offset, String text) {
    if (bytes.length < offset + text.length()) {
      return false;
    }
    return new String(bytes, offset, text.length(), ISO_8859_1).equals(text);
  }
}

package dev.kadr.sandbox.genapi;

import java.util.Locale;
import java.util.Optional;

/** What somebody ordered: everything of an accepted create call that outlives the call. */
record Order(
    Network network,
    String model,
    String prompt,
    Size size,
    int count,
    Format format,
    Optional<String> callbackUrl,
    boolean sync) {

  /** The file formats that come out of here. */
  enum Format {
    PNG,
    JPEG,
    WEBP,
    /** Not written but played: the sandbox ships a few. */
    MP4;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
      return switch (this) {
        case PNG, JPEG, WEBP -> "image/" + extension();
        case MP4 -> "video/mp4";
      };
    }
  }
}

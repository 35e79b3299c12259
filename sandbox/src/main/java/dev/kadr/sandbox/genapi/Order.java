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

  /** The file formats this machine can write. */
  enum Format {
    PNG,
    JPEG;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
      return "image/" + extension();
    }
  }
}

package dev.kadr.sandbox.genapi;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The films that the sandbox ships, one of each shape: real ones, two seconds long. */
final class Reel {
  private Reel() {}

  /** The film of this shape. */
  static Bytes of(Size size) {
    var file =
        size.width() == size.height()
            ? "square.mp4"
            : size.width() > size.height() ? "wide.mp4" : "tall.mp4";
    try (var stream = Reel.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the film " + file + " was not shipped");
      }
      return new Bytes(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the film " + file, unreadable);
    }
  }
}

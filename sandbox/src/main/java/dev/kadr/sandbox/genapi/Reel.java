package dev.kadr.sandbox.genapi;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The films that the sandbox ships, one of each shape: real ones, two seconds long. */
enum Reel {
  WIDE("wide.mp4"),
  TALL("tall.mp4"),
  SQUARE("square.mp4");

  private final String file;

  Reel(String file) {
    this.file = file;
  }

  /** The film of this shape. */
  static Bytes of(Size size) {
    var shape = size.width() == size.height() ? SQUARE : size.width() > size.height() ? WIDE : TALL;
    return shape.film();
  }

  private Bytes film() {
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

package dev.kadr.sandbox.genapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** One file of a create call. */
record Upload(String field, String filename, String mediaType, Bytes content) {
  private static final long MOST_PIXELS = 80_000_000;

  /** Whether this is a PNG, JPEG or WebP that claims a sane size; the content decides. */
  boolean isPicture() {
    // No decoder for WebP here: its name tag is all that is looked at, and the painter makes a
    // scene of its own instead.
    return isWebp() || pixels().filter(count -> count > 0 && count <= MOST_PIXELS).isPresent();
  }

  private boolean isWebp() {
    var bytes = content.array();
    return bytes.length > 12
        && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
        && new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
  }

  private Optional<Long> pixels() {
    try (ImageInputStream stream = ImageIO.createImageInputStream(content.stream())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      while (readers.hasNext()) {
        var reader = readers.next();
        try {
          var format = reader.getFormatName();
          if (format.equalsIgnoreCase("png") || format.equalsIgnoreCase("jpeg")) {
            reader.setInput(stream, true, true);
            return Optional.of((long) reader.getWidth(0) * reader.getHeight(0));
          }
        } finally {
          reader.dispose();
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      // The readers throw whatever comes to mind on a broken header: it is no picture then.
      return Optional.empty();
    }
  }
}

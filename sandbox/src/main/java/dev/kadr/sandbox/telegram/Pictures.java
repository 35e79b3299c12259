package dev.kadr.sandbox.telegram;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What Telegram does to a photo: JPEG in a few sizes, the original is gone. */
final class Pictures {
  /** The longest sides of Telegram's sizes s, m and y. */
  private static final List<Integer> SIDES = List.of(90, 320, 1280);

  private static final long MOST_PIXELS = 50_000_000;

  private static final float QUALITY = 0.87f;

  record Size(int width, int height, @SuppressWarnings("ArrayRecordComponent") byte[] jpeg) {}

  private Pictures() {}

  /** A shape beyond all limits is not decoded: its pixels might not fit into memory. */
  static Optional<BufferedImage> decode(byte[] bytes) {
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(stream);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return pixels > MOST_PIXELS ? Optional.empty() : Optional.of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException notAPicture) {
      // ImageIO's readers also throw unchecked exceptions at malformed files
      return Optional.empty();
    }
  }

  static boolean hasPhotoShape(BufferedImage picture) {
    var width = picture.getWidth();
    var height = picture.getHeight();
    var ratio = (double) Math.max(width, height) / Math.min(width, height);
    return width + height <= 10_000 && ratio <= 20;
  }

  /** The sizes, smallest first; a small picture has fewer, nothing is enlarged. */
  static List<Size> sizes(BufferedImage picture) {
    var sizes = new ArrayList<Size>();
    var longest = Math.max(picture.getWidth(), picture.getHeight());
    for (var side : SIDES) {
      var scaled = scale(picture, Math.min(1.0, (double) side / longest));
      sizes.add(new Size(scaled.getWidth(), scaled.getHeight(), jpeg(scaled)));
      if (longest <= side) {
        break;
      }
    }
    return sizes;
  }

  private static BufferedImage scale(BufferedImage picture, double factor) {
    var width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    var height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = scaled.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      // JPEG knows no transparency; Telegram's clients put white under it
      graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return scaled;
  }

  private static byte[] jpeg(BufferedImage picture) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try {
      return write(writer, picture);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      writer.dispose();
    }
  }

  private static byte[] write(ImageWriter writer, BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var output = ImageIO.createImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    }
    return bytes.toByteArray();
  }
}

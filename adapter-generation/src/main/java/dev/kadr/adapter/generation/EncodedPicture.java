package dev.kadr.adapter.generation;

import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Why;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** A picture of which only the head was read. */
final class EncodedPicture {
  static final int MAX_MEGAPIXELS_AT_ONCE = 48;

  private static final int MAX_BYTES = 32 << 20;
  private static final int SHORTEST_SIDE = 16;
  private static final int STEEPEST_RATIO = 20;

  /** Above this a picture is read with every second pixel only. */
  private static final long MAX_DECODED_PIXELS = 24_000_000;

  private final byte[] bytes;
  private final Format format;
  private final int width;
  private final int height;

  /** EXIF's, 1 to 8. */
  private final int orientation;

  private EncodedPicture(byte[] bytes, Format format, int width, int height, int orientation) {
    this.bytes = bytes;
    this.format = format;
    this.width = width;
    this.height = height;
    this.orientation = orientation;
  }

  enum Format {
    PNG,
    JPEG,
    WEBP,
    GIF;

    String mediaType() {
      return "image/" + name().toLowerCase(Locale.ROOT);
    }
  }

  sealed interface Look {}

  record Sound(EncodedPicture picture) implements Look {}

  record Unsound(Why why) implements Look {}

  /** Reads the head; what is not sound is not decoded. */
  static Look look(Content content) {
    var bytes = read(content, MAX_BYTES + 1);
    var format = PictureHead.formatOf(bytes);
    if (format.isEmpty()) {
      return new Unsound(Why.NOT_A_PICTURE);
    }
    try {
      return bytes.length > MAX_BYTES ? new Unsound(Why.BROKEN) : look(bytes, format.get());
    } catch (BrokenPicture broken) {
      return new Unsound(Why.BROKEN);
    }
  }

  /** The same of one that was turned already, whatever EXIF says still. */
  static Look lookUpright(Content content) {
    return switch (look(content)) {
      case Sound(var it) ->
          new Sound(new EncodedPicture(it.bytes, it.format, it.width, it.height, 1));
      case Unsound unsound -> unsound;
    };
  }

  private static Look look(byte[] bytes, Format format) throws BrokenPicture {
    return reading(
        bytes,
        format,
        reader -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          if ((long) width * height > Pictures.MAX_PIXELS) {
            return new Unsound(Why.TOO_MANY_PIXELS);
          }
          if (PictureHead.isAnimated(bytes, format)
              || (format == Format.GIF && reader.getNumImages(true) > 1)) {
            return new Unsound(Why.ANIMATED);
          }
          var orientation = PictureHead.orientation(bytes, format);
          return new Sound(new EncodedPicture(bytes, format, width, height, orientation));
        });
  }

  /** So much of a file that its format can be told. */
  static byte[] start(Content content) {
    return read(content, MagicBytes.LENGTH);
  }

  private static byte[] read(Content content, int limit) {
    try (var stream = content.open()) {
      return stream.readNBytes(limit);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone); // our storage, not the picture
    }
  }

  Format format() {
    return format;
  }

  boolean isBadlyShaped() {
    var shorter = Math.min(width, height);
    return shorter < SHORTEST_SIDE || Math.max(width, height) > (long) STEEPEST_RATIO * shorter;
  }

  boolean isUpright() {
    return orientation == 1;
  }

  boolean measures(int width, int height) {
    return this.width == width && this.height == height;
  }

  /** What decoding it costs, in millions of pixels. */
  int megapixels(int enough) {
    var step = format == Format.WEBP ? 1 : step(enough); // that decoder reads all of it first
    var pixels = (long) width * height / ((long) step * step);
    return Math.clamp(pixels / 1_000_000, 1, MAX_MEGAPIXELS_AT_ONCE);
  }

  /** Which pixels are read: each, every second, and so on, never fewer than are enough. */
  private int step(int enough) {
    var step = Math.max(1, Math.max(width, height) / enough);
    while ((long) width * height / ((long) step * step) > MAX_DECODED_PIXELS) {
      step++;
    }
    return Math.min(step, Math.min(width, height));
  }

  /**
   * Decodes it as it lies.
   *
   * @param enough how long the longer side should at least remain, when it is longer
   */
  BufferedImage decode(int enough) throws BrokenPicture {
    return reading(
        bytes,
        format,
        reader -> {
          var parameters = reader.getDefaultReadParam();
          var step = step(enough);
          parameters.setSourceSubsampling(step, step, 0, 0);
          var cutShort = new AtomicBoolean();
          reader.addIIOReadWarningListener(
              (source, warning) ->
                  cutShort.compareAndSet(false, PictureHead.saysCutShort(warning)));
          var image = reader.read(0, parameters);
          if (cutShort.get()) {
            throw new IOException("the picture is cut short");
          }
          return image;
        });
  }

  /** The same picture as a person is to see it, with sRGB colours. */
  BufferedImage turned(BufferedImage image) {
    var type = canvasType(image);
    if (isUpright() && image.getType() == type) {
      return image;
    }
    var w = image.getWidth();
    var h = image.getHeight();
    var turned = orientation >= 5 ? new BufferedImage(h, w, type) : new BufferedImage(w, h, type);
    var graphics = turned.createGraphics();
    graphics.drawImage(image, turn(w, h), null);
    graphics.dispose();
    return turned;
  }

  private AffineTransform turn(int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  static int canvasType(BufferedImage image) {
    return image.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_INT_ARGB
        : BufferedImage.TYPE_INT_RGB;
  }

  private interface Work<T> {
    T with(ImageReader reader) throws IOException;
  }

  /** Decoders throw whatever occurs to them at a stranger's bytes; all of it means one thing. */
  private static <T> T reading(byte[] bytes, Format format, Work<T> work) throws BrokenPicture {
    var reader =
        Optional.of(ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)))
            .filter(readers -> readers.hasNext())
            .orElseThrow(() -> new IllegalStateException("no decoder for " + format))
            .next();
    try (var in = new PictureBytes(bytes)) {
      reader.setInput(in, false, true);
      return work.with(reader);
    } catch (IOException | RuntimeException broken) {
      throw new BrokenPicture(broken);
    } finally {
      reader.dispose();
    }
  }
}

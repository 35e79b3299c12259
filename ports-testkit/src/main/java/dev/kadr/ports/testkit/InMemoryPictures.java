package dev.kadr.ports.testkit;

import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.ports.Content;
import dev.kadr.ports.FileKind;
import dev.kadr.ports.generation.Pictures;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Pictures with nothing but the JDK: PNG and JPEG, and no turning by EXIF. */
public final class InMemoryPictures implements Pictures {
  private static final int LONGEST_SIDE = 4_096;
  private static final int PREVIEW_SIDE = 512;
  private static final int SHORTEST_SIDE = 16;
  private static final int MOST_SLENDER = 20;

  @Override
  public Intake takeIn(Content content) {
    var bytes = bytes(content);
    if (FileKind.of(bytes) == FileKind.HEIC) {
      return new Intake.Unreadable(Why.HEIC_NOT_SUPPORTED);
    }
    var reader = reader(bytes);
    if (reader.isEmpty()) {
      return new Intake.Unreadable(Why.NOT_A_PICTURE);
    }
    try {
      var unfit = announcesAnimation(bytes) ? Optional.of(Why.ANIMATED) : unfit(reader.get());
      return unfit.isPresent()
          ? new Intake.Unreadable(unfit.get())
          : new Intake.Taken(keptOf(reader.get().read(0), reader.get().getFormatName()));
    } catch (IOException | RuntimeException broken) { // decoders throw whatever occurs to them
      return new Intake.Unreadable(Why.BROKEN);
    } finally {
      reader.get().dispose();
    }
  }

  @Override
  public Rendition fit(Content content, PictureSize size) {
    var bytes = bytes(content);
    var picture = decoded(bytes);
    if (picture.getWidth() == size.width() && picture.getHeight() == size.height()) {
      return new Rendition(content, mediaType(bytes), size.width(), size.height());
    }
    var scale =
        Math.max(
            (double) size.width() / picture.getWidth(),
            (double) size.height() / picture.getHeight());
    var scaled =
        scaled(
            picture,
            Math.max(size.width(), (int) Math.round(picture.getWidth() * scale)),
            Math.max(size.height(), (int) Math.round(picture.getHeight() * scale)));
    var cut =
        scaled.getSubimage(
            (scaled.getWidth() - size.width()) / 2,
            (scaled.getHeight() - size.height()) / 2,
            size.width(),
            size.height());
    return written(cut, formatOf(bytes));
  }

  @Override
  public Rendition preview(Content content) {
    return written(within(decoded(bytes(content)), PREVIEW_SIDE), "jpg");
  }

  /** A PNG does before its first image data. */
  private static boolean announcesAnimation(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var control = text.indexOf("acTL");
    return control > 0 && control < text.indexOf("IDAT");
  }

  private static Optional<Why> unfit(ImageReader reader) throws IOException {
    if (reader.getNumImages(true) > 1) {
      return Optional.of(Why.ANIMATED);
    }
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MAX_PIXELS) {
      return Optional.of(Why.TOO_MANY_PIXELS);
    }
    var shorter = Math.min(width, height);
    return shorter < SHORTEST_SIDE || Math.max(width, height) > shorter * MOST_SLENDER
        ? Optional.of(Why.BAD_SHAPE)
        : Optional.empty();
  }

  private static Rendition keptOf(BufferedImage picture, String format) {
    return written(within(picture, LONGEST_SIDE), format.equalsIgnoreCase("jpeg") ? "jpg" : "png");
  }

  private static BufferedImage within(BufferedImage picture, int longest) {
    var longer = Math.max(picture.getWidth(), picture.getHeight());
    if (longer <= longest) {
      return picture;
    }
    return scaled(
        picture,
        Math.max(1, picture.getWidth() * longest / longer),
        Math.max(1, picture.getHeight() * longest / longer));
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    var result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = result.createGraphics();
    try {
      brush.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      brush.drawImage(picture, 0, 0, width, height, null);
    } finally {
      brush.dispose();
    }
    return result;
  }

  @Override
  public String mediaType(Content content) {
    return mediaType(bytes(content));
  }

  private static Rendition written(BufferedImage picture, String format) {
    // JPEG knows no transparency: what comes from a PNG with some must be painted over first.
    var plain =
        format.equals("jpg") ? scaled(picture, picture.getWidth(), picture.getHeight()) : picture;
    return new Rendition(
        Content.of(SamplePictures.bytes(plain, format)),
        format.equals("jpg") ? "image/jpeg" : "image/png",
        picture.getWidth(),
        picture.getHeight());
  }

  private static BufferedImage decoded(byte[] bytes) {
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)))
          .orElseThrow(() -> new IllegalArgumentException("no picture"));
    } catch (IOException broken) {
      throw new IllegalArgumentException("no picture", broken);
    }
  }

  private static Optional<ImageReader> reader(byte[] bytes) {
    try {
      var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes));
      var readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      reader.setInput(input);
      return Optional.of(reader);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String formatOf(byte[] bytes) {
    return mediaType(bytes).equals("image/jpeg") ? "jpg" : "png";
  }

  private static String mediaType(byte[] bytes) {
    var kind = FileKind.of(bytes);
    return switch (kind) {
      case PNG, JPEG, WEBP -> kind.mediaType();
      case GIF, HEIC, MP4, WEBM, UNKNOWN ->
          throw new IllegalArgumentException("no picture that we know");
    };
  }

  private static byte[] bytes(Content content) {
    try (var stream = content.open()) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

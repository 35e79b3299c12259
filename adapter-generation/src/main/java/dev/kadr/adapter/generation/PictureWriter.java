package dev.kadr.adapter.generation;

import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures.Rendition;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes pictures anew, so nothing of a stranger's file is left but what can be seen. */
final class PictureWriter {
  private static final float QUALITY = 0.92f;

  /** A photo saved as PNG can be larger than a provider takes. */
  private static final int MAX_PNG_BYTES = 20 << 20;

  private PictureWriter() {}

  static Rendition png(BufferedImage image) {
    return rendition(write("png", image, null), "image/png", image);
  }

  /** PNG, unless it comes out too large and has nothing that only PNG can keep. */
  static Rendition pngOrJpeg(BufferedImage image) {
    var png = png(image);
    return png.content().length() > MAX_PNG_BYTES && !image.getColorModel().hasAlpha()
        ? jpeg(image)
        : png;
  }

  /** JPEG, transparent parts on white. */
  static Rendition jpeg(BufferedImage image) {
    var opaque = onWhite(image);
    return rendition(write("jpeg", opaque, QUALITY), "image/jpeg", opaque);
  }

  private static Rendition rendition(byte[] bytes, String mediaType, BufferedImage image) {
    return new Rendition(Content.of(bytes), mediaType, image.getWidth(), image.getHeight());
  }

  private static BufferedImage onWhite(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return opaque;
  }

  private static byte[] write(String format, BufferedImage image, @Nullable Float quality) {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters(writer, quality));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // memory does not fail to be written
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriteParam parameters(ImageWriter writer, @Nullable Float quality) {
    var parameters = writer.getDefaultWriteParam();
    if (quality != null) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
    }
    return parameters;
  }
}

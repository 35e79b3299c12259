package dev.kadr.sandbox.genapi;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** The craft of the painter: canvases, fitting, writing files. */
final class Canvas {
  private static final int THUMBNAIL_PIXELS = 320;
  private static final float JPEG_QUALITY = 0.9f;
  // The middle of PNG's trade: much smaller than none, much quicker than best.
  private static final float PNG_QUALITY = 0.6f;

  private Canvas() {}

  static BufferedImage blank(Size size) {
    return new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
  }

  static Graphics2D brush(BufferedImage canvas) {
    var brush = canvas.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return brush;
  }

  /** The middle of a picture, filling the whole of a canvas, nothing stretched. */
  static BufferedImage cover(BufferedImage picture, Size size) {
    double scale =
        Math.max(
            (double) size.width() / picture.getWidth(),
            (double) size.height() / picture.getHeight());
    // Halving first: one big bilinear step would skip pixels and leave a grainy picture.
    var source = picture;
    while (scale <= 0.5) {
      source = half(source);
      scale *= 2;
    }
    int width = (int) Math.ceil(source.getWidth() * scale);
    int height = (int) Math.ceil(source.getHeight() * scale);
    var canvas = blank(size);
    var brush = brush(canvas);
    brush.setColor(Color.WHITE); // what shows through a transparent photo
    brush.fillRect(0, 0, size.width(), size.height());
    brush.drawImage(
        source, (size.width() - width) / 2, (size.height() - height) / 2, width, height, null);
    brush.dispose();
    return canvas;
  }

  private static BufferedImage half(BufferedImage picture) {
    var size = new Size(Math.max(1, picture.getWidth() / 2), Math.max(1, picture.getHeight() / 2));
    var canvas = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
    var brush = brush(canvas);
    brush.drawImage(picture, 0, 0, size.width(), size.height(), null);
    brush.dispose();
    return canvas;
  }

  static Bytes thumbnail(BufferedImage picture) {
    double ratio = (double) picture.getWidth() / picture.getHeight();
    return file(
        cover(picture, Size.ofRatio(Math.clamp(ratio, 0.2, 5), THUMBNAIL_PIXELS)),
        Order.Format.JPEG);
  }

  static Bytes file(BufferedImage picture, Order.Format format) {
    var writer = ImageIO.getImageWritersByFormatName(format.extension()).next();
    var bytes = new ByteArrayOutputStream(1 << 18);
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(
          switch (format) {
            case PNG -> PNG_QUALITY;
            case JPEG -> JPEG_QUALITY;
            case WEBP, MP4 -> throw new IllegalArgumentException("others write " + format);
          });
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return new Bytes(bytes.toByteArray());
  }
}

package dev.kadr.ports.testkit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Real pictures, painted on the spot. */
public final class SamplePictures {
  private SamplePictures() {}

  public static byte[] png(int width, int height) {
    return bytes(painted(width, height), "png");
  }

  public static byte[] jpeg(int width, int height) {
    return bytes(painted(width, height), "jpg");
  }

  /** A picture that is not the same everywhere, so that what was cut or turned can be seen. */
  private static BufferedImage painted(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = picture.createGraphics();
    try {
      brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
      brush.fillRect(0, 0, width, height);
    } finally {
      brush.dispose();
    }
    return picture;
  }

  static byte[] bytes(BufferedImage picture, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, bytes)) {
        throw new IllegalStateException("nobody writes " + format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}

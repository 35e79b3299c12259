package dev.kadr.ports.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Real pictures, painted on the spot. */
public final class SamplePictures {
  private SamplePictures() {}

  public static byte[] png(int width, int height) {
    return bytes(painted(width, height), "png");
  }

  public static byte[] jpeg(int width, int height) {
    return bytes(painted(width, height), "jpg");
  }

  /** A picture of so many frames. */
  public static byte[] gif(int width, int height, int frames) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (var frame = 0; frame < frames; frame++) {
        writer.writeToSequence(new IIOImage(painted(width, height), null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A picture that says that there are two of it, one after the other. */
  public static byte[] animatedPng(int width, int height) {
    var png = png(width, height);
    var control = ByteBuffer.allocate(20);
    control.putInt(8).put("acTL".getBytes(ISO_8859_1)).putInt(2).putInt(0);
    var crc = new CRC32();
    crc.update(control.array(), 4, 12);
    control.putInt((int) crc.getValue());
    var result = new ByteArrayOutputStream();
    result.write(png, 0, 33); // the signature and the first chunk
    result.writeBytes(control.array());
    result.write(png, 33, png.length - 33);
    return result.toByteArray();
  }

  /** The beginning of a telephone's photo, and nothing behind it. */
  public static byte[] heicHead() {
    return "\0\0\0\030ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1);
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

package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of the kinds that strangers send, made by hand where no encoder makes them. */
final class TestPictures {
  /** Stands where a camera writes the place. */
  static final String SECRET_PLACE = "55.7558N 37.6173E";

  private TestPictures() {}

  private static BufferedImage noise(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(42);
    for (var x = 0; x < width; x++) {
      for (var y = 0; y < height; y++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    return image;
  }

  static byte[] noisyJpeg(int width, int height) {
    return written(noise(width, height), "jpeg");
  }

  static byte[] noisyPng(int width, int height) {
    return written(noise(width, height), "png");
  }

  static byte[] noisyGif(int width, int height) {
    return written(noise(width, height), "gif");
  }

  static byte[] transparentPng(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(width - 2, height - 2, Color.RED.getRGB());
    return written(image, "png");
  }

  /** A JPEG, blue with a red corner at its top left, that says how it was held and where. */
  static byte[] turnedJpeg(int width, int height, int orientation) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 4, height / 2);
    graphics.dispose();
    var jpeg = written(image, "jpeg");
    var exif = exif(orientation);
    var result = new ByteArrayOutputStream();
    result.write(jpeg, 0, 2);
    result.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1});
    result.writeBytes(ByteBuffer.allocate(2).putShort((short) (exif.length + 2)).array());
    result.writeBytes(exif);
    result.write(jpeg, 2, jpeg.length - 2);
    return result.toByteArray();
  }

  private static byte[] exif(int orientation) {
    var buffer = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + 32);
    buffer.put("Exif\0\0".getBytes(ISO_8859_1));
    buffer.put("MM\0*".getBytes(ISO_8859_1)).putInt(8);
    buffer.putShort((short) 2);
    buffer.putShort((short) 0x010e).putShort((short) 2).putInt(SECRET_PLACE.length()).putInt(38);
    buffer.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    buffer.putShort((short) 0).putInt(0);
    buffer.put(SECRET_PLACE.getBytes(ISO_8859_1));
    return buffer.array();
  }

  /** Lossless WebP of one colour: every prefix code has one symbol, so no pixel takes a bit. */
  static byte[] webp(int width, int height, int argb) {
    return webp(width, height, argb, false);
  }

  /** The same with a bit for the green of each pixel, and none of those bits there. */
  static byte[] noisyWebp(int width, int height) {
    return webp(width, height, 0xff00ff00, true);
  }

  private static byte[] webp(int width, int height, int argb, boolean twoGreens) {
    var bits = new Bits();
    bits.put(0x2f, 8);
    bits.put(width - 1, 14);
    bits.put(height - 1, 14);
    bits.put(argb >>> 24 == 0xff ? 0 : 1, 1);
    bits.put(0, 3);
    bits.put(0, 1); // no transform
    bits.put(0, 1); // no colour cache
    bits.put(0, 1); // one group of codes
    for (var symbol : new int[] {argb >> 8, argb >> 16, argb, argb >> 24, 0}) {
      var two = twoGreens && symbol == argb >> 8;
      bits.put(1, 1); // a simple code
      bits.put(two ? 1 : 0, 1); // of one symbol, or two
      bits.put(1, 1); // of eight bits
      bits.put(symbol & 0xff, 8);
      bits.put(0, two ? 8 : 0);
    }
    return riff(chunk("VP8L", bits.bytes()));
  }

  static byte[] animatedWebp(int width, int height) {
    var head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(0x02);
    for (var side : new int[] {width - 1, height - 1}) {
      head.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
    }
    var still = webp(width, height, 0xff0000ff);
    var frame = ByteBuffer.allocate(16 + still.length - 12);
    frame.position(16);
    frame.put(still, 12, still.length - 12);
    return riff(
        chunk("VP8X", head.array()), chunk("ANIM", new byte[6]), chunk("ANMF", frame.array()));
  }

  /** A JPEG of four inks, which the JDK writes as raw channels and does not read. */
  static byte[] cmykJpeg() {
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 32, 4, null);
    for (var x = 0; x < 32; x++) {
      for (var y = 0; y < 32; y++) {
        raster.setPixel(x, y, new int[] {255, 0, 0, 255});
      }
    }
    var bytes = new ByteArrayOutputStream();
    var writers = ImageIO.getImageWritersByFormatName("jpeg");
    var writer = writers.next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] riff(byte[]... chunks) {
    var body = new ByteArrayOutputStream();
    body.writeBytes("WEBP".getBytes(ISO_8859_1));
    for (var chunk : chunks) {
      body.writeBytes(chunk);
    }
    return chunk("RIFF", body.toByteArray());
  }

  private static byte[] chunk(String name, byte[] content) {
    var padded = content.length + content.length % 2;
    return ByteBuffer.allocate(8 + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(ISO_8859_1))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] written(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("nobody writes " + format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Bits, the lowest first. */
  private static final class Bits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int current;
    private int count;

    void put(int value, int bits) {
      for (var bit = 0; bit < bits; bit++) {
        current |= (value >> bit & 1) << count;
        if (++count == 8) {
          bytes.write(current);
          current = 0;
          count = 0;
        }
      }
    }

    byte[] bytes() {
      while (count != 0) {
        put(0, 1);
      }
      return bytes.toByteArray();
    }
  }
}

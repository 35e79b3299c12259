package dev.kadr.sandbox.genapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes lossless WebP, which Java does not: every colour as it is, by codes that are all eight
 * bits long, so that nothing is compressed and everybody can read it.
 */
final class WebP {
  private static final int SIGNATURE = 0x2f;
  private static final int COLOURS = 256;

  /** The alphabet of green also has the lengths of repetitions, of which there are none. */
  private static final int GREENS = COLOURS + 24;

  private static final int OPAQUE = 255;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
  private int pending;
  private int filled;

  private WebP() {}

  static Bytes of(BufferedImage picture) {
    var payload = new WebP().payload(picture);
    var padded = payload.length + payload.length % 2;
    var file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(ISO_8859_1)).putInt(12 + padded);
    file.put("WEBPVP8L".getBytes(ISO_8859_1)).putInt(payload.length).put(payload);
    return new Bytes(file.array());
  }

  private byte[] payload(BufferedImage picture) {
    bits(SIGNATURE, 8);
    bits(picture.getWidth() - 1, 14);
    bits(picture.getHeight() - 1, 14);
    bits(0, 1); // no alpha
    bits(0, 3); // version
    bits(0, 3); // no transform, no cache of colours, one set of codes
    plainCode(GREENS);
    plainCode(COLOURS);
    plainCode(COLOURS);
    bits(0b101 | (OPAQUE << 3), 11); // alpha: one symbol, of eight bits
    bits(1, 4); // distance: one symbol, nought
    var row = new int[picture.getWidth()];
    for (var y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (var colour : row) {
        symbol(colour >> 8);
        symbol(colour >> 16);
        symbol(colour);
      }
    }
    bits(0, 7); // to the end of a byte
    return bytes.toByteArray();
  }

  /** 256 symbols of eight bits each, and the rest of the alphabet never. */
  private void plainCode(int alphabet) {
    bits(0, 1); // not one of the simple ones
    bits(12 - 4, 4); // lengths of the first twelve symbols that describe lengths
    for (var symbol : new int[] {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8}) {
      bits(symbol == 0 || symbol == 8 ? 1 : 0, 3);
    }
    bits(0, 1); // of the whole alphabet
    for (var symbol = 0; symbol < alphabet; symbol++) {
      bits(symbol < COLOURS ? 1 : 0, 1);
    }
  }

  /** Codes begin with their highest bit. */
  private void symbol(int value) {
    bits(Integer.reverse(value) >>> 24, 8);
  }

  private void bits(int value, int count) {
    for (var bit = 0; bit < count; bit++) {
      pending |= ((value >>> bit) & 1) << filled;
      filled++;
      if (filled == 8) {
        bytes.write(pending);
        pending = 0;
        filled = 0;
      }
    }
  }
}

package dev.kadr.sandbox.genapi;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** A colour mood: what shadows, middle tones and lights are drawn towards. */
record Grade(Color shadow, Color middle, Color light, Color accent) {
  private static final List<Grade> ALL =
      List.of(
          of(0x2b1022, 0xb5483a, 0xffdfae, 0xff9d5c),
          of(0x06223a, 0x2a7f8f, 0xe8f6e9, 0x6fe0d2),
          of(0x1d1140, 0x9d4edd, 0xffdff8, 0xff8ad8),
          of(0x0d2418, 0x5f8f4e, 0xf7f3cd, 0xc9e265),
          of(0x12131c, 0x6d6a75, 0xf7f0e6, 0xe5c89b),
          of(0x14023a, 0xe0338a, 0x9ff4ff, 0x7df9ff),
          of(0x2a1a0a, 0xc58a2b, 0xfff3d2, 0xffc857),
          of(0x101c3d, 0x6b8fd6, 0xf4fbff, 0xa9c9ff));

  // Enough to see at a glance that the picture was re-made, not so much that the photo is lost.
  private static final double STRENGTH = 0.62;
  private static final double CONTRAST = 0.35;
  private static final int TONES = 256;

  private static Grade of(int shadow, int middle, int light, int accent) {
    return new Grade(new Color(shadow), new Color(middle), new Color(light), new Color(accent));
  }

  /** The same prompt has the same mood every time; its variants differ from one another. */
  static Grade of(String prompt, int variant) {
    return ALL.get(Math.floorMod(prompt.hashCode() + 3 * variant, ALL.size()));
  }

  /** Redraws a canvas in this mood. */
  void apply(BufferedImage canvas) {
    var toned = new int[TONES][];
    var curved = new double[TONES];
    for (int i = 0; i < TONES; i++) {
      toned[i] = tone(curve(i / 255.0));
      curved[i] = curve(i / 255.0) * 255;
    }
    int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      int red = pixels[i] >> 16 & 0xff;
      int green = pixels[i] >> 8 & 0xff;
      int blue = pixels[i] & 0xff;
      var tone = toned[(red * 54 + green * 183 + blue * 19) >> 8];
      pixels[i] =
          mix(curved[red], tone[0]) << 16
              | mix(curved[green], tone[1]) << 8
              | mix(curved[blue], tone[2]);
    }
  }

  private static int mix(double original, int tone) {
    return (int) (original * (1 - STRENGTH) + tone * STRENGTH);
  }

  /** A gentle S: darker darks, lighter lights. */
  private static double curve(double value) {
    double steep = value * value * (3 - 2 * value);
    return value * (1 - CONTRAST) + steep * CONTRAST;
  }

  private int[] tone(double brightness) {
    var color =
        brightness < 0.5
            ? between(shadow, middle, brightness * 2)
            : between(middle, light, brightness * 2 - 1);
    return new int[] {color.getRed(), color.getGreen(), color.getBlue()};
  }

  /** The colour that lies this share of the way from one to another. */
  static Color between(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
        (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
        (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
  }

  static Color faded(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
  }
}

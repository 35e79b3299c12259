package dev.kadr.sandbox.genapi;

/** Width and height of a picture in pixels. */
record Size(int width, int height) {
  private static final int SMALLEST = 16;

  /** The size with this ratio whose longer side is {@code longest}, in steps of 16 pixels. */
  static Size ofRatio(double widthToHeight, int longest) {
    return widthToHeight >= 1
        ? new Size(longest, step(longest / widthToHeight))
        : new Size(step(longest * widthToHeight), longest);
  }

  private static int step(double pixels) {
    return Math.max(SMALLEST, (int) Math.round(pixels / SMALLEST) * SMALLEST);
  }
}

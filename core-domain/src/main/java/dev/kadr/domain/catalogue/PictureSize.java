package dev.kadr.domain.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/** How large a picture is to be, in pixels; each side 64 to 8192. */
public record PictureSize(int width, int height) {
  private static final Pattern SHAPE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");

  public PictureSize {
    if (width < 64 || width > 8192 || height < 64 || height > 8192) {
      throw new IllegalArgumentException("a side has 64 to 8192 pixels");
    }
  }

  /**
   * Reads {@code 1024x1024}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static PictureSize parse(String text) {
    var match = SHAPE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("a size looks like 1024x1024, not \"" + text + "\"");
    }
    return new PictureSize(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
  }

  /** Reads what may be a size; empty when it is something else, such as {@code auto}. */
  public static Optional<PictureSize> read(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

package dev.kadr.domain.catalogue;

import java.util.regex.Pattern;

/** The name of a model in addresses, button data and settings, such as {@code gpt-image-1}. */
public record ModelId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

  public ModelId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a model id has 1 to 32 of a-z, 0-9 and -, not \"" + value + "\"");
    }
  }
}

package dev.kadr.adapter.persistence;

import java.util.Locale;

/** How enums are called in tables: in lower case, so that SQL reads like the documents. */
final class Names {
  private Names() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name back.
   *
   * @throws IllegalArgumentException when the type has no such constant
   */
  static <E extends Enum<E>> E parse(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}

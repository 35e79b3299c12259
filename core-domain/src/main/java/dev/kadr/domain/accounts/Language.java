package dev.kadr.domain.accounts;

import java.util.Locale;

/** The languages Kadr speaks; Russian first. */
public enum Language {
  RU,
  EN;

  /**
   * The language for a client's tag such as {@code ru}, {@code en-GB} or {@code pt-br}.
   *
   * @param tag an IETF language tag; blank or unknown ones mean: not said
   */
  public static Language ofTag(String tag) {
    return switch (Locale.forLanguageTag(tag).getLanguage()) {
      case "", "ru", "be", "kk", "ky", "tg", "uz" -> RU;
      default -> EN;
    };
  }

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.kadr.domain.catalogue;

import dev.kadr.domain.accounts.Language;

/** What buyers read something is called, in each language. */
public record Title(String russian, String english) {
  public Title {
    if (russian.isBlank() || english.isBlank()) {
      throw new IllegalArgumentException("whatever is shown has a name in each language");
    }
  }

  /** A name that is the same everywhere. */
  public static Title of(String name) {
    return new Title(name, name);
  }

  public String in(Language language) {
    return switch (language) {
      case RU -> russian;
      case EN -> english;
    };
  }
}

package dev.kadr.usecases.accounts;

import java.util.Locale;

/** Usernames as people type them. */
final class Usernames {
  private Usernames() {}

  /** Without blanks around it and the at sign, in lower case: one person, one way to count. */
  static String clean(String typed) {
    var name = typed.strip();
    return (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
  }
}

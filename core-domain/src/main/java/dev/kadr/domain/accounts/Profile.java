package dev.kadr.domain.accounts;

import java.util.Optional;

/**
 * What a person is called and speaks, as they last told the service they came through.
 *
 * @param firstName as the person wrote it; cut to 128 characters
 * @param username without the at sign, absent when the person has none
 */
public record Profile(String firstName, Optional<String> username, Language language) {
  private static final int MAX_LENGTH = 128;

  public Profile {
    firstName = cut(firstName);
    username = username.filter(name -> !name.isBlank()).map(Profile::cut);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
  }
}

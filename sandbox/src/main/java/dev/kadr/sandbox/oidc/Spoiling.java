package dev.kadr.sandbox.oidc;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with tokens on request. */
enum Spoiling {
  NOTHING,
  ISSUER,
  AUDIENCE,
  EXPIRED,
  FUTURE,
  NONCE_SENT_BACK,
  NONCE_OF_ANOTHER,
  UNKNOWN_KEY,
  FORGED,
  UNSIGNED,
  WITHOUT_ID;

  static Spoiling parse(String word) {
    return Stream.of(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "how is one of "
                        + Stream.of(values())
                            .map(Spoiling::word)
                            .collect(Collectors.joining(", "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

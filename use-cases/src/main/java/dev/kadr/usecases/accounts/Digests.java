package dev.kadr.usecases.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What is kept of secrets: enough to know one again, too little to use it. */
final class Digests {
  private Digests() {}

  /** The SHA-256 of a secret too long to be guessed, in hexadecimal. */
  static String of(String secret) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(utf8(secret)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Whether two are the same, in a time that does not tell how nearly. */
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(utf8(one), utf8(other));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

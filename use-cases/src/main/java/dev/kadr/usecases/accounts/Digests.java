package dev.kadr.usecases.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is kept of secrets: enough to know one again, too little to use it. */
final class Digests {
  private static final String HMAC = "HmacSHA256";

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

  /** The HMAC-SHA-256 of something short, which whoever reads the database could else guess. */
  static String keyed(String key, String words) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(utf8(key), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(utf8(words)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.kadr.adapter.generation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kadr.domain.generation.GenerationId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The word that only we could have written into a callback's address, one for each request: the
 * provider signs nothing, and a word that leaks opens one request's door only.
 */
final class CallbackTokens {
  private static final String ALGORITHM = "HmacSHA256";

  /** Keeps this use of the secret apart from every other one. */
  private static final String PURPOSE = "kadr callback token";

  private final List<SecretKeySpec> keys;

  /**
   * Makes the keys.
   *
   * @param secrets the first signs, all verify
   */
  CallbackTokens(List<String> secrets) {
    this.keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
            .map(key -> new SecretKeySpec(mac(key, PURPOSE), ALGORITHM))
            .toList();
  }

  String tokenOf(GenerationId id) {
    return token(keys.getFirst(), id);
  }

  /** Whether one of the keys made the token. Takes the same time whichever it was. */
  boolean verifies(GenerationId id, String token) {
    var given = token.getBytes(UTF_8);
    var matches = false;
    for (var key : keys) {
      matches |= MessageDigest.isEqual(token(key, id).getBytes(US_ASCII), given);
    }
    return matches;
  }

  private static String token(SecretKeySpec key, GenerationId id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, "genapi:" + id.value()));
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}

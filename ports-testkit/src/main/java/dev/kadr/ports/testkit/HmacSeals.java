package dev.kadr.ports.testkit;

import dev.kadr.ports.Seals;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks with the keys that a test gives. */
public record HmacSeals(List<String> keys) implements Seals {
  private static final String ALGORITHM = "HmacSHA256";

  public static HmacSeals with(String... keys) {
    return new HmacSeals(List.of(keys));
  }

  @Override
  public List<String> of(String words) {
    return keys.stream().map(key -> seal(key, words)).toList();
  }

  private static String seal(String key, String words) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

package dev.kadr.sandbox.telegram;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a Mini App is opened with, twice as Telegram does: {@code signature} for third
 * parties, and {@code hash} over everything else, that signature included, for the bot's owner.
 */
final class InitData {
  private static final int SEED_BYTES = 32;
  private static final String HMAC = "HmacSHA256";
  private static final String ED25519 = "Ed25519";

  private final byte[] key;
  private final String botId;
  private final PrivateKey thirdParties;

  InitData(TelegramSettings settings) {
    key = hmac(utf8("WebAppData"), utf8(settings.token()));
    botId = Long.toString(settings.botId());
    thirdParties = knownKey();
  }

  /** Not Telegram's, which nobody has: the bytes 0 to 31, so that anybody can check. */
  private static PrivateKey knownKey() {
    var seed = new byte[SEED_BYTES];
    for (var at = 0; at < seed.length; at++) {
      seed[at] = (byte) at;
    }
    try {
      var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
      return KeyFactory.getInstance(ED25519).generatePrivate(spec);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The fields in their order, then both signatures, encoded as Telegram encodes. */
  String sign(Map<String, String> fields) {
    var signed = new LinkedHashMap<>(fields);
    signed.put("signature", signature(fields));
    signed.put("hash", HexFormat.of().formatHex(hmac(key, utf8(lines(signed)))));
    return signed.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private String signature(Map<String, String> fields) {
    try {
      var signer = Signature.getInstance(ED25519);
      signer.initSign(thirdParties);
      signer.update(utf8(botId + ":WebAppData\n" + lines(fields)));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String lines(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("\n"));
  }

  /** Only letters, digits and {@code -_.~} stand for themselves. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

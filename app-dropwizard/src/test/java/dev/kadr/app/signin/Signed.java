package dev.kadr.app.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Telegram signs, signed with the sandbox's token by the protocol and not by our code. */
public final class Signed {
  private Signed() {}

  static Map<String, String> widget(long id, String name, String username, Instant at) {
    return widget(SignInWorld.TOKEN, id, name, username, at);
  }

  /** The same by any bot. */
  static Map<String, String> widget(
      String token, long id, String name, String username, Instant at) {
    var fields = new TreeMap<String, String>();
    fields.put("id", Long.toString(id));
    fields.put("first_name", name);
    fields.put("username", username);
    fields.put("auth_date", Long.toString(at.getEpochSecond()));
    fields.put("hash", hash(sha256(token), fields));
    return fields;
  }

  public static String initData(long id, String name, String username, Instant at) {
    return initData(SignInWorld.TOKEN, id, name, username, at);
  }

  /** The same of any bot. */
  static String initData(String token, long id, String name, String username, Instant at) {
    var fields = new TreeMap<String, String>();
    fields.put("query_id", "AAHdF6IQAAAAAN0XohDhrOrc");
    fields.put("signature", "not-looked-at_by-the-bot-but-signed");
    fields.put(
        "user",
        "{\"id\":%d,\"first_name\":\"%s\",\"username\":\"%s\",\"language_code\":\"ru\"}"
            .formatted(id, name, username));
    fields.put("auth_date", Long.toString(at.getEpochSecond()));
    return initData(token, fields);
  }

  /** Any fields, signed by any bot. */
  static String initData(String token, Map<String, String> unsigned) {
    var fields = new TreeMap<>(unsigned);
    var key = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), token);
    fields.put("hash", hash(key, fields));
    return raw(fields);
  }

  /** As a browser writes fields down. */
  static String raw(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey()
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }

  private static String hash(byte[] key, Map<String, String> fields) {
    var words =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("\n"));
    return HexFormat.of().formatHex(hmac(key, words));
  }

  private static byte[] hmac(byte[] key, String words) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(String words) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

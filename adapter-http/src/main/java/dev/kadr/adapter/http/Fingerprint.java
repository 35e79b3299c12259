package dev.kadr.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes two calls with one Idempotency-Key the same: their bodies, however they are spelled.
 */
final class Fingerprint {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final ObjectMapper mapper;

  Fingerprint(ObjectMapper mapper) {
    this.mapper = mapper.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /** The key of a call that spends something; without one it is refused. */
  static String key(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(String::strip)
        .filter(key -> KEY.matcher(key).matches())
        .orElseThrow(
            () ->
                Problems.refusal(
                    Problems.of(
                        400,
                        "idempotency-key",
                        "send the header Idempotency-Key: 1 to 128 visible ASCII characters, a new"
                            + " one for each new wish")));
  }

  String of(Object body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(body));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException | JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.accounts.TelegramIdentity;
import dev.kadr.ports.accounts.TelegramPerson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks what Telegram signs with the bot's token.
 *
 * <p>There are two keys, and one must never check what the other signed: the widget's is the digest
 * of the token, a Mini App's is the token's HMAC. Everything that came is in what was signed except
 * {@code hash}; a Mini App's {@code signature} is, too (seen with a genuine sample).
 */
final class SignedByTelegram implements TelegramIdentity {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final int LONGEST = 8_192;
  private static final int MOST_FIELDS = 40;
  private static final String HASH = "hash";
  private static final String USERNAME = "username";
  private static final String HMAC = "HmacSHA256";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern USER_ID = Pattern.compile("[1-9]\\d{0,15}");

  /**
   * As Telegram writes it. There are other spellings of the same words; whoever sends one changed
   * what Telegram gave.
   */
  private static final Pattern ENCODED = Pattern.compile("([!-$&-~]|%[0-9A-F]{2})+");

  private final byte[] widgetKey;
  private final byte[] webAppKey;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  SignedByTelegram(String token, Clock clock) {
    this.widgetKey = sha256(utf8(token));
    this.webAppKey = hmac(utf8("WebAppData"), utf8(token));
    this.clock = clock;
  }

  @Override
  public Verdict ofWidget(Map<String, String> fields, Duration freshFor) {
    var length =
        fields.entrySet().stream()
            .mapToInt(it -> it.getKey().length() + it.getValue().length())
            .sum();
    return fields.size() > MOST_FIELDS || length > LONGEST
        ? new Verdict.Refused(Why.MALFORMED)
        : verdict(widgetKey, new TreeMap<>(fields), freshFor, SignedByTelegram::widgetPerson);
  }

  @Override
  public Verdict ofInitData(String initData, Duration freshFor) {
    return decode(initData)
        .map(fields -> verdict(webAppKey, fields, freshFor, this::webAppPerson))
        .orElseGet(() -> new Verdict.Refused(Why.MALFORMED));
  }

  private Verdict verdict(
      byte[] key,
      SortedMap<String, String> fields,
      Duration freshFor,
      Function<Map<String, String>, Optional<TelegramPerson>> who) {
    var hash = fields.getOrDefault(HASH, "");
    var date = fields.getOrDefault("auth_date", "");
    if (!HEX.matcher(hash).matches() || !SECONDS.matcher(date).matches()) {
      return new Verdict.Refused(Why.MALFORMED);
    }
    var signed = hmac(key, utf8(checkString(fields)));
    if (!MessageDigest.isEqual(signed, HexFormat.of().parseHex(hash))) {
      return new Verdict.Refused(Why.FORGED);
    }
    var signedAt = Instant.ofEpochSecond(Long.parseLong(date));
    var now = clock.instant();
    if (signedAt.isAfter(now.plus(SKEW))) {
      return new Verdict.Refused(Why.FROM_THE_FUTURE);
    }
    var freshUntil = signedAt.plus(freshFor);
    if (freshUntil.isBefore(now)) {
      return new Verdict.Refused(Why.STALE);
    }
    // remembered a little longer than it is believed: the last moment counts as fresh
    return who.apply(fields)
        .<Verdict>map(person -> new Verdict.Proven(person, hash, freshUntil.plus(SKEW)))
        .orElseGet(() -> new Verdict.Refused(Why.MALFORMED));
  }

  private static String checkString(SortedMap<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> !field.getKey().equals(HASH))
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** The fields; absent when one came twice, or it is no query at all. */
  private static Optional<SortedMap<String, String>> decode(String raw) {
    if (raw.length() > LONGEST || !ENCODED.matcher(raw).matches()) {
      return Optional.empty();
    }
    var fields = new TreeMap<String, String>();
    for (var pair : raw.split("&", MOST_FIELDS + 1)) {
      var equals = pair.indexOf('=');
      if (equals <= 0 || fields.size() == MOST_FIELDS) {
        return Optional.empty();
      }
      var name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
      var value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
      if (fields.put(name, value) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }

  private static Optional<TelegramPerson> widgetPerson(Map<String, String> fields) {
    return Optional.of(fields.getOrDefault("id", ""))
        .filter(id -> USER_ID.matcher(id).matches())
        .map(
            id ->
                new TelegramPerson(
                    Identity.telegram(Long.parseLong(id)),
                    fields.getOrDefault("first_name", ""),
                    Optional.ofNullable(fields.get(USERNAME)),
                    Optional.empty(),
                    Optional.empty()));
  }

  private Optional<TelegramPerson> webAppPerson(Map<String, String> fields) {
    try {
      return Optional.ofNullable(json.readTree(fields.getOrDefault("user", "")))
          .filter(user -> USER_ID.matcher(user.path("id").asText()).matches())
          .map(SignedByTelegram::webAppPerson);
    } catch (JsonProcessingException noUser) {
      return Optional.empty();
    }
  }

  /** A private chat has the number of its person. */
  private static TelegramPerson webAppPerson(JsonNode user) {
    var id = user.path("id").asLong();
    return new TelegramPerson(
        Identity.telegram(id),
        user.path("first_name").asText(),
        Optional.ofNullable(user.path(USERNAME).asText(null)),
        Optional.ofNullable(user.path("language_code").asText(null)).map(Language::ofTag),
        user.path("allows_write_to_pm").asBoolean()
            ? Optional.of(new ChatId(Long.toString(id)))
            : Optional.empty());
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

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

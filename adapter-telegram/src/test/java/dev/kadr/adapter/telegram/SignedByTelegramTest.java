package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.accounts.TelegramIdentity.Verdict;
import dev.kadr.ports.accounts.TelegramIdentity.Why;
import dev.kadr.ports.accounts.TelegramPerson;
import dev.kadr.ports.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples that were signed by two other programs, and everything that is nearly one. */
class SignedByTelegramTest {
  private static final String TOKEN = "7000000001:TEST_ONLY_not_a_real_token";
  private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_760_000_000);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final String INLINE_BUTTON =
      "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A987654321%2C%22first_name%22%3A%22Zo%C3%AB%22%2C%22last_name%22%3A%22O%27Neil%20%26%20%3CCo%3E%22%2C%22username%22%3A%22zoe_test%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22%3Atrue%7D&auth_date=1760000000&hash=b66baa168c1d058a210067c5a880b7e6fe8642b494263d46c9876d101352977f";
  private static final String DIRECT_LINK =
      "user=%7B%22id%22%3A987654321%2C%22first_name%22%3A%22Plus%20%2B%20Percent%20%25%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2Fx.svg%22%7D&chat_instance=-3788475317572404878&chat_type=sender&start_param=order_42&auth_date=1760000000&hash=40eda34dc0cb23c2b50334713efc542971b3430894c8506cd600f6e84f0c8408";
  private static final String WITH_SIGNATURE =
      "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A987654321%2C%22first_name%22%3A%22Zo%C3%AB%22%2C%22last_name%22%3A%22O%27Neil%20%26%20%3CCo%3E%22%2C%22username%22%3A%22zoe_test%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22%3Atrue%7D&auth_date=1760000000&signature=mqlinqoAQfHLPdSfhmWpFBheYqHKvasL7k789vTmesar4if8_0FLUz7oaaJvbagTAsxEFiTxt-xozlS2GtIxBg&hash=657849dee8f98afe12842a3532363c82ce94c943243f1eee496ec45e7225c378";

  private static final Map<String, String> FULL =
      Map.of(
          "id", "987654321",
          "first_name", "Zoë",
          "last_name", "O'Neil",
          "username", "zoe_test",
          "photo_url", "https://t.me/i/userpic/320/zoe.jpg",
          "auth_date", "1760000000",
          "hash", "1ecfe6a0e133c2a1faf32af21142c71b606aae22b16b9efe1921fe413186f405");
  private static final Map<String, String> MINIMAL =
      Map.of(
          "id", "987654321",
          "first_name", "Zoë",
          "auth_date", "1760000000",
          "hash", "804d7d7b313a8b40fc9a6f9a16c2ca5fe1bfb5e491248227025857f1a9b0a2ed");

  private final MutableClock clock = new MutableClock(SIGNED_AT.plusSeconds(100));
  private final SignedByTelegram telegram = new SignedByTelegram(TOKEN, clock);

  private Verdict initData(String raw) {
    return telegram.ofInitData(raw, HOUR);
  }

  private Verdict widget(Map<String, String> fields) {
    return telegram.ofWidget(fields, HOUR);
  }

  private static Verdict refused(Why why) {
    return new Verdict.Refused(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {INLINE_BUTTON, DIRECT_LINK, WITH_SIGNATURE})
  void genuineInitDataIsBelieved(String raw) {
    assertThat(initData(raw)).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void whatItSaysOfThePersonIsRead() {
    assertThat(initData(INLINE_BUTTON))
        .isInstanceOfSatisfying(
            Verdict.Proven.class,
            proven ->
                assertThat(proven.person())
                    .isEqualTo(
                        new TelegramPerson(
                            Identity.telegram(987_654_321),
                            "Zoë",
                            Optional.of("zoe_test"),
                            Optional.of(Language.EN),
                            Optional.of(new ChatId("987654321")))));
    assertThat(initData(DIRECT_LINK))
        .isInstanceOfSatisfying(
            Verdict.Proven.class,
            proven -> {
              assertThat(proven.person().firstName()).isEqualTo("Plus + Percent %");
              assertThat(proven.person().username()).isEmpty();
              assertThat(proven.person().writable()).isEmpty();
            });
  }

  @Test
  void genuineFieldsOfTheWidgetAreBelieved() {
    assertThat(widget(FULL))
        .isInstanceOfSatisfying(
            Verdict.Proven.class,
            proven ->
                assertThat(proven.person())
                    .isEqualTo(
                        new TelegramPerson(
                            Identity.telegram(987_654_321),
                            "Zoë",
                            Optional.of("zoe_test"),
                            Optional.empty(),
                            Optional.empty())));
    assertThat(widget(MINIMAL)).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void oneKeyNeverChecksWhatTheOtherSigned() {
    var asQuery =
        "auth_date=1760000000&first_name=Zo%C3%AB&id=987654321&hash=" + MINIMAL.get("hash");
    assertThat(initData(asQuery)).isEqualTo(refused(Why.FORGED));
    var asFields =
        Map.of(
            "query_id", "AAHdF6IQAAAAAN0XohDhrOrc",
            "id", "987654321",
            "auth_date", "1760000000",
            "hash", "b66baa168c1d058a210067c5a880b7e6fe8642b494263d46c9876d101352977f");
    assertThat(widget(asFields)).isEqualTo(refused(Why.FORGED));
  }

  @Test
  void anotherBotsSignatureIsNoSignature() {
    var other = new SignedByTelegram("7000000002:TEST_ONLY_not_a_real_token", clock);
    assertThat(other.ofInitData(WITH_SIGNATURE, HOUR)).isEqualTo(refused(Why.FORGED));
    assertThat(other.ofWidget(FULL, HOUR)).isEqualTo(refused(Why.FORGED));
  }

  @Test
  void theSignatureIsPartOfWhatIsSigned() {
    var without = WITH_SIGNATURE.replaceFirst("&signature=[^&]+", "");
    assertThat(initData(without)).isEqualTo(refused(Why.FORGED));
    assertThat(initData(WITH_SIGNATURE.replace("signature=mq", "signature=mr")))
        .isEqualTo(refused(Why.FORGED));
  }

  @Test
  void itIsFreshForItsTimeAndNotOfTheFuture() {
    clock.set(SIGNED_AT.plus(HOUR));
    assertThat(initData(INLINE_BUTTON)).isInstanceOf(Verdict.Proven.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(initData(INLINE_BUTTON)).isEqualTo(refused(Why.STALE));
    assertThat(widget(FULL)).isEqualTo(refused(Why.STALE));
    clock.set(SIGNED_AT.minusSeconds(60));
    assertThat(widget(FULL)).isInstanceOf(Verdict.Proven.class);
    clock.advance(Duration.ofSeconds(-1));
    assertThat(widget(FULL)).isEqualTo(refused(Why.FROM_THE_FUTURE));
    assertThat(initData(INLINE_BUTTON)).isEqualTo(refused(Why.FROM_THE_FUTURE));
  }

  @Test
  void itIsRememberedUntilItWouldBeStale() {
    assertThat(widget(FULL))
        .isInstanceOfSatisfying(
            Verdict.Proven.class,
            proven -> assertThat(proven.freshUntil()).isAfter(SIGNED_AT.plus(HOUR)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "=",
        "hash",
        "hash=",
        "auth_date=1760000000",
        "user=%7B%7D&hash=b66baa168c1d058a210067c5a880b7e6fe8642b494263d46c9876d101352977f",
        "user=%ZZ&auth_date=1&hash=b66baa168c1d058a210067c5a880b7e6fe8642b494263d46c9876d101352977f",
        "a=%C3&auth_date=99999999999999999999&hash=00",
        "\0=\0",
        "user={\"id\":1}&auth_date=1760000000"
      })
  void whatIsNoInitDataIsSaidToBeNone(String raw) {
    assertThat(initData(raw)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aFieldThatComesTwiceAndOneThatIsTooLongAreRefused() {
    assertThat(initData(INLINE_BUTTON + "&hash=" + "0".repeat(64)))
        .isEqualTo(refused(Why.MALFORMED));
    assertThat(initData(INLINE_BUTTON + "&auth_date=1760000000")).isEqualTo(refused(Why.MALFORMED));
    assertThat(initData(INLINE_BUTTON + "&x=" + "y".repeat(8_192)))
        .isEqualTo(refused(Why.MALFORMED));
    assertThat(initData("a=b&".repeat(2_000) + INLINE_BUTTON)).isEqualTo(refused(Why.MALFORMED));
    var many = new TreeMap<>(FULL);
    for (var number = 0; number < 50; number++) {
      many.put("field" + number, "");
    }
    assertThat(widget(many)).isEqualTo(refused(Why.MALFORMED));
  }

  /** F7: whatever is changed, nobody is let in by it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noMutationOfInitDataIsBelieved(long seed) {
    var chance = new Random(seed);
    for (var round = 0; round < 500; round++) {
      var raw = List.of(INLINE_BUTTON, DIRECT_LINK, WITH_SIGNATURE).get(chance.nextInt(3));
      var mutant = mutate(raw, chance);
      if (!mutant.equals(raw)) {
        assertThat(initData(mutant)).as(mutant).isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noMutationOfTheWidgetIsBelieved(long seed) {
    var chance = new Random(seed);
    for (var round = 0; round < 500; round++) {
      var fields = chance.nextBoolean() ? FULL : MINIMAL;
      var mutant = new TreeMap<>(fields);
      var name = List.copyOf(mutant.keySet()).get(chance.nextInt(mutant.size()));
      switch (chance.nextInt(4)) {
        case 0 -> mutant.remove(name);
        case 1 -> mutant.put(name + (char) ('a' + chance.nextInt(26)), mutant.remove(name));
        case 2 -> mutant.put("x" + round, "y");
        default -> mutant.put(name, mutate(fields.getOrDefault(name, ""), chance));
      }
      if (!mutant.equals(fields)) {
        assertThat(widget(mutant)).as(mutant.toString()).isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  /** One character other, gone, doubled, in another case, or two of them in another order. */
  private static String mutate(String text, Random chance) {
    var at = chance.nextInt(text.length());
    var one = text.charAt(at);
    var before = text.substring(0, at);
    var after = text.substring(at + 1);
    return switch (chance.nextInt(6)) {
      case 0 -> before + (char) (' ' + chance.nextInt(95)) + after;
      case 1 -> before + after;
      case 2 -> before + one + one + after;
      case 3 ->
          before
              + (Character.isUpperCase(one)
                  ? Character.toLowerCase(one)
                  : Character.toUpperCase(one))
              + after;
      case 4 ->
          at == 0 ? after + one : text.substring(0, at - 1) + one + text.charAt(at - 1) + after;
      default -> before + (char) (one ^ 1 << chance.nextInt(7)) + after;
    };
  }
}

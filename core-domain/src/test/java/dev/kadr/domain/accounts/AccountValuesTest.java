package dev.kadr.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountValuesTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          tag,     language
          '',      RU
          ru,      RU
          ru-RU,   RU
          RU,      RU
          be,      RU
          kk-KZ,   RU
          ky,      RU
          tg,      RU
          uz,      RU
          en,      EN
          en-GB,   EN
          pt-br,   EN
          zh-hans, EN
          '!!',    RU
          """)
  void whoSaysNothingOrReadsRussianIsSpokenToInRussian(String tag, Language language) {
    assertThat(Language.ofTag(tag)).isEqualTo(language);
  }

  @Test
  void aLanguageHasAShortTag() {
    assertThat(Language.RU.tag()).isEqualTo("ru");
    assertThat(Language.EN.tag()).isEqualTo("en");
  }

  @Test
  void aTelegramUserIsTheSameInEveryWindow() {
    assertThat(Identity.telegram(4_200_000_001L)).isEqualTo(new Identity("telegram", "4200000001"));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "128, true", "129, false"})
  void bothPartsOfAnIdentityHaveOneToAHundredAndTwentyEightCharacters(int length, boolean good) {
    var text = "x".repeat(length);

    assertThat(accepts(() -> new Identity(text, "1"))).isEqualTo(good);
    assertThat(accepts(() -> new Identity("telegram", text))).isEqualTo(good);
  }

  @Test
  void anIdentitySaysWhichPartIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Identity("telegram", " "))
        .withMessageContaining("subject");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Identity(" ", "1"))
        .withMessageContaining("provider");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "64, true", "65, false"})
  void aChatIdHasOneToSixtyFourCharacters(int length, boolean good) {
    assertThat(accepts(() -> new ChatId("7".repeat(length)))).isEqualTo(good);
  }

  @Test
  void aBlankChatIdIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ChatId("  "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ы", "😀"})
  void aLongNameIsCutAfterWholeCharacters(String character) {
    var fits = character.repeat(128);
    var profile = new Profile(fits + character, Optional.of(fits + character), Language.RU);

    assertThat(profile.firstName()).isEqualTo(fits);
    assertThat(profile.username()).contains(fits);
    assertThat(new Profile(fits, Optional.empty(), Language.RU).firstName()).isEqualTo(fits);
  }

  @Test
  void aCutNeverLeavesHalfACharacter() {
    var profile = new Profile("a".repeat(127) + "😀😀", Optional.empty(), Language.RU);

    assertThat(profile.firstName()).isEqualTo("a".repeat(127) + "😀");
  }

  @Test
  void aBlankUsernameIsNone() {
    assertThat(new Profile("A", Optional.of(" "), Language.RU).username()).isEmpty();
    assertThat(new Profile("A", Optional.of("a"), Language.RU).username()).contains("a");
  }

  private static boolean accepts(Runnable constructor) {
    try {
      constructor.run();
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}

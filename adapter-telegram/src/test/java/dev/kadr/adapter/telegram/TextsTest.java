package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/kadr/adapter/telegram");
  private static final Pattern KEY =
      Pattern.compile("(?:\\.get|\\.plain|say)\\(\\s*(?:guest, )?\"([a-z][a-z.-]*[a-z])\"");
  private static final Pattern YIELDED =
      Pattern.compile(
          "\"((?:photo|toast|cancel|stage|started|failure|album|offer|history|paysupport|support|start|terms|language|progress)\\.[a-z._-]+[a-z])\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        "dev.kadr.adapter.telegram.messages", Locale.forLanguageTag(language.tag()));
  }

  private static Map<String, String> texts(Language language) {
    var texts = new TreeMap<String, String>();
    var bundle = bundle(language);
    bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
    return texts;
  }

  @Test
  void everyLanguageHasTheSameTexts() {
    assertThat(texts(Language.EN).keySet()).isEqualTo(texts(Language.RU).keySet());
    texts(Language.RU)
        .forEach(
            (key, text) ->
                assertThat(placeholders(texts(Language.EN).get(key)))
                    .as(key)
                    .isEqualTo(placeholders(text)));
  }

  private static Set<String> placeholders(@Nullable String text) {
    var found = new TreeSet<String>();
    PLACEHOLDER.matcher(text == null ? "" : text).results().forEach(it -> found.add(it.group()));
    return found;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyTextThatIsAskedForIsThere(Language language) throws IOException {
    var used = used();
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(texts(language).keySet()).containsAll(used);
  }

  /** Every key that the sources name, and every one that they make of an enum. */
  private static Set<String> used() throws IOException {
    var used = new TreeSet<String>();
    try (var files = Files.list(SOURCES)) {
      for (var file : files.toList()) {
        var source = Files.readString(file);
        KEY.matcher(source).results().forEach(it -> used.add(it.group(1)));
        YIELDED.matcher(source).results().forEach(it -> used.add(it.group(1)));
      }
    }
    for (var reason : FailureClass.values()) {
      used.add("failure." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    for (var status : GenerationEvent.Status.values()) {
      used.add("stage." + status.name().toLowerCase(Locale.ROOT));
    }
    CommandReplies.COMMANDS.forEach(command -> used.add("command." + command));
    for (var form : new String[] {"one", "few", "many"}) {
      used.add("credits." + form);
      used.add("photoshoots." + form);
    }
    return used;
  }

  @Test
  void theTextsAreFormattedAsTelegramTakesThem() {
    for (var language : Language.values()) {
      texts(language)
          .forEach(
              (key, text) ->
                  assertThat(text.replaceAll("</?(b|i|code)>", ""))
                      .as(key)
                      .doesNotContain("<", ">"));
    }
  }

  @Test
  void noTextIsUnused() throws IOException {
    var sources = new StringBuilder();
    try (var files = Files.list(SOURCES)) {
      for (var file : files.toList()) {
        sources.append(Files.readString(file));
      }
    }
    var made = Pattern.compile("(command|stage|failure|credits|photoshoots|terms)\\..*");
    for (var key : texts(Language.RU).keySet()) {
      assertThat(made.matcher(key).matches() || sources.indexOf("\"" + key + "\"") >= 0)
          .as(key)
          .isTrue();
    }
  }

  /** Placeholders filled with what is usual, a text alone is far from Telegram's 4,096. */
  @Test
  void noTextIsLong() {
    for (var language : Language.values()) {
      texts(language).forEach((key, text) -> assertThat(text).as(key).hasSizeLessThan(1_000));
    }
  }

  @Test
  void buttonsAreShortEnoughForATelephone() {
    for (var language : Language.values()) {
      texts(language)
          .forEach(
              (key, text) -> {
                if (key.startsWith("button.")) {
                  assertThat(text).as(key).hasSizeBetween(1, 24).doesNotContain("<", "\n");
                }
              });
    }
  }

  @Test
  void toastsAndCommandsAreAsShortAsTelegramWants() {
    for (var language : Language.values()) {
      texts(language)
          .forEach(
              (key, text) -> {
                if (key.startsWith("toast.")) {
                  assertThat(text).as(key).hasSizeLessThanOrEqualTo(200).doesNotContain("<");
                }
                if (key.startsWith("command.")) {
                  assertThat(text).as(key).hasSizeBetween(1, 256);
                }
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RU, 0, 0 кредитов",
    "RU, 1, 1 кредит",
    "RU, 2, 2 кредита",
    "RU, 5, 5 кредитов",
    "RU, 11, 11 кредитов",
    "RU, 12, 12 кредитов",
    "RU, 21, 21 кредит",
    "RU, 22, 22 кредита",
    "RU, 112, 112 кредитов",
    "EN, 0, 0 credits",
    "EN, 1, 1 credit",
    "EN, 2, 2 credits",
    "EN, 21, 21 credits"
  })
  void numbersAgreeWithTheirNoun(Language language, long number, String words) {
    assertThat(Texts.in(language).count("credits", number).markup()).isEqualTo(words);
  }

  @Test
  void aValueStaysAsItIs() {
    var text = Texts.in(Language.EN).get("trouble.text", "{1}", "{2}<", "$0\\");
    assertThat(text.markup()).contains("{1}", "{2}&lt;", "$0\\");
    assertThat(Texts.in(Language.EN).plain("button.confirm", "{0}$1")).contains("{0}$1");
  }

  @Test
  void cuttingSplitsNoCharacter() {
    var foxes = "\uD83E\uDD8A".repeat(10);
    assertThat(Html.escape(foxes, 10).markup()).isEqualTo(foxes);
    assertThat(Html.escape(foxes, 3).markup()).isEqualTo("\uD83E\uDD8A".repeat(2) + "…");
  }
}

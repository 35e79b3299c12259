package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.Title;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said, in one language. Placeholders are {@code {0}}, {@code {1}} …; plural forms end in
 * {@code .one}, {@code .few}, {@code .many}.
 */
final class Texts {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
  private static final Texts RU = new Texts(Language.RU);
  private static final Texts EN = new Texts(Language.EN);

  private final Language language;
  private final ResourceBundle bundle;

  private Texts(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "dev.kadr.adapter.telegram.messages", Locale.forLanguageTag(language.tag()));
  }

  static Texts in(Language language) {
    return switch (language) {
      case RU -> RU;
      case EN -> EN;
    };
  }

  /**
   * A text with its placeholders filled: {@link Html} as it is, anything else escaped.
   *
   * @throws java.util.MissingResourceException when there is no such text: our bug
   */
  Html get(String key, Object... values) {
    return new Html(
        fill(
            key,
            values,
            value ->
                value instanceof Html html
                    ? html.markup()
                    : Html.escape(value.toString()).markup()));
  }

  /** What something that has a name in each language is called. */
  String of(Title title) {
    return title.in(language);
  }

  /** Words that Telegram shows without markup: on buttons, in toasts, in the list of commands. */
  String plain(String key, Object... values) {
    return fill(key, values, Object::toString);
  }

  /** In one go: a value may look like a placeholder itself and must stay as it is. */
  private String fill(String key, Object[] values, Function<Object, String> words) {
    return PLACEHOLDER
        .matcher(bundle.getString(key))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(words.apply(values[Integer.parseInt(found.group(1))])));
  }

  /** A number with its noun, such as «8 кредитов». */
  Html count(String noun, long number) {
    return new Html(number + " " + bundle.getString(noun + "." + form(number)));
  }

  /** The plural rules of CLDR, as far as whole numbers go. */
  private String form(long number) {
    return switch (language) {
      case RU -> {
        var tens = Math.abs(number) % 100;
        var ones = tens % 10;
        yield ones == 1 && tens != 11
            ? "one"
            : ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
      }
      case EN -> Math.abs(number) == 1 ? "one" : "many";
    };
  }
}

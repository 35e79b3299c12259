package dev.kadr.adapter.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.domain.generation.FailureClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the provider says in words. It decides only what a buyer is told, never about money; the one
 * exception, that our account is empty, closes a model and takes nothing from anybody.
 */
final class Wording {
  private static final int MAX_LENGTH = 200;
  private static final String NO_MONEY = "недостаточно средств";
  private static final List<String> MODERATION =
      List.of("moderation", "content policy", "policy", "safety", "nsfw", "модерац", "запрещ");
  private static final List<String> BAD_INPUT =
      List.of("параметры сформированы некорректно", "validation", "валидац");

  private Wording() {}

  /** Everything in an answer that is meant to be read by a person, in one line. */
  static String of(JsonNode document) {
    var words = new ArrayList<String>();
    for (var member : List.of("result", "error", "message", "full_response", "errors")) {
      collect(document.path(member), words, 0);
    }
    collect(document.path("errors_validation"), words, 0);
    return String.join("; ", words);
  }

  private static void collect(JsonNode node, List<String> words, int depth) {
    if (words.size() >= 8 || depth > 4) {
      return;
    }
    if (node.isTextual() && !node.textValue().isBlank() && !node.textValue().startsWith("http")) {
      words.add(node.textValue().strip());
    }
    node.forEach(child -> collect(child, words, depth + 1));
  }

  static boolean saysNoMoney(String words) {
    return words.toLowerCase(Locale.ROOT).contains(NO_MONEY);
  }

  /** What the words hint at; empty when they hint at nothing. */
  static Optional<FailureClass> hint(String words) {
    var text = words.toLowerCase(Locale.ROOT);
    if (MODERATION.stream().anyMatch(text::contains)) {
      return Optional.of(FailureClass.REFUSED_BY_MODERATION);
    }
    if (BAD_INPUT.stream().anyMatch(text::contains)) {
      return Optional.of(FailureClass.REJECTED_INPUT);
    }
    return Optional.empty();
  }

  /** Short enough for a log, without control characters and without what must not be there. */
  static String brief(String words, String... secrets) {
    var text = words;
    for (var secret : secrets) {
      text = secret.isBlank() ? text : text.replace(secret, "…");
    }
    text =
        text.codePoints()
            .filter(point -> !Character.isISOControl(point))
            .limit(MAX_LENGTH)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return text;
  }
}

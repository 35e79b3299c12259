package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a Bot API method, however it was sent: query, form, JSON and multipart come to the
 * same parameters, all of them texts.
 *
 * @param method in lower case, because Telegram does not mind the case
 */
record Call(String method, Map<String, String> parameters, Map<String, Upload> files) {

  /** The parameter; empty also when it is there without a value. */
  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  boolean has(String name) {
    return text(name).isPresent();
  }

  boolean flag(String name) {
    var value = parameters.getOrDefault(name, "").strip();
    return value.equalsIgnoreCase("true") || value.equals("1") || value.equalsIgnoreCase("yes");
  }

  int number(String name, int otherwise) {
    try {
      return Integer.parseInt(parameters.getOrDefault(name, "").strip());
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  /** The parameter as a JSON tree; empty when it is absent. */
  Optional<JsonNode> json(String name, String complaint) {
    return text(name)
        .map(value -> Json.read(value).orElseThrow(() -> Refusal.badRequest(complaint)));
  }

  /** Whether a photo is among what it sends. */
  boolean bringsPhoto() {
    return switch (method) {
      case "sendphoto" -> true;
      case "sendmediagroup", "editmessagemedia" ->
          parameters.getOrDefault("media", "").contains("\"photo\"");
      default -> false;
    };
  }

  /** The chat that is meant, when one is named by number. */
  Optional<Long> chatId() {
    return text("chat_id").flatMap(Call::parseLong);
  }

  private static Optional<Long> parseLong(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  long requiredChatId() {
    if (!has("chat_id")) {
      throw Refusal.badRequest("chat_id is empty");
    }
    return chatId().orElseThrow(() -> Refusal.badRequest("chat not found"));
  }

  int requiredMessageId() {
    var id = number("message_id", 0);
    if (id <= 0) {
      throw Refusal.badRequest("message identifier is not specified");
    }
    return id;
  }
}

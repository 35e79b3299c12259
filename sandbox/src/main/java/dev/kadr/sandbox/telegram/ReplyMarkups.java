package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Reads {@code reply_markup} and refuses what Telegram refuses. */
final class ReplyMarkups {
  private static final int DATA_LIMIT_BYTES = 64;
  private static final int COPY_TEXT_LIMIT = 256;
  private static final int LIMIT_BYTES = 10_000;
  private static final Set<String> ACTIONS =
      Set.of(
          "url",
          "callback_data",
          "web_app",
          "login_url",
          "switch_inline_query",
          "switch_inline_query_current_chat",
          "switch_inline_query_chosen_chat",
          "copy_text",
          "callback_game",
          "pay");

  private ReplyMarkups() {}

  /** The inline keyboard, the only markup that a message keeps; others are accepted and dropped. */
  static Optional<ObjectNode> inlineKeyboard(Call call) {
    var markup = call.json("reply_markup", "can't parse reply keyboard markup JSON object");
    if (markup.isEmpty() || markup.get().isNull()) {
      return Optional.empty();
    }
    if (!(markup.get() instanceof ObjectNode object)) {
      throw Refusal.badRequest("object expected as reply markup");
    }
    if (call.parameters().getOrDefault("reply_markup", "").length() > LIMIT_BYTES) {
      throw Refusal.badRequest("reply markup is too long");
    }
    if (!object.has("inline_keyboard")) {
      return Optional.empty();
    }
    var privateChat = call.chatId().filter(id -> id > 0).isPresent();
    var buttons = 0;
    for (var row : object.path("inline_keyboard")) {
      if (!row.isArray()) {
        throw Refusal.badRequest("field \"inline_keyboard\" must be an Array of Arrays");
      }
      for (var button : row) {
        check(button, privateChat);
        buttons++;
      }
    }
    return buttons == 0 ? Optional.empty() : Optional.of(object);
  }

  private static void check(JsonNode button, boolean privateChat) {
    if (!button.path("text").isTextual()) {
      throw unparsable("Field \"text\" must be of type String");
    }
    if (button.path("text").asText().isBlank()) {
      throw Refusal.badRequest("BUTTON_TEXT_INVALID");
    }
    var actions = ACTIONS.stream().filter(button::has).count();
    if (actions == 0) {
      throw unparsable("Text buttons are unallowed in the inline keyboard");
    }
    if (actions > 1) {
      throw Refusal.badRequest("BUTTON_TYPE_INVALID");
    }
    if (button.has("callback_data")) {
      checkData(button.path("callback_data").asText());
    }
    if (button.has("url")) {
      checkUrl(button.path("url").asText(), Set.of("http", "https", "tg"));
    }
    if (button.has("web_app")) {
      if (!privateChat) {
        throw Refusal.badRequest("BUTTON_TYPE_INVALID");
      }
      WebAppUrls.checked("inline keyboard button", button.path("web_app"));
    }
    var copied = button.path("copy_text").path("text").asText("x").length();
    if (copied < 1 || copied > COPY_TEXT_LIMIT) {
      throw Refusal.badRequest("BUTTON_COPY_TEXT_INVALID");
    }
  }

  private static void checkData(String data) {
    var bytes = data.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > DATA_LIMIT_BYTES) {
      throw Refusal.badRequest("BUTTON_DATA_INVALID");
    }
  }

  private static void checkUrl(String url, Set<String> schemes) {
    var wrong = "inline keyboard button URL '" + url + "' is invalid: wrong HTTP URL";
    try {
      var uri = URI.create(url);
      if (uri.getScheme() == null || !schemes.contains(uri.getScheme())) {
        throw Refusal.badRequest(wrong);
      }
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badRequest(wrong);
    }
  }

  private static Refusal unparsable(String text) {
    return Refusal.badRequest("can't parse inline keyboard button: " + text);
  }
}

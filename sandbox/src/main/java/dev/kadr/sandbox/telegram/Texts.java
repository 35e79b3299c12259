package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the texts and captions that the bot sends, within Telegram's limits. */
final class Texts {
  private static final int TEXT_LIMIT = 4096;
  private static final int CAPTION_LIMIT = 1024;
  private static final int RAW_LIMIT_BYTES = 32768;

  private Texts() {}

  static FormattedText message(Call call) {
    var raw = call.text("text").orElseThrow(() -> Refusal.badRequest("message text is empty"));
    var text =
        read(raw, call.text("parse_mode"), call.json("entities", "can't parse entities JSON"));
    if (text.isEmpty()) {
      throw Refusal.badRequest("message text is empty");
    }
    if (text.text().length() > TEXT_LIMIT) {
      throw Refusal.badRequest("message is too long");
    }
    return text;
  }

  static FormattedText caption(Call call) {
    return caption(
        call.text("caption"),
        call.text("parse_mode"),
        call.json("caption_entities", "can't parse entities JSON"));
  }

  /** The caption of one item of an album. */
  static FormattedText caption(JsonNode media) {
    return caption(
        Optional.of(media.path("caption").asText("")),
        Optional.of(media.path("parse_mode").asText("")).filter(mode -> !mode.isEmpty()),
        Optional.of(media.path("caption_entities")));
  }

  private static FormattedText caption(
      Optional<String> raw, Optional<String> parseMode, Optional<JsonNode> entities) {
    var caption = read(raw.orElse(""), parseMode, entities);
    if (caption.text().length() > CAPTION_LIMIT) {
      throw Refusal.badRequest("message caption is too long");
    }
    return caption;
  }

  private static FormattedText read(
      String raw, Optional<String> parseMode, Optional<JsonNode> entities) {
    if (raw.getBytes(StandardCharsets.UTF_8).length > RAW_LIMIT_BYTES) {
      throw Refusal.badRequest("text is too long");
    }
    var mode = parseMode.orElse("none");
    var parsed =
        switch (mode.toLowerCase(Locale.ROOT)) {
          case "html" -> HtmlMarkup.parse(raw);
          case "none" -> new FormattedText(raw, given(entities));
          default -> throw Refusal.badRequest("unsupported parse_mode");
        };
    return parsed.stripped().withFoundEntities();
  }

  private static List<ObjectNode> given(Optional<JsonNode> entities) {
    var list = new ArrayList<ObjectNode>();
    entities.ifPresent(
        array -> {
          for (var entity : array) {
            if (entity instanceof ObjectNode object) {
              list.add(object);
            }
          }
        });
    return list;
  }
}

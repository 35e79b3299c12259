package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A text and what stands out in it; offsets and lengths count UTF-16 units, as Telegram's do. */
record FormattedText(String text, List<ObjectNode> entities) {
  static final FormattedText EMPTY = new FormattedText("", List.of());

  private static final Pattern COMMAND =
      Pattern.compile("(?<![\\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\\w/<>])");
  private static final Pattern URL = Pattern.compile("\\bhttps?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");
  private static final Comparator<ObjectNode> ORDER =
      Comparator.comparingInt((ObjectNode entity) -> entity.path("offset").asInt())
          .thenComparing(Comparator.comparingInt(FormattedText::length).reversed());

  static ObjectNode entity(String type, int offset, int length) {
    return Json.object().put("offset", offset).put("length", length).put("type", type);
  }

  /** A text as a person types it: only commands and addresses are found in it. */
  static FormattedText typed(String text) {
    return new FormattedText(text.strip(), List.of()).withFoundEntities();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Cuts blanks off both ends, as Telegram does, and moves the entities along. */
  FormattedText stripped() {
    var start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    var end = text.length();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    var kept = new ArrayList<ObjectNode>();
    for (var entity : entities) {
      var from = Math.max(start, entity.path("offset").asInt());
      var to = Math.min(end, entity.path("offset").asInt() + length(entity));
      if (from < to) {
        kept.add(entity.deepCopy().put("offset", from - start).put("length", to - from));
      }
    }
    return new FormattedText(text.substring(start, end), kept);
  }

  /** Adds the commands and addresses that Telegram finds by itself outside other entities. */
  FormattedText withFoundEntities() {
    var all = new ArrayList<>(entities);
    find(URL, "url", all);
    find(COMMAND, "bot_command", all);
    all.sort(ORDER);
    return new FormattedText(text, List.copyOf(all));
  }

  private void find(Pattern pattern, String type, List<ObjectNode> all) {
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      var from = matcher.start();
      var to = matcher.end();
      if (all.stream().noneMatch(entity -> shuts(entity, from, to))) {
        all.add(entity(type, from, to - from));
      }
    }
  }

  /** Links and code keep what is inside them to themselves; bold and the like do not. */
  private static boolean shuts(ObjectNode entity, int from, int to) {
    var offset = entity.path("offset").asInt();
    var overlaps = offset < to && from < offset + length(entity);
    return overlaps
        && switch (entity.path("type").asText()) {
          case "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote" -> false;
          default -> true;
        };
  }

  private static int length(ObjectNode entity) {
    return entity.path("length").asInt();
  }

  ArrayNode entitiesJson() {
    var array = Json.array();
    entities.forEach(array::add);
    return array;
  }

  /** Writes the text into a message, under {@code text} or {@code caption}. */
  void putInto(ObjectNode message, String textField, String entitiesField) {
    if (isEmpty()) {
      return;
    }
    message.put(textField, text);
    if (!entities.isEmpty()) {
      message.set(entitiesField, entitiesJson());
    }
  }
}

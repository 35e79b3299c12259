package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.accounts.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * The little that is read off an update without understanding it: works for those too that are
 * broken somewhere.
 *
 * @param chat of a private chat that can be answered
 * @param press of a button that waits for an answer
 * @param sentAt as Telegram says, for plain messages only
 */
record Sketch(
    Optional<String> chat, Optional<String> press, Optional<Instant> sentAt, Language language) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Sketch of(String body) {
    try {
      return of(JSON.readTree(body));
    } catch (JsonProcessingException noJson) {
      return of(JSON.createObjectNode());
    }
  }

  private static Sketch of(JsonNode update) {
    var query = update.path("callback_query");
    var message = query.isMissingNode() ? update.path("message") : query.path("message");
    var chat = message.path("chat");
    var from = query.isMissingNode() ? message.path("from") : query.path("from");
    return new Sketch(
        Optional.of(chat.path("id"))
            .filter(id -> id.isIntegralNumber() && chat.path("type").asText().equals("private"))
            .map(JsonNode::asText),
        Optional.of(query.path("id")).filter(JsonNode::isTextual).map(JsonNode::asText),
        isPlain(update) ? sentAt(update.path("message")) : Optional.empty(),
        Language.ofTag(from.path("language_code").asText("")));
  }

  /** Words, photos and the like: no press, no payment, no news about the chat. */
  private static boolean isPlain(JsonNode update) {
    var message = update.path("message");
    return message.isObject()
        && !message.has("successful_payment")
        && !message.has("refunded_payment");
  }

  private static Optional<Instant> sentAt(JsonNode message) {
    return Optional.of(message.path("date"))
        .filter(JsonNode::isIntegralNumber)
        .map(date -> Instant.ofEpochSecond(Math.clamp(date.asLong(), 0, 1L << 40)));
  }
}

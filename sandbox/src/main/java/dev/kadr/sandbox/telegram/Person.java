package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A test user and what he did to the bot.
 *
 * @param started whether he ever wrote to the bot; before that it may not write to him
 * @param readUpTo the newest message he has seen
 */
record Person(
    long id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    String languageCode,
    boolean started,
    boolean blocked,
    boolean deactivated,
    long readUpTo) {

  static Person of(long id, String firstName, @Nullable String username, String languageCode) {
    return new Person(id, firstName, null, username, languageCode, false, false, false, 0);
  }

  Person asStarted() {
    return new Person(
        id, firstName, lastName, username, languageCode, true, false, deactivated, readUpTo);
  }

  Person withBlocked(boolean now) {
    return new Person(
        id, firstName, lastName, username, languageCode, started, now, deactivated, readUpTo);
  }

  Person asDeactivated() {
    return new Person(
        id, firstName, lastName, username, languageCode, started, blocked, true, readUpTo);
  }

  Person withReadUpTo(long messageId) {
    return new Person(
        id, firstName, lastName, username, languageCode, started, blocked, deactivated, messageId);
  }

  /** The person as {@code from} of a message. */
  ObjectNode user() {
    var user = Json.object().put("id", id).put("is_bot", false);
    names(user);
    if (!languageCode.isEmpty()) {
      user.put("language_code", languageCode);
    }
    return user;
  }

  /** The private chat with him. */
  ObjectNode chat() {
    var chat = Json.object().put("id", id);
    names(chat);
    return chat.put("type", "private");
  }

  private void names(ObjectNode target) {
    target.put("first_name", firstName);
    if (lastName != null) {
      target.put("last_name", lastName);
    }
    if (username != null) {
      target.put("username", username);
    }
  }

  /** The person with all that he did, for the archive. */
  ObjectNode toJson() {
    return user()
        .put("language_code", languageCode)
        .put("started", started)
        .put("blocked", blocked)
        .put("deactivated", deactivated)
        .put("read_up_to", readUpTo);
  }

  static Person fromJson(JsonNode json) {
    return new Person(
        json.path("id").asLong(),
        json.path("first_name").asText(),
        json.path("last_name").asText(null),
        json.path("username").asText(null),
        json.path("language_code").asText(),
        json.path("started").asBoolean(),
        json.path("blocked").asBoolean(),
        json.path("deactivated").asBoolean(),
        json.path("read_up_to").asLong());
  }
}

package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.domain.accounts.Identity;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Somebody in a private chat with the bot: makes the updates that Telegram would send. */
record Person(long id, String language) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong LAST_UPDATE = new AtomicLong(900_000_000);
  private static final AtomicLong LAST_PERSON = new AtomicLong(5_000_000_000L);

  static Person russian() {
    return new Person(LAST_PERSON.incrementAndGet(), "ru");
  }

  static Person english() {
    return new Person(LAST_PERSON.incrementAndGet(), "en-GB");
  }

  Identity identity() {
    return Identity.telegram(id);
  }

  String chat() {
    return Long.toString(id);
  }

  static long idOf(String update) {
    return Form.tree(update).path("update_id").asLong();
  }

  String writes(String text) {
    return message(message -> message.put("text", text));
  }

  String sendsPhoto(String fileId) {
    return message(message -> photo(message, fileId));
  }

  String sendsPhoto(String fileId, String caption) {
    return message(message -> photo(message, fileId).put("caption", caption));
  }

  /** A photo comes in several sizes, the largest somewhere among them. */
  private static ObjectNode photo(ObjectNode message, String fileId) {
    var sizes = message.putArray("photo");
    sizes
        .addObject()
        .put("file_id", "S")
        .put("file_unique_id", "s")
        .put("width", 90)
        .put("height", 90);
    sizes
        .addObject()
        .put("file_id", fileId)
        .put("file_unique_id", "l")
        .put("file_size", 90_000)
        .put("width", 1280)
        .put("height", 1280);
    return message;
  }

  String sendsDocument(String fileId, String name, String type, long size) {
    return message(
        message ->
            message
                .putObject("document")
                .put("file_id", fileId)
                .put("file_unique_id", "d")
                .put("file_name", name)
                .put("mime_type", type)
                .put("file_size", size));
  }

  /** One message of an album. */
  String sendsPart(String group, long number, String fileId, String caption) {
    return message(
        number,
        message -> {
          photo(message, fileId).put("media_group_id", group);
          if (!caption.isEmpty()) {
            message.put("caption", caption);
          }
        });
  }

  /** One message of an album that is no picture. */
  String sendsVideoPart(String group, long number) {
    return message(
        number,
        message ->
            message
                .put("media_group_id", group)
                .putObject("video")
                .put("file_id", "v")
                .put("file_unique_id", "v")
                .put("width", 1)
                .put("height", 1)
                .put("duration", 1));
  }

  /** A reply to a message of the bot. */
  String replies(long to, String text) {
    return message(
        message -> {
          var replied = message.put("text", text).putObject("reply_to_message");
          replied.put("message_id", to).put("date", 1_760_000_000);
          replied.set("chat", privateChat());
        });
  }

  /** The same person after a change of the client's language. */
  Person speaking(String tag) {
    return new Person(id, tag);
  }

  /** Something else than words and photos, such as a sticker. */
  String sends(String kind, String content) {
    return message(message -> message.set(kind, Form.tree(content)));
  }

  String presses(long message, String data) {
    var update = JSON.createObjectNode().put("update_id", LAST_UPDATE.incrementAndGet());
    var query = update.putObject("callback_query").put("id", "q-" + LAST_UPDATE.get());
    query.set("from", from());
    var under = query.putObject("message").put("message_id", message).put("date", 1_760_000_000);
    under.set("chat", privateChat());
    query.put("chat_instance", "-1").put("data", data);
    return update.toString();
  }

  /** A press on a message that Telegram no longer knows. */
  String pressesNothing(String data) {
    var update = JSON.createObjectNode().put("update_id", LAST_UPDATE.incrementAndGet());
    var query = update.putObject("callback_query").put("id", "q-" + LAST_UPDATE.get());
    query.set("from", from());
    query.put("chat_instance", "-1").put("data", data);
    return update.toString();
  }

  /** Blocks the bot ({@code kicked}) or takes it back ({@code member}). */
  String turnsUs(String status) {
    var update = JSON.createObjectNode().put("update_id", LAST_UPDATE.incrementAndGet());
    var news = update.putObject("my_chat_member").put("date", 1_760_000_000);
    news.set("chat", privateChat());
    news.set("from", from());
    var us = JSON.createObjectNode().put("id", 7_000_000_001L).put("is_bot", true);
    us.put("first_name", "Kadr");
    news.putObject("old_chat_member").put("status", "member").set("user", us);
    news.putObject("new_chat_member").put("status", status).put("until_date", 0).set("user", us);
    return update.toString();
  }

  String writesInGroup(long group, String text) {
    var update = JSON.createObjectNode().put("update_id", LAST_UPDATE.incrementAndGet());
    var message = update.putObject("message").put("message_id", 1).put("date", 1_760_000_000);
    message.set("from", from());
    message.putObject("chat").put("id", group).put("type", "supergroup").put("title", "Group");
    message.put("text", text);
    return update.toString();
  }

  private String message(Consumer<ObjectNode> content) {
    return message(LAST_UPDATE.get(), content);
  }

  private String message(long number, Consumer<ObjectNode> content) {
    var update = JSON.createObjectNode().put("update_id", LAST_UPDATE.incrementAndGet());
    var message = update.putObject("message").put("message_id", number).put("date", 1_760_000_000);
    message.set("from", from());
    message.set("chat", privateChat());
    content.accept(message);
    return update.toString();
  }

  private ObjectNode from() {
    return JSON.createObjectNode()
        .put("id", id)
        .put("is_bot", false)
        .put("first_name", "Zoë <b>&")
        .put("language_code", language);
  }

  private ObjectNode privateChat() {
    return JSON.createObjectNode().put("id", id).put("type", "private").put("first_name", "Zoë");
  }
}

package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What test users do; each deed becomes a message in the chat and an update for the bot. */
final class UserActions {
  private static final int ALBUM_MAX = 10;

  /** So that updates come in the order of their message ids. */
  private final ReentrantLock lock = new ReentrantLock();

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final ObjectNode bot;
  private final Conversations conversations;
  private final UpdateQueue updates;
  private final MediaIntake media;
  private final CallbackQueries queries;

  UserActions(
      Clock clock,
      ObjectNode bot,
      Conversations conversations,
      UpdateQueue updates,
      MediaIntake media,
      CallbackQueries queries) {
    this.clock = clock;
    this.bot = bot;
    this.conversations = conversations;
    this.updates = updates;
    this.media = media;
    this.queries = queries;
  }

  ObjectNode write(long userId, String text, int replyTo) {
    var typed = FormattedText.typed(text);
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("a message needs a text");
    }
    if (typed.text().length() > 4096) {
      throw new IllegalArgumentException(
          "a message has at most 4096 characters, not " + typed.text().length());
    }
    var message = Json.object();
    typed.putInto(message, "text", "entities");
    return post(userId, List.of(message), Sent.with("").inReplyTo(replyTo)).getFirst();
  }

  /** One message per file; several at once are an album. */
  List<ObjectNode> send(long userId, MediaKind kind, List<Upload> files, Sent sent) {
    if (files.isEmpty() || files.size() > ALBUM_MAX) {
      throw new IllegalArgumentException("1 to 10 files, not " + files.size());
    }
    if (sent.captionAt() < 0 || sent.captionAt() >= files.size()) {
      throw new IllegalArgumentException("caption_at is 0 to " + (files.size() - 1));
    }
    sent.order(files.size());
    conversations.person(userId);
    var contents = new ArrayList<ObjectNode>();
    for (var file : files) {
      contents.add(content(kind, file));
    }
    FormattedText.typed(sent.caption())
        .putInto(contents.get(sent.captionAt()), "caption", "caption_entities");
    if (contents.size() > 1) {
      var albumId = Long.toString(random.nextLong(1L << 50, 1L << 54));
      contents.forEach(content -> content.put("media_group_id", albumId));
    }
    return post(userId, contents, sent);
  }

  /** A picture that cannot be shown is sent as a file: that is what Telegram's clients do. */
  private ObjectNode content(MediaKind kind, Upload file) {
    var shown =
        kind == MediaKind.PHOTO && Pictures.decode(file.bytes()).isEmpty()
            ? MediaKind.DOCUMENT
            : kind;
    var sized = file.bytes().length > shown.uploadLimit() ? MediaKind.DOCUMENT : shown;
    try {
      var content = Json.object();
      content.set(sized.field(), media.store(sized, file, Json.object()).json());
      return content;
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal.getMessage(), refusal);
    }
  }

  private List<ObjectNode> post(long userId, List<ObjectNode> contents, Sent sent) {
    return inOrder(
        () -> {
          answered(userId, sent.replyTo())
              .ifPresent(one -> contents.forEach(each -> each.set("reply_to_message", one)));
          if (conversations.person(userId).blocked()) {
            memberUpdate(userId, "kicked", "member");
          }
          var posted =
              contents.stream().map(each -> conversations.postFromUser(userId, each)).toList();
          var wait = Duration.ZERO;
          for (var part : sent.order(posted.size())) {
            updates.offer("message", posted.get(part).deepCopy(), "chat:" + userId, wait);
            wait = wait.plus(sent.gap());
          }
          return posted;
        });
  }

  /** The message that is answered, without the one that it answers itself. */
  private Optional<ObjectNode> answered(long userId, int messageId) {
    if (messageId == 0) {
      return Optional.empty();
    }
    var message = conversations.message(userId, messageId);
    if (message.isEmpty()) {
      throw new IllegalArgumentException("there is no message " + messageId + " to answer");
    }
    message.get().remove("reply_to_message");
    return message;
  }

  /** Presses a button; a forged press names data that no button of the message has. */
  String press(long userId, int messageId, String data, boolean forged) {
    return inOrder(
        () -> {
          var person = conversations.person(userId);
          var message =
              conversations
                  .message(userId, messageId)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no message " + messageId));
          if (!forged && !offers(message, data)) {
            throw new IllegalArgumentException(
                "message " + messageId + " has no button with the data " + data);
          }
          var id = queries.open(userId);
          var query = Json.object().put("id", id);
          query.set("from", person.user());
          query.set("message", message);
          query.put("chat_instance", Long.toString(userId * 31 + 7)).put("data", data);
          updates.offer("callback_query", query, "callback:" + userId);
          return id;
        });
  }

  private static boolean offers(ObjectNode message, String data) {
    var rows = message.path("reply_markup").path("inline_keyboard");
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
        .map((JsonNode button) -> button.path("callback_data"))
        .anyMatch(found -> found.isTextual() && found.asText().equals(data));
  }

  void block(long userId, boolean blocked) {
    inOrder(
        () -> {
          var before = conversations.person(userId);
          conversations.changePerson(userId, person -> person.withBlocked(blocked));
          if (before.blocked() != blocked) {
            memberUpdate(userId, blocked ? "member" : "kicked", blocked ? "kicked" : "member");
          }
          return true;
        });
  }

  private void memberUpdate(long userId, String before, String after) {
    var person = conversations.person(userId);
    var change = Json.object();
    change.set("chat", person.chat());
    change.set("from", person.user());
    change.put("date", clock.instant().getEpochSecond());
    change.set("old_chat_member", member(before));
    change.set("new_chat_member", member(after));
    updates.offer("my_chat_member", change, "member:" + userId);
  }

  private ObjectNode member(String status) {
    var member = Json.object();
    member.set("user", bot);
    member.put("status", status);
    return status.equals("kicked") ? member.put("until_date", 0) : member;
  }

  private <T> T inOrder(Supplier<T> deed) {
    lock.lock();
    try {
      return deed.get();
    } finally {
      lock.unlock();
    }
  }
}

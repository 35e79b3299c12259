package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Every chat of the bot: who may be written to, and the messages. */
final class Conversations {
  private static final String PEOPLE = "telegram/people";
  private static final String PLACES = "telegram/places";
  private static final String CHATS = "telegram/chats";

  /** The oldest messages of a chat make way. */
  private static final int MOST_MESSAGES = 10_000;

  private static final Duration DELETABLE = Duration.ofDays(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final ObjectNode bot;
  private final EventFeed events;
  private final People people;
  private final Archive archive;
  private final int firstMessageId;

  /** Outlives {@link #reset()}: an id is never handed out twice. */
  private final Map<Long, Integer> lastMessageIds = new HashMap<>();

  private final Map<Long, TreeMap<Integer, ObjectNode>> messages = new HashMap<>();
  private final Map<Long, String> groups = new HashMap<>();
  private final Map<Long, Long> migrations = new HashMap<>();

  Conversations(Clock clock, ObjectNode bot, EventFeed events, Archive archive) {
    this.clock = clock;
    this.bot = bot;
    this.events = events;
    this.archive = archive;
    this.people = new People(clock);
    this.firstMessageId = TimeBasedIds.start(clock);
    restore();
  }

  private void restore() {
    archive.document(PEOPLE).ifPresent(people::restore);
    var places = archive.document(PLACES).orElseGet(Json::object);
    for (var group : places.path("groups")) {
      groups.put(group.path("id").asLong(), group.path("title").asText());
    }
    for (var moved : places.path("migrations")) {
      migrations.put(moved.path("from").asLong(), moved.path("to").asLong());
    }
    for (var chat : archive.documents(CHATS)) {
      var id = chat.path("chat_id").asLong();
      lastMessageIds.put(id, chat.path("last_message_id").asInt());
      for (var message : chat.path("messages")) {
        of(id).put(message.path("message_id").asInt(), (ObjectNode) message);
      }
    }
  }

  private void peopleChanged() {
    archive.changed(PEOPLE, () -> locked(people::toJson));
  }

  private void placesChanged() {
    archive.changed(
        PLACES,
        () ->
            locked(
                () -> {
                  var json = Json.object();
                  var titles = json.putArray("groups");
                  groups.forEach(
                      (id, title) -> titles.addObject().put("id", id).put("title", title));
                  var moves = json.putArray("migrations");
                  migrations.forEach(
                      (from, to) -> moves.addObject().put("from", from).put("to", to));
                  return json;
                }));
  }

  private void chatChanged(long chatId) {
    archive.changed(
        CHATS + "/" + chatId,
        () ->
            locked(
                () -> {
                  var json = Json.object().put("chat_id", chatId);
                  json.put("last_message_id", lastMessageIds.getOrDefault(chatId, 0));
                  var list = json.putArray("messages");
                  of(chatId).values().forEach(message -> list.add(message.deepCopy()));
                  return json;
                }));
  }

  void reset() {
    locked(
        () -> {
          people.reset();
          List.copyOf(messages.keySet()).forEach(this::chatChanged);
          messages.clear();
          groups.clear();
          migrations.clear();
          peopleChanged();
          placesChanged();
          return true;
        });
    events.publish("users", Json.object());
  }

  List<Person> people() {
    return locked(people::all);
  }

  Person person(long id) {
    return locked(() -> people.get(id));
  }

  Person addPerson(String firstName, String languageCode) {
    var person = locked(() -> people.add(firstName, languageCode));
    peopleChanged();
    events.publish("users", Json.object().put("chat_id", person.id()));
    return person;
  }

  Person changePerson(long id, UnaryOperator<Person> change) {
    var person = locked(() -> people.change(id, change));
    peopleChanged();
    events.publish("users", Json.object().put("chat_id", id));
    return person;
  }

  void addGroup(long id, String title) {
    locked(() -> groups.put(id, title));
    placesChanged();
  }

  void migrate(long from, long to) {
    locked(() -> migrations.put(from, to));
    placesChanged();
  }

  /** The chat as it stands in messages, or Telegram's refusal to let the bot write there. */
  ObjectNode reach(long chatId) {
    return locked(() -> reachable(chatId));
  }

  private ObjectNode reachable(long chatId) {
    var migratedTo = migrations.get(chatId);
    if (migratedTo != null) {
      throw Refusal.migrated(migratedTo);
    }
    var group = groups.get(chatId);
    if (group != null) {
      return Json.object().put("id", chatId).put("title", group).put("type", "supergroup");
    }
    var person = people.find(chatId).orElseThrow(() -> Refusal.badRequest("chat not found"));
    if (person.deactivated()) {
      throw Refusal.forbidden("user is deactivated");
    }
    if (person.blocked()) {
      throw Refusal.forbidden("bot was blocked by the user");
    }
    if (!person.started()) {
      throw Refusal.forbidden("bot can't initiate conversation with a user");
    }
    return person.chat();
  }

  /** Posts the bot's messages, one or the items of an album. */
  List<ObjectNode> postFromBot(long chatId, List<ObjectNode> contents) {
    return locked(
        () -> {
          var chat = reachable(chatId);
          var posted = new ArrayList<ObjectNode>();
          for (var content : contents) {
            posted.add(post(chatId, bot, chat, content));
          }
          return posted;
        });
  }

  /** Posts a user's message; writing to the bot starts it. */
  ObjectNode postFromUser(long userId, ObjectNode content) {
    return locked(
        () -> {
          var person = people.change(userId, Person::asStarted);
          var posted = post(userId, person.user(), person.chat(), content);
          people.change(userId, one -> one.withReadUpTo(posted.path("message_id").asLong()));
          peopleChanged();
          return posted;
        });
  }

  private ObjectNode post(long chatId, ObjectNode from, ObjectNode chat, ObjectNode content) {
    var id = lastMessageIds.merge(chatId, firstMessageId, (last, first) -> last + 1);
    var message = Json.object().put("message_id", id);
    message.set("from", from);
    message.set("chat", chat);
    message.put("date", clock.instant().getEpochSecond());
    message.setAll(content.deepCopy());
    var chatMessages = messages.computeIfAbsent(chatId, key -> new TreeMap<>());
    chatMessages.put(id, message);
    if (chatMessages.size() > MOST_MESSAGES) {
      chatMessages.pollFirstEntry();
    }
    chatChanged(chatId);
    events.publish("message", change(chatId).set("message", message.deepCopy()));
    return message.deepCopy();
  }

  private static ObjectNode change(long chatId) {
    return Json.object().put("chat_id", chatId);
  }

  /** Changes one of the bot's own messages. */
  ObjectNode edit(long chatId, int messageId, UnaryOperator<ObjectNode> change) {
    return locked(
        () -> {
          reachable(chatId);
          var before =
              find(chatId, messageId)
                  .orElseThrow(() -> Refusal.badRequest("message to edit not found"));
          if (!before.path("from").path("is_bot").asBoolean()) {
            throw Refusal.badRequest("message can't be edited");
          }
          var after = change.apply(before.deepCopy());
          if (after.equals(before)) {
            throw Refusal.badRequest(
                "message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
          }
          after.put("edit_date", clock.instant().getEpochSecond());
          of(chatId).put(messageId, after);
          chatChanged(chatId);
          events.publish("edit", change(chatId).set("message", after.deepCopy()));
          return after.deepCopy();
        });
  }

  void delete(long chatId, int messageId) {
    locked(
        () -> {
          reachable(chatId);
          var message =
              find(chatId, messageId)
                  .orElseThrow(() -> Refusal.badRequest("message to delete not found"));
          var sent = Instant.ofEpochSecond(message.path("date").asLong());
          if (clock.instant().isAfter(sent.plus(DELETABLE))) {
            throw Refusal.badRequest("message can't be deleted for everyone");
          }
          of(chatId).remove(messageId);
          chatChanged(chatId);
          events.publish("delete", change(chatId).put("message_id", messageId));
          return true;
        });
  }

  /** The messages as Telegram shows them now, in order. */
  List<ObjectNode> messages(long chatId) {
    return locked(() -> of(chatId).values().stream().map(ObjectNode::deepCopy).toList());
  }

  Optional<ObjectNode> message(long chatId, int messageId) {
    return locked(() -> find(chatId, messageId).map(ObjectNode::deepCopy));
  }

  private Optional<ObjectNode> find(long chatId, int messageId) {
    return Optional.ofNullable(of(chatId).get(messageId));
  }

  private SortedMap<Integer, ObjectNode> of(long chatId) {
    return messages.computeIfAbsent(chatId, key -> new TreeMap<>());
  }

  /** The person has looked at the chat. */
  void read(long userId) {
    locked(
        () -> {
          var chat = of(userId);
          var newest = chat.isEmpty() ? 0 : chat.lastKey();
          peopleChanged();
          return people.change(userId, person -> person.withReadUpTo(newest));
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Translates the orders of {@code POST /control} into calls of the stand-in. */
final class ControlDesk {
  private static final String ACTIONS =
      "reset, calm, mischief {seed, latency_millis, jitter_millis, applies_to, rate_…, update_…},"
          + " state, limits {on}, pace, clear_pace, fault {method, kind, times, retry_after,"
          + " millis, description, chat_id}, clear_faults, inject {update}, duplicate {times},"
          + " outbox {method}, clear_outbox, messages {chat_id}, users, add_user {first_name,"
          + " language_code}, say {user_id, text, reply_to}, send {user_id, as, files | count,"
          + " caption, caption_at, reply_to, order, gap_millis}, press {user_id, message_id, data,"
          + " forged}, pay {user_id, message_id | link}, init_data {user_id, auth_date}, block"
          + " {user_id, blocked}, deactivate {user_id}, group {chat_id, title}, migrate {chat_id,"
          + " to}, pending";

  private final TelegramStandIn telegram;

  ControlDesk(TelegramStandIn telegram) {
    this.telegram = telegram;
  }

  JsonNode control(String action, ObjectNode order) {
    switch (action) {
      case "reset" -> telegram.reset();
      case "calm" -> telegram.calm();
      case "mischief" -> telegram.mischief(order);
      case "clear_pace" -> telegram.clearPace();
      case "limits" -> telegram.limits(needed(order, "on").asBoolean());
      case "fault" -> telegram.fault(fault(order), order.path("times").asInt(1));
      case "clear_faults" -> telegram.clearFaults();
      case "inject" -> {
        return Json.object().put("update_id", telegram.inject(needed(order, "update")));
      }
      case "duplicate" -> telegram.duplicateNextUpdate(positive(order, "times"));
      case "clear_outbox" -> telegram.clearOutbox();
      case "block" ->
          telegram.block(number(order, "user_id"), order.path("blocked").asBoolean(true));
      case "deactivate" -> telegram.deactivate(number(order, "user_id"));
      case "group" ->
          telegram.addGroup(number(order, "chat_id"), order.path("title").asText("Group"));
      case "migrate" -> telegram.migrate(number(order, "chat_id"), number(order, "to"));
      default -> {
        return report(action, order);
      }
    }
    return Json.object();
  }

  private JsonNode report(String action, ObjectNode order) {
    return switch (action) {
      case "outbox" -> outbox(order.path("method").asText(""));
      case "messages" -> {
        var messages = Json.object();
        telegram.messages(number(order, "chat_id")).forEach(messages.putArray("messages")::add);
        yield messages;
      }
      case "users" -> {
        var users = Json.object();
        telegram.users().forEach(users.putArray("users")::add);
        yield users;
      }
      case "state" -> telegram.state();
      case "pace" -> telegram.pace();
      case "say" ->
          telegram.say(
              number(order, "user_id"),
              needed(order, "text").asText(),
              order.path("reply_to").asInt(0));
      case "send" -> send(order);
      case "add_user" ->
          Json.object()
              .put(
                  "id",
                  telegram.addUser(
                      needed(order, "first_name").asText(),
                      order.path("language_code").asText("ru")));
      case "press" ->
          Json.object()
              .put(
                  "callback_query_id",
                  telegram.press(
                      number(order, "user_id"),
                      (int) number(order, "message_id"),
                      needed(order, "data").asText(),
                      order.path("forged").asBoolean()));
      case "pay" ->
          Json.object()
              .put(
                  "pre_checkout_query_id",
                  telegram.pay(
                      number(order, "user_id"),
                      order.path("message_id").asInt(0),
                      order.path("link").asText("")));
      case "init_data" -> Json.object().put("init_data", initData(order));
      case "pending" -> Json.object().put("updates", telegram.pendingUpdates());
      default ->
          throw new IllegalArgumentException(
              "there is no action " + action + "; there are: " + ACTIONS);
    };
  }

  private ObjectNode send(ObjectNode order) {
    var parts = new ArrayList<Integer>();
    order.path("order").forEach(part -> parts.add(part.asInt()));
    var how =
        new Sent(
            order.path("caption").asText(""),
            order.path("caption_at").asInt(0),
            order.path("reply_to").asInt(0),
            parts,
            Duration.ofMillis(order.path("gap_millis").asLong(0)));
    var as = order.path("as").asText("photo");
    var kind =
        MediaKind.named(as)
            .orElseThrow(
                () -> new IllegalArgumentException("as is photo, document or video, not " + as));
    var answer = Json.object();
    var sent = answer.putArray("messages");
    telegram.send(number(order, "user_id"), kind, ControlFiles.of(order), how).forEach(sent::add);
    return answer;
  }

  private String initData(ObjectNode order) {
    var user = number(order, "user_id");
    return order.has("auth_date")
        ? telegram.initData(user, Instant.ofEpochSecond(number(order, "auth_date")))
        : telegram.initData(user);
  }

  private ObjectNode outbox(String method) {
    var answer = Json.object();
    var calls = answer.putArray("calls");
    telegram.outbox().stream()
        .filter(call -> method.isEmpty() || call.method().equalsIgnoreCase(method))
        .forEach(call -> calls.add(call.toJson()));
    return answer;
  }

  private static Fault fault(ObjectNode order) {
    return new Fault(
        Fault.Kind.named(needed(order, "kind").asText()),
        order.path("method").asText("*"),
        order.has("chat_id") ? Optional.of(number(order, "chat_id")) : Optional.empty(),
        order.has("description")
            ? Optional.of(order.path("description").asText())
            : Optional.empty(),
        order.path("retry_after").asInt(1),
        order.path("millis").asLong(5_000));
  }

  private static JsonNode needed(ObjectNode order, String name) {
    if (!order.hasNonNull(name)) {
      throw new IllegalArgumentException("the order needs " + name);
    }
    return order.path(name);
  }

  private static long number(ObjectNode order, String name) {
    var value = needed(order, name).asText();
    if (!value.matches("-?\\d{1,18}")) {
      throw new IllegalArgumentException(name + " must be a whole number, not " + value);
    }
    return Long.parseLong(value);
  }

  private static int positive(ObjectNode order, String name) {
    var value = number(order, name);
    if (value < 1 || value > 1_000) {
      throw new IllegalArgumentException(name + " is 1 to 1000, not " + value);
    }
    return (int) value;
  }
}

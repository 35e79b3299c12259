package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** The methods that tell about the bot, its chats and files, and answer button presses. */
final class Housekeeping {
  private static final int ANSWER_LIMIT = 200;

  private final ObjectNode bot;
  private final Conversations conversations;
  private final FileStore files;
  private final CallbackQueries queries;
  private final EventFeed events;

  Housekeeping(
      ObjectNode bot,
      Conversations conversations,
      FileStore files,
      CallbackQueries queries,
      EventFeed events) {
    this.bot = bot;
    this.conversations = conversations;
    this.files = files;
    this.queries = queries;
    this.events = events;
  }

  Map<String, Method> methods() {
    return Map.of(
        "getme", call -> Answer.of(me()),
        "getchat", this::getChat,
        "getfile", this::getFile,
        "answercallbackquery", this::answerCallbackQuery);
  }

  private ObjectNode me() {
    return bot.deepCopy()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false)
        .put("can_connect_to_business", false)
        .put("has_main_web_app", false);
  }

  private Answer getChat(Call call) {
    var chat = conversations.reach(call.requiredChatId());
    chat.put("accent_color_id", 0).put("max_reaction_count", 11);
    chat.putObject("accepted_gift_types")
        .put("unlimited_gifts", false)
        .put("limited_gifts", false)
        .put("unique_gifts", false)
        .put("premium_subscription", false);
    return Answer.of(chat);
  }

  private Answer getFile(Call call) {
    var id = call.text("file_id").orElseThrow(() -> Refusal.badRequest("file_id not specified"));
    return Answer.of(files.link(id));
  }

  private Answer answerCallbackQuery(Call call) {
    var id = call.text("callback_query_id").orElse("");
    var text = call.text("text").orElse("");
    if (text.length() > ANSWER_LIMIT) {
      throw Refusal.badRequest("MESSAGE_TOO_LONG");
    }
    Optional<Long> user = queries.answer(id);
    var told =
        Json.object()
            .put(
                "chat_id",
                user.orElseThrow(
                    () ->
                        Refusal.badRequest(
                            "query is too old and response timeout expired or query ID is"
                                + " invalid")));
    told.put("callback_query_id", id).put("text", text);
    told.put("show_alert", call.flag("show_alert"));
    events.publish("answer", told);
    return Answer.yes();
  }
}

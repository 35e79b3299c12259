package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The methods that change or remove what is already in a chat. */
final class Editing {
  private final Conversations conversations;
  private final MediaIntake media;
  private final FloodLimits limits;

  Editing(Conversations conversations, MediaIntake media, FloodLimits limits) {
    this.conversations = conversations;
    this.media = media;
    this.limits = limits;
  }

  Map<String, Method> methods() {
    return Map.of(
        "editmessagetext", this::editText,
        "editmessagecaption", this::editCaption,
        "editmessagemedia", this::editMedia,
        "editmessagereplymarkup", call -> edit(call, message -> {}),
        "deletemessage", this::delete);
  }

  private Answer editText(Call call) {
    var text = Texts.message(call);
    return edit(
        call,
        message -> {
          if (!message.has("text")) {
            throw Refusal.badRequest("there is no text in the message to edit");
          }
          message.remove("entities");
          text.putInto(message, "text", "entities");
        });
  }

  private Answer editCaption(Call call) {
    var caption = Texts.caption(call);
    return edit(
        call,
        message -> {
          if (kindOf(message).isEmpty()) {
            throw Refusal.badRequest("there is no caption in the message to edit");
          }
          replaceCaption(message, caption);
        });
  }

  private Answer editMedia(Call call) {
    var item =
        call.json("media", "can't parse input media JSON object")
            .orElseThrow(() -> Refusal.badRequest("parameter \"media\" is required"));
    var kind =
        MediaKind.named(item.path("type").asText())
            .orElseThrow(() -> Refusal.badRequest("type must be one of photo, document, video"));
    var replacement = media.resolve(call, kind, Sending.source(item), item);
    var caption = Texts.caption(item);
    return edit(
        call,
        message -> {
          var before =
              kindOf(message)
                  .orElseThrow(
                      () -> Refusal.badRequest("there is no media in the message to edit"));
          message.remove(before.field());
          message.set(kind.field(), replacement.json());
          replaceCaption(message, caption);
        });
  }

  private static Optional<MediaKind> kindOf(ObjectNode message) {
    return Arrays.stream(MediaKind.values()).filter(kind -> message.has(kind.field())).findFirst();
  }

  private static void replaceCaption(ObjectNode message, FormattedText caption) {
    message.remove("caption");
    message.remove("caption_entities");
    caption.putInto(message, "caption", "caption_entities");
  }

  /** An edit without a keyboard takes the keyboard away: that is Telegram's rule. */
  private Answer edit(Call call, Consumer<ObjectNode> change) {
    var chatId = call.requiredChatId();
    var messageId = call.requiredMessageId();
    var keyboard = ReplyMarkups.inlineKeyboard(call);
    conversations.reach(chatId);
    limits.pass(chatId);
    return Answer.of(
        conversations.edit(
            chatId,
            messageId,
            message -> {
              var edited = message.remove("edit_date");
              change.accept(message);
              message.remove("reply_markup");
              keyboard.ifPresent(markup -> message.set("reply_markup", markup));
              // put back, so that an edit which changes nothing is seen to change nothing
              if (edited != null) {
                message.set("edit_date", edited);
              }
              return message;
            }));
  }

  private Answer delete(Call call) {
    var chatId = call.requiredChatId();
    var messageId = call.number("message_id", 0);
    if (messageId <= 0) {
      throw Refusal.badRequest("message to delete not found");
    }
    conversations.delete(chatId, messageId);
    return Answer.yes();
  }
}

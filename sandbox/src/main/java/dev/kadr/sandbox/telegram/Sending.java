package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods that put something new into a chat. */
final class Sending {
  private static final int ALBUM_MIN = 2;
  private static final int ALBUM_MAX = 10;
  private static final Set<String> ACTIONS =
      Set.of(
          "typing",
          "upload_photo",
          "record_video",
          "upload_video",
          "record_voice",
          "upload_voice",
          "upload_document",
          "choose_sticker",
          "find_location",
          "record_video_note",
          "upload_video_note");

  private final SecureRandom random = new SecureRandom();
  private final Conversations conversations;
  private final MediaIntake media;
  private final FloodLimits limits;
  private final EventFeed events;

  Sending(Conversations conversations, MediaIntake media, FloodLimits limits, EventFeed events) {
    this.conversations = conversations;
    this.media = media;
    this.limits = limits;
    this.events = events;
  }

  Map<String, Method> methods() {
    return Map.of(
        "sendmessage",
        this::sendMessage,
        "sendphoto",
        call -> sendMedia(call, MediaKind.PHOTO),
        "senddocument",
        call -> sendMedia(call, MediaKind.DOCUMENT),
        "sendvideo",
        call -> sendMedia(call, MediaKind.VIDEO),
        "sendmediagroup",
        this::sendMediaGroup,
        "sendchataction",
        this::sendChatAction);
  }

  private Answer sendMessage(Call call) {
    var chatId = call.requiredChatId();
    var message = Json.object();
    Texts.message(call).putInto(message, "text", "entities");
    return Answer.of(post(call, chatId, List.of(message)).getFirst());
  }

  private Answer sendMedia(Call call, MediaKind kind) {
    var chatId = call.requiredChatId();
    var hints = Json.object();
    call.parameters().forEach(hints::put);
    var caption = Texts.caption(call);
    conversations.reach(chatId);
    var sent = media.resolve(call, kind, call.text(kind.field()), hints);
    var message = Json.object();
    message.set(kind.field(), sent.json());
    caption.putInto(message, "caption", "caption_entities");
    return Answer.of(post(call, chatId, List.of(message)).getFirst());
  }

  private Answer sendMediaGroup(Call call) {
    var chatId = call.requiredChatId();
    var items =
        call.json("media", "can't parse media JSON object")
            .orElseThrow(() -> Refusal.badRequest("parameter \"media\" is required"));
    if (items.isEmpty()) {
      throw Refusal.badRequest("there are no messages to send");
    }
    if (items.size() > ALBUM_MAX) {
      throw Refusal.badRequest("too many messages to send as an album");
    }
    if (items.size() < ALBUM_MIN) {
      throw Refusal.badRequest("media group must include 2-10 items");
    }
    conversations.reach(chatId);
    var albumId = Long.toString(random.nextLong(1L << 50, 1L << 54));
    var album = new ArrayList<ObjectNode>();
    for (var item : items) {
      album.add(albumItem(call, item).put("media_group_id", albumId));
    }
    refuseMixedDocuments(album);
    var answer = Json.array();
    post(call, chatId, album).forEach(answer::add);
    return Answer.of(answer);
  }

  private ObjectNode albumItem(Call call, JsonNode item) {
    var kind =
        MediaKind.named(item.path("type").asText())
            .orElseThrow(
                () ->
                    Refusal.badRequest(
                        "can't parse InputMedia: type \""
                            + item.path("type").asText()
                            + "\" can't be used in sendMediaGroup"));
    var message = Json.object();
    var sent = media.resolve(call, kind, source(item), item);
    message.set(kind.field(), sent.json());
    Texts.caption(item).putInto(message, "caption", "caption_entities");
    return message;
  }

  static Optional<String> source(JsonNode item) {
    var source = item.path("media").asText("");
    if (source.isEmpty()) {
      throw Refusal.badRequest("can't parse InputMedia: media not found");
    }
    return Optional.of(source);
  }

  private static void refuseMixedDocuments(List<ObjectNode> album) {
    var documents = album.stream().filter(item -> item.has("document")).count();
    if (documents != 0 && documents != album.size()) {
      throw Refusal.badRequest("document can't be mixed with other media types");
    }
  }

  private List<ObjectNode> post(Call call, long chatId, List<ObjectNode> contents) {
    var album = contents.size() > 1;
    var keyboard = album ? Optional.<ObjectNode>empty() : ReplyMarkups.inlineKeyboard(call);
    keyboard.ifPresent(markup -> contents.getFirst().set("reply_markup", markup));
    conversations.reach(chatId);
    repliedTo(call, chatId)
        .ifPresent(message -> contents.forEach(one -> one.set("reply_to_message", message)));
    limits.pass(chatId);
    return conversations.postFromBot(chatId, contents);
  }

  private Optional<ObjectNode> repliedTo(Call call, long chatId) {
    var parameters =
        call.json("reply_parameters", "can't parse reply parameters JSON object")
            .orElseGet(Json::object);
    var old = call.number("reply_to_message_id", 0);
    var id = parameters.path("message_id").asInt(old);
    if (id == 0) {
      return Optional.empty();
    }
    var message = conversations.message(chatId, id);
    var optional =
        parameters.path("allow_sending_without_reply").asBoolean()
            || call.flag("allow_sending_without_reply");
    if (message.isEmpty() && !optional) {
      throw Refusal.badRequest("message to be replied not found");
    }
    // one level only: a reply to a reply does not drag the whole thread along
    message.ifPresent(one -> one.remove("reply_to_message"));
    return message;
  }

  private Answer sendChatAction(Call call) {
    var chatId = call.requiredChatId();
    var action = call.text("action").orElse("");
    if (!ACTIONS.contains(action)) {
      throw Refusal.badRequest("wrong parameter action in request");
    }
    conversations.reach(chatId);
    events.publish("action", Json.object().put("chat_id", chatId).put("action", action));
    return Answer.yes();
  }
}

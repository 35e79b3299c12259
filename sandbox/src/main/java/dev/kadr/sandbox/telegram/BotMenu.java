package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bot's commands by scope and language, and its menu buttons. */
final class BotMenu {
  private static final int COMMANDS_LIMIT = 100;
  private static final int DESCRIPTION_LIMIT = 256;
  private static final String DOCUMENT = "telegram/menu";
  private static final long EVERYBODY = 0;
  private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
  private static final Pattern LANGUAGE = Pattern.compile("|[a-z]{2}");

  private record Key(String scope, long chatId, long userId, String language) {}

  private final Map<Key, ArrayNode> commands = new ConcurrentHashMap<>();
  private final Map<Long, JsonNode> buttons = new ConcurrentHashMap<>();

  private final Archive archive;

  BotMenu(Archive archive) {
    this.archive = archive;
    var kept = archive.document(DOCUMENT).orElseGet(Json::object);
    for (var json : kept.path("commands")) {
      var key =
          new Key(
              json.path("scope").asText(),
              json.path("chat_id").asLong(),
              json.path("user_id").asLong(),
              json.path("language").asText());
      commands.put(key, (ArrayNode) json.path("list"));
    }
    for (var json : kept.path("buttons")) {
      buttons.put(json.path("chat_id").asLong(), json.path("button"));
    }
  }

  private ObjectNode toJson() {
    var json = Json.object();
    var lists = json.putArray("commands");
    commands.forEach(
        (key, list) ->
            lists
                .addObject()
                .put("scope", key.scope())
                .put("chat_id", key.chatId())
                .put("user_id", key.userId())
                .put("language", key.language())
                .set("list", list));
    var shown = json.putArray("buttons");
    buttons.forEach(
        (chatId, button) -> shown.addObject().put("chat_id", chatId).set("button", button));
    return json;
  }

  private Answer changed() {
    archive.changed(DOCUMENT, this::toJson);
    return Answer.yes();
  }

  Map<String, Method> methods() {
    return Map.of(
        "setmycommands", this::setCommands,
        "getmycommands", call -> Answer.of(commands.getOrDefault(key(call), Json.array())),
        "deletemycommands", this::deleteCommands,
        "setchatmenubutton", this::setButton,
        "getchatmenubutton", call -> Answer.of(button(call.chatId().orElse(EVERYBODY))));
  }

  private Answer setCommands(Call call) {
    var list = call.json("commands", "can't parse commands JSON object").orElseGet(Json::array);
    if (!list.isArray()) {
      throw Refusal.badRequest("expected an Array of BotCommand");
    }
    if (list.size() > COMMANDS_LIMIT) {
      throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
    }
    var checked = Json.array();
    for (var one : list) {
      var command = one.path("command").asText("").replaceFirst("^/", "");
      var description = one.path("description").asText("").strip();
      if (!COMMAND.matcher(command).matches()) {
        throw Refusal.badRequest("BOT_COMMAND_INVALID");
      }
      if (description.isEmpty() || description.length() > DESCRIPTION_LIMIT) {
        throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
      checked.addObject().put("command", command).put("description", description);
    }
    commands.put(key(call), checked);
    return changed();
  }

  private Answer deleteCommands(Call call) {
    commands.remove(key(call));
    return changed();
  }

  private static Key key(Call call) {
    var scope =
        call.json("scope", "can't parse BotCommandScope JSON object").orElseGet(Json::object);
    var language = call.text("language_code").orElse("");
    if (!LANGUAGE.matcher(language).matches()) {
      throw Refusal.badRequest("BOT_COMMAND_LANGUAGE_CODE_INVALID");
    }
    var type = scope.path("type").asText("default");
    return new Key(
        type, scope.path("chat_id").asLong(0), scope.path("user_id").asLong(0), language);
  }

  /** What a user sees in the private chat: the most particular list that is there. */
  ArrayNode commandsFor(long chatId, String languageCode) {
    var language = languageCode.length() < 2 ? "" : languageCode.substring(0, 2);
    return Stream.of("chat", "all_private_chats", "default")
        .flatMap(scope -> Stream.of(language, "").map(code -> found(scope, chatId, code)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Json::array);
  }

  private Optional<ArrayNode> found(String scope, long chatId, String language) {
    var chat = scope.equals("chat") ? chatId : 0;
    return Optional.ofNullable(commands.get(new Key(scope, chat, 0, language)));
  }

  private Answer setButton(Call call) {
    var button =
        call.json("menu_button", "can't parse menu button JSON object")
            .orElseGet(() -> Json.object().put("type", "default"));
    var type = button.path("type").asText("");
    if (!List.of("commands", "web_app", "default").contains(type)) {
      throw Refusal.badRequest("can't parse menu button: unsupported type");
    }
    if (type.equals("web_app")) {
      if (button.path("text").asText("").isBlank()) {
        throw Refusal.badRequest("menu button text can't be empty");
      }
      WebAppUrls.checked("menu button", button.path("web_app"));
    }
    var chatId = call.chatId().orElse(EVERYBODY);
    if (type.equals("default") && chatId != EVERYBODY) {
      buttons.remove(chatId);
    } else {
      buttons.put(chatId, button);
    }
    return changed();
  }

  JsonNode button(long chatId) {
    var everybodys = buttons.getOrDefault(EVERYBODY, Json.object().put("type", "commands"));
    return buttons.getOrDefault(chatId, everybodys);
  }
}

package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The other end of the chats, as JSON for the chat page: {@code /telegram/api}. */
final class ChatApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern CHAT =
      Pattern.compile("/chats/(\\d+)/(messages|files|callbacks|payments|webapps|block)");
  private static final Pattern FILE = Pattern.compile("/files/([\\w-]+)");

  private final transient ObjectNode bot;
  private final transient Conversations conversations;
  private final transient UserActions actions;
  private final transient Rest rest;

  /** What is beside the messages. */
  record Rest(BotMenu menu, FileStore files, Paying paying, WebApps webApps) {}

  ChatApiServlet(ObjectNode bot, Conversations conversations, UserActions actions, Rest rest) {
    this.bot = bot;
    this.conversations = conversations;
    this.actions = actions;
    this.rest = rest;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    var file = FILE.matcher(path);
    try {
      if (file.matches() && request.getMethod().equals("GET")) {
        serveFile(file.group(1), response);
        return;
      }
      var answer = answer(request.getMethod() + " " + path, path, request);
      write(
          response, answer.isPresent() ? 200 : 404, answer.orElseGet(() -> error("no such path")));
    } catch (IllegalArgumentException wrong) {
      write(response, 400, error(String.valueOf(wrong.getMessage())));
    } catch (Refusal refusal) {
      write(response, refusal.code(), error(String.valueOf(refusal.getMessage())));
    }
  }

  private Optional<JsonNode> answer(String what, String path, HttpServletRequest request)
      throws IOException {
    return switch (what) {
      case "GET /bot" -> Optional.of(bot(request));
      case "GET /users" -> Optional.of(users());
      case "POST /users" -> Optional.of(addUser(body(request)));
      default -> {
        var chat = CHAT.matcher(path);
        yield chat.matches()
            ? inChat(request.getMethod(), Long.parseLong(chat.group(1)), chat.group(2), request)
            : Optional.empty();
      }
    };
  }

  private Optional<JsonNode> inChat(
      String method, long user, String part, HttpServletRequest request) throws IOException {
    return switch (method + " " + part) {
      case "GET messages" -> Optional.of(messages(user));
      case "POST messages" -> Optional.of(write(user, body(request)));
      case "POST files" -> Optional.of(sendFiles(user, request));
      case "POST payments" -> Optional.of(pay(user, body(request)));
      case "POST webapps" -> Optional.of(openWebApp(user, body(request)));
      case "POST callbacks" -> Optional.of(press(user, body(request)));
      case "POST block" -> {
        actions.block(user, body(request).path("blocked").asBoolean());
        yield Optional.of(describe(conversations.person(user)));
      }
      default -> Optional.empty();
    };
  }

  private ObjectNode bot(HttpServletRequest request) {
    var language = Optional.ofNullable(request.getParameter("language")).orElse("");
    var user = Optional.ofNullable(request.getParameter("user")).orElse("0");
    var chatId = user.matches("\\d{1,18}") ? Long.parseLong(user) : 0;
    var description = Json.object();
    description.set("username", bot.path("username"));
    description.set("first_name", bot.path("first_name"));
    description.set("commands", rest.menu().commandsFor(chatId, language));
    description.set("menu_button", rest.menu().button(chatId));
    return description;
  }

  private ArrayNode users() {
    var users = Json.array();
    conversations.people().forEach(person -> users.add(describe(person)));
    return users;
  }

  private ObjectNode describe(Person person) {
    var json = person.user();
    json.remove("is_bot");
    json.put("language_code", person.languageCode());
    json.put("blocked", person.blocked()).put("started", person.started());
    var messages = conversations.messages(person.id());
    json.put("unread", messages.stream().filter(message -> isUnread(person, message)).count());
    if (!messages.isEmpty()) {
      json.set("last_message", messages.getLast());
    }
    return json;
  }

  private static boolean isUnread(Person person, ObjectNode message) {
    return message.path("from").path("is_bot").asBoolean()
        && message.path("message_id").asLong() > person.readUpTo();
  }

  private ObjectNode addUser(ObjectNode body) {
    var name = body.path("first_name").asText("").strip();
    var language = body.path("language_code").asText("ru").strip();
    if (name.isEmpty() || name.length() > 64) {
      throw new IllegalArgumentException("first_name has 1 to 64 characters");
    }
    if (!language.matches("[a-z]{2}(-[a-z]{2,4})?|")) {
      throw new IllegalArgumentException("language_code is like ru, en or pt-br");
    }
    return describe(conversations.addPerson(name, language));
  }

  /** Whoever fetches the messages has read them. */
  private ArrayNode messages(long user) {
    conversations.person(user);
    conversations.read(user);
    var messages = Json.array();
    conversations.messages(user).forEach(messages::add);
    return messages;
  }

  private ObjectNode write(long user, ObjectNode body) {
    var replyTo = body.path("reply_to_message_id").asInt(0);
    return actions.write(user, body.path("text").asText(""), replyTo);
  }

  private ArrayNode sendFiles(long user, HttpServletRequest request) throws IOException {
    var uploads = new ArrayList<Upload>();
    var fields = Json.object();
    for (var part : CallReader.parts(request)) {
      try (var content = part.getInputStream()) {
        var bytes = content.readAllBytes();
        var name = part.getSubmittedFileName();
        if (name == null) {
          fields.put(part.getName(), new String(bytes, StandardCharsets.UTF_8));
        } else {
          uploads.add(CallReader.upload(part, name, bytes));
        }
      }
    }
    var as = fields.path("as").asText("photo");
    var kind =
        MediaKind.named(as)
            .orElseThrow(
                () -> new IllegalArgumentException("as is photo, document or video, not " + as));
    var how =
        Sent.with(fields.path("caption").asText(""))
            .inReplyTo(fields.path("reply_to_message_id").asInt(0));
    var sent = Json.array();
    actions.send(user, kind, List.copyOf(uploads), how).forEach(sent::add);
    return sent;
  }

  private ObjectNode press(long user, ObjectNode body) {
    var id =
        actions.press(
            user,
            body.path("message_id").asInt(),
            body.path("data").asText(""),
            body.path("forged").asBoolean());
    return Json.object().put("callback_query_id", id);
  }

  private ObjectNode pay(long user, ObjectNode body) {
    var id =
        rest.paying().pay(user, body.path("message_id").asInt(0), body.path("link").asText(""));
    return Json.object().put("pre_checkout_query_id", id);
  }

  private ObjectNode openWebApp(long user, ObjectNode body) {
    var messageId = body.path("message_id").asInt(0);
    var opened = rest.webApps().open(user, messageId, body.path("url").asText(""));
    return Json.object().put("init_data", opened);
  }

  private void serveFile(String id, HttpServletResponse response) throws IOException {
    var file = rest.files().find(id).orElseThrow(() -> Refusal.notFound("there is no file " + id));
    response.setContentType(file.contentType());
    response.setHeader("Cache-Control", "private, max-age=86400, immutable");
    // what a test user uploads may be HTML; it must not run as a page of this site
    response.setHeader("Content-Security-Policy", "sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(file.size());
    response.getOutputStream().write(rest.files().content(file));
  }

  private static ObjectNode body(HttpServletRequest request) throws IOException {
    var text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Json.read(text)
        .filter(JsonNode::isObject)
        .map(json -> (ObjectNode) json)
        .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object"));
  }

  private static ObjectNode error(String text) {
    return Json.object().put("error", text);
  }

  private static void write(HttpServletResponse response, int status, JsonNode body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}

package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.sandbox.telegram.RunningSandbox.Part;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatPageApiTest {
  private static final String CHAT = "/telegram/api/chats/" + ANYA;

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private JsonNode user(int index) throws Exception {
    return sandbox.get("/telegram/api/users").json().get(index);
  }

  @Test
  void threeTestUsersAreThereAndMoreCanBeAdded() throws Exception {
    var users = sandbox.get("/telegram/api/users").json();
    assertThat(users).hasSize(3);
    assertThat(users.findValuesAsText("first_name")).containsExactly("Аня", "Борис", "Emma");
    assertThat(users.findValuesAsText("language_code")).containsExactly("ru", "ru", "en");
    assertThat(users.get(0).path("started").asBoolean()).isFalse();

    var added =
        sandbox.post("/telegram/api/users", "{'first_name':'Zoë','language_code':'en'}").json();
    assertThat(added.path("id").asLong()).isGreaterThan(5_000_000_000L);
    assertThat(sandbox.get("/telegram/api/users").json()).hasSize(4);
    assertThat(sandbox.post("/telegram/api/users", "{'first_name':''}").status()).isEqualTo(400);
  }

  @Test
  void aTypedCommandBecomesAMessageAndAnUpdate() throws Exception {
    var message = sandbox.post(CHAT + "/messages", "{'text':'/start login_abc'}").json();

    assertThat(message.at("/entities/0/type").asText()).isEqualTo("bot_command");
    assertThat(message.at("/entities/0/length").asInt()).isEqualTo(6);
    var update = sandbox.updates(0).get(0).path("message");
    assertThat(update.path("text").asText()).isEqualTo("/start login_abc");
    assertThat(update.path("from").path("username").asText()).isEqualTo("anya_sandbox");
    assertThat(update.path("from").path("language_code").asText()).isEqualTo("ru");
  }

  @Test
  void theMessagesOfBothSidesComeInOrderAndReadingThemCountsAsRead() throws Exception {
    sandbox.started(ANYA);
    sandbox.sendButton(ANYA, "go");
    assertThat(user(0).path("unread").asInt()).isOne();
    assertThat(user(0).path("last_message").path("text").asText()).isEqualTo("Choose");

    var messages = sandbox.get(CHAT + "/messages").json();

    assertThat(messages.findValuesAsText("text")).contains("/start", "Choose");
    assertThat(messages.at("/0/from/is_bot").asBoolean()).isFalse();
    assertThat(messages.at("/1/from/is_bot").asBoolean()).isTrue();
    assertThat(messages.at("/1/reply_markup/inline_keyboard/0/0/callback_data").asText())
        .isEqualTo("go");
    assertThat(user(0).path("unread").asInt()).isZero();
  }

  @Test
  void severalPhotosAreAnAlbumWithTheCaptionOnTheFirst() throws Exception {
    var request =
        sandbox.multipartRequest(
            CHAT + "/files",
            Part.field("as", "photo"),
            Part.field("caption", "Сделай закат"),
            Part.file("file", "a.png", "image/png", picture("png", 600, 300)),
            Part.file("file", "b.png", "image/png", picture("png", 600, 300)));
    var sent = RunningSandbox.answered(sandbox.send(request)).json();

    assertThat(sent).hasSize(2);
    assertThat(sent.at("/0/photo")).hasSize(3);
    assertThat(sent.at("/0/caption").asText()).isEqualTo("Сделай закат");
    assertThat(sent.at("/1/media_group_id")).isEqualTo(sent.at("/0/media_group_id"));
    var updates = sandbox.updates(0);
    assertThat(updates).hasSize(2);
    assertThat(updates.at("/1/message/media_group_id")).isEqualTo(sent.at("/0/media_group_id"));
  }

  @Test
  void whatDoesNotDecodeGoesAsAFileAndIsServedWithItsType() throws Exception {
    var bytes = "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var request =
        sandbox.multipartRequest(
            CHAT + "/files",
            Part.field("as", "photo"),
            Part.file("file", "a.jpg", "image/jpeg", bytes));
    var sent = RunningSandbox.answered(sandbox.send(request)).json();

    var id = sent.at("/0/document/file_id").asText();
    var served = sandbox.bytes("/telegram/api/files/" + id);
    assertThat(served.body()).isEqualTo(bytes);
    assertThat(served.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(sandbox.bytes("/telegram/api/files/none").statusCode()).isEqualTo(404);
  }

  @Test
  void aButtonIsPressedUnlessItIsNotThere() throws Exception {
    sandbox.started(ANYA);
    var message = sandbox.sendButton(ANYA, "go");

    var pressed =
        sandbox.post(CHAT + "/callbacks", "{'message_id':" + message + ",'data':'go'}").json();
    var refused = sandbox.post(CHAT + "/callbacks", "{'message_id':" + message + ",'data':'x'}");
    var forged =
        sandbox.post(
            CHAT + "/callbacks", "{'message_id':" + message + ",'data':'x','forged':true}");

    assertThat(pressed.path("callback_query_id").asText()).isNotEmpty();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("error").asText()).contains("has no button");
    assertThat(forged.status()).isEqualTo(200);
  }

  @Test
  void blockingShowsInTheList() throws Exception {
    sandbox.post(CHAT + "/block", "{'blocked':true}");
    assertThat(user(0).path("blocked").asBoolean()).isTrue();
  }

  @Test
  void wrongRequestsAreToldWhatIsWrong() throws Exception {
    assertThat(sandbox.post(CHAT + "/messages", "{'text':' '}").status()).isEqualTo(400);
    assertThat(sandbox.post(CHAT + "/messages", "nonsense").status()).isEqualTo(400);
    assertThat(sandbox.post("/telegram/api/chats/5/messages", "{'text':'x'}").status())
        .isEqualTo(400);
    assertThat(sandbox.get("/telegram/api/nothing").status()).isEqualTo(404);
  }

  @Test
  void eventsArriveAsTheyHappenAndAreReplayedAfterALostConnection() throws Exception {
    sandbox.started(ANYA);
    try (var lines = listen("")) {
      var message = sandbox.sendButton(ANYA, "go");
      var query = sandbox.telegram().press(ANYA, message, "go", false);
      sandbox.call("sendChatAction", "{'chat_id':" + ANYA + ",'action':'typing'}");
      var text = "'callback_query_id':'" + query + "','text':'Done'";
      sandbox.call("answerCallbackQuery", "{" + text + ",'show_alert':true}");
      var ids = "{'chat_id':" + ANYA + ",'message_id':" + message;
      sandbox.call("editMessageText", ids + ",'text':'New'}");
      sandbox.call("deleteMessage", ids + "}");

      var events = take(lines, 5);
      assertThat(events)
          .extracting(Event::name)
          .containsExactly("message", "action", "answer", "edit", "delete");
      assertThat(events)
          .allSatisfy(event -> assertThat(event.content.path("chat_id").asLong()).isEqualTo(ANYA));
      assertThat(events.get(1).content.path("action").asText()).isEqualTo("typing");
      assertThat(events.get(2).content.path("text").asText()).isEqualTo("Done");
      assertThat(events.get(2).content.path("show_alert").asBoolean()).isTrue();
      assertThat(events.get(3).content.at("/message/text").asText()).isEqualTo("New");
      assertThat(events.get(4).content.path("message_id").asInt()).isEqualTo(message);

      try (var again = listen(events.get(1).id)) {
        assertThat(take(again, 3)).isEqualTo(events.subList(2, 5));
      }
    }
  }

  private record Event(String id, String name, JsonNode content) {}

  /** Returns once the server has said that it listens, so nothing is missed. */
  private Stream<String> listen(String lastEventId) throws Exception {
    var request = HttpRequest.newBuilder(sandbox.uri("/telegram/api/events"));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    return sandbox.http().send(request.build(), BodyHandlers.ofLines()).body();
  }

  private static List<Event> take(Stream<String> lines, int count) {
    var found = new java.util.ArrayList<Event>();
    var iterator = lines.iterator();
    var id = "";
    var name = "";
    while (found.size() < count) {
      var line = iterator.next();
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        found.add(new Event(id, name, Json.read(line.substring(6)).orElseThrow()));
      }
    }
    return found;
  }
}

package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static dev.kadr.sandbox.telegram.RunningSandbox.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Telegram's stand-in still knows after it was stopped and started again. */
class MemoryTest {
  @TempDir Path folder;
  private RunningSandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = new RunningSandbox(SandboxSettings.forTests().keptIn(folder));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode users() throws Exception {
    return sandbox.get("/telegram/api/users").json();
  }

  @Test
  void usersTheirChatsAndWhetherTheyBlockedTheBotStay() throws Exception {
    var zoe = sandbox.telegram().addUser("Zoë", "en");
    sandbox.started(zoe);
    sandbox.started(ANYA);
    var button = sandbox.sendButton(ANYA, "go");
    sandbox.call(
        "editMessageText", "{'chat_id':" + ANYA + ",'message_id':" + button + ",'text':'New'}");
    sandbox.started(BORIS);
    sandbox.telegram().block(BORIS, true);
    var before = users();
    var messages = sandbox.telegram().messages(ANYA).toString();

    sandbox.restart();

    assertThat(users()).isEqualTo(before);
    assertThat(sandbox.telegram().messages(ANYA)).hasToString(messages);
    assertThat(sandbox.telegram().messages(ANYA).get(1).path("text").asText()).isEqualTo("New");
    assertThat(sandbox.call("sendMessage", "{'chat_id':" + zoe + ",'text':'still here'}").status())
        .isEqualTo(200);
    assertThat(sandbox.call("sendMessage", "{'chat_id':" + BORIS + ",'text':'x'}").status())
        .isEqualTo(403);
  }

  @Test
  void anEditAndADeletionAreRememberedWhenNothingElseHappens() throws Exception {
    sandbox.started(ANYA);
    var edited = sandbox.sendButton(ANYA, "go");
    var deleted = sandbox.sendButton(ANYA, "go");
    sandbox.restart();
    sandbox.call(
        "editMessageText", "{'chat_id':" + ANYA + ",'message_id':" + edited + ",'text':'New'}");
    sandbox.restart();
    assertThat(sandbox.telegram().messages(ANYA).get(1).path("text").asText()).isEqualTo("New");
    sandbox.call("deleteMessage", "{'chat_id':" + ANYA + ",'message_id':" + deleted + "}");
    sandbox.restart();
    assertThat(sandbox.telegram().messages(ANYA)).hasSize(2);
  }

  @Test
  void filesStayAndCanBeSentAgain() throws Exception {
    var photo =
        sandbox
            .telegram()
            .sendPhotos(
                ANYA,
                List.of(RunningSandbox.upload("a.png", "image/png", picture("png", 90, 60))),
                "")
            .getFirst();
    var fileId = photo.path("photo").get(0).path("file_id").asText();
    var bytes = sandbox.telegram().file(fileId);

    sandbox.restart();

    assertThat(sandbox.telegram().file(fileId)).isEqualTo(bytes);
    var path = sandbox.call("getFile", "{'file_id':'" + fileId + "'}").result().path("file_path");
    var download = sandbox.bytes("/file/bot" + RunningSandbox.TOKEN + "/" + path.asText());
    assertThat(download.body()).isEqualTo(bytes);
    var again = sandbox.call("sendPhoto", "{'chat_id':" + ANYA + ",'photo':'" + fileId + "'}");
    assertThat(again.result().path("photo")).isEqualTo(photo.path("photo"));
  }

  @Test
  void updatesThatTheBotHasNotSeenWaitAndTheIdsGoOn() throws Exception {
    sandbox.telegram().say(ANYA, "seen");
    var seen = sandbox.updates(0).get(0).path("update_id").asInt();
    sandbox.telegram().say(ANYA, "unseen");
    sandbox.updates(seen + 1);
    sandbox.telegram().inject(TextNode.valueOf("{\"update_id\":"));

    sandbox.restart();

    var waiting = sandbox.updates(seen + 1);
    assertThat(waiting).hasSize(1);
    assertThat(waiting.at("/0/message/text").asText()).isEqualTo("unseen");
    var last = waiting.get(0).path("update_id").asInt();
    sandbox.telegram().say(ANYA, "new");
    assertThat(sandbox.updates(last + 1).get(0).path("update_id").asInt()).isGreaterThan(last);
  }

  @Test
  void idsGoOnEvenWhenTheClockDoesNot() throws Exception {
    for (var i = 0; i < 200; i++) {
      sandbox.telegram().say(ANYA, "message " + i);
    }
    var lastUpdate = sandbox.updates(-1).get(0).path("update_id").asInt();
    var lastMessage = sandbox.telegram().messages(ANYA).getLast().path("message_id").asInt();

    // five seconds later, which is less than the ids that were used
    sandbox.restart();

    var message = sandbox.telegram().say(ANYA, "after");
    assertThat(message.path("message_id").asInt()).isEqualTo(lastMessage + 1);
    assertThat(sandbox.updates(-1).get(0).path("update_id").asInt()).isGreaterThan(lastUpdate);
  }

  @Test
  void whatTheBotRegisteredStays() throws Exception {
    sandbox.call("setMyCommands", "{'commands':[{'command':'start','description':'Начать'}]}");
    sandbox.call("setWebhook", "{'url':'http://127.0.0.1:9/hook','allowed_updates':['message']}");

    sandbox.restart();

    assertThat(sandbox.call("getMyCommands", "{}").result().at("/0/command").asText())
        .isEqualTo("start");
    var webhook = sandbox.call("getWebhookInfo", "{}").result();
    assertThat(webhook.path("url").asText()).isEqualTo("http://127.0.0.1:9/hook");
    assertThat(webhook.path("allowed_updates").get(0).asText()).isEqualTo("message");
    assertThat(sandbox.call("getUpdates", "{}").status()).isEqualTo(409);
    sandbox.call("deleteWebhook", "{}");
    sandbox.restart();
    assertThat(sandbox.call("getUpdates", "{}").status()).isEqualTo(200);
  }

  @Test
  void aResetIsRememberedToo() throws Exception {
    sandbox.telegram().addUser("Zoë", "en");
    sandbox.telegram().say(ANYA, "forget me");
    sandbox.control("reset", "");
    sandbox.restart();
    assertThat(users()).hasSize(3);
    assertThat(sandbox.telegram().messages(ANYA)).isEmpty();
    assertThat(sandbox.telegram().pendingUpdates()).isZero();
  }

  @Test
  void mischiefIsForgotten() throws Exception {
    sandbox.control("mischief", "'rate_429':1");
    sandbox.restart();
    assertThat(sandbox.control("state", "").path("rate_429").asDouble()).isZero();
  }

  @Test
  void aSecondSandboxInTheSameFolderSaysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Sandbox.start(SandboxSettings.forTests().keptIn(folder)))
        .withMessageContaining(folder.toString());
  }
}

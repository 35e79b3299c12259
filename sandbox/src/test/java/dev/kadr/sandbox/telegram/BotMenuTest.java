package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotMenuTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private void set(String command, String more) throws Exception {
    var commands = "[{'command':'" + command + "','description':'d'}]";
    assertThat(sandbox.call("setMyCommands", "{'commands':" + commands + more + "}").status())
        .isEqualTo(200);
  }

  private String shown(String language) throws Exception {
    return sandbox
        .get("/telegram/api/bot?language=" + language + "&user=" + ANYA)
        .json()
        .at("/commands/0/command")
        .asText();
  }

  private JsonNode get(String json) throws Exception {
    return sandbox.call("getMyCommands", json).result();
  }

  @Test
  void commandsAreKeptByScopeAndLanguage() throws Exception {
    set("plain", "");
    set("russian", ",'language_code':'ru'");
    set("private", ",'scope':{'type':'all_private_chats'},'language_code':'de'");

    assertThat(get("{}").at("/0/command").asText()).isEqualTo("plain");
    assertThat(get("{'language_code':'ru'}").at("/0/command").asText()).isEqualTo("russian");
    assertThat(get("{'language_code':'en'}")).isEmpty();
    sandbox.call("deleteMyCommands", "{'language_code':'ru'}");
    assertThat(get("{'language_code':'ru'}")).isEmpty();
  }

  @Test
  void aUserSeesTheMostParticularList() throws Exception {
    set("plain", "");
    assertThat(shown("ru")).isEqualTo("plain");
    set("russian", ",'language_code':'ru'");
    assertThat(shown("ru")).isEqualTo("russian");
    assertThat(shown("en")).isEqualTo("plain");
    set("private", ",'scope':{'type':'all_private_chats'}");
    assertThat(shown("ru")).isEqualTo("private");
    set("anyas", ",'scope':{'type':'chat','chat_id':" + ANYA + "}");
    assertThat(shown("ru")).isEqualTo("anyas");
  }

  @ParameterizedTest
  @CsvSource({"/Photo, d, BOT_COMMAND_INVALID", "photo, '', BOT_COMMAND_DESCRIPTION_INVALID"})
  void aCommandThatTelegramRefusesIsRefused(String command, String description, String reason)
      throws Exception {
    var commands = "[{'command':'" + command + "','description':'" + description + "'}]";
    assertThat(sandbox.call("setMyCommands", "{'commands':" + commands + "}").description())
        .isEqualTo("Bad Request: " + reason);
  }

  @Test
  void aResetEmptiesTheChatsButKeepsWhatTheBotRegistered() throws Exception {
    set("plain", "");
    var before = sandbox.started(ANYA).path("message_id").asInt();

    sandbox.telegram().reset();

    assertThat(sandbox.telegram().messages(ANYA)).isEmpty();
    assertThat(sandbox.telegram().pendingUpdates()).isZero();
    assertThat(shown("ru")).isEqualTo("plain");
    assertThat(sandbox.started(ANYA).path("message_id").asInt()).isEqualTo(before + 1);
  }

  @Test
  void theMenuButtonIsForOneChatOrForAll() throws Exception {
    assertThat(sandbox.call("getChatMenuButton", "{}").result().path("type").asText())
        .isEqualTo("commands");
    var app = "{'type':'web_app','text':'App','web_app':{'url':'https://app.example/'}}";
    sandbox.call("setChatMenuButton", "{'menu_button':" + app + "}");
    sandbox.call("setChatMenuButton", "{'chat_id':5,'menu_button':{'type':'commands'}}");

    assertThat(sandbox.call("getChatMenuButton", "{}").result().path("text").asText())
        .isEqualTo("App");
    assertThat(sandbox.call("getChatMenuButton", "{'chat_id':5}").result().path("type").asText())
        .isEqualTo("commands");
  }
}

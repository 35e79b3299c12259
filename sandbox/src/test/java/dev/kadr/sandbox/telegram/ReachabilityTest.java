package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReachabilityTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private Answered write(long chat) throws Exception {
    return sandbox.call("sendMessage", "{'chat_id':" + chat + ",'text':'x'}");
  }

  @Test
  void aChatThatNobodyKnowsIsNotFound() throws Exception {
    assertThat(write(5).status()).isEqualTo(400);
    assertThat(write(5).description()).isEqualTo("Bad Request: chat not found");
    assertThat(sandbox.call("sendMessage", "{'text':'x'}").description())
        .isEqualTo("Bad Request: chat_id is empty");
    assertThat(sandbox.call("sendMessage", "{'chat_id':'@anya_sandbox','text':'x'}").description())
        .isEqualTo("Bad Request: chat not found");
  }

  @Test
  void aUserWhoNeverStartedTheBotIsNotToBeWrittenTo() throws Exception {
    var refused = write(ANYA);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.description())
        .isEqualTo("Forbidden: bot can't initiate conversation with a user");

    sandbox.started(ANYA);
    assertThat(write(ANYA).status()).isEqualTo(200);
  }

  @Test
  void blockingIsToldByAnUpdateAndBy403() throws Exception {
    sandbox.started(ANYA);
    sandbox.telegram().block(ANYA, true);

    assertThat(write(ANYA).description()).isEqualTo("Forbidden: bot was blocked by the user");
    var change = sandbox.updates(0).get(1).path("my_chat_member");
    assertThat(change.at("/old_chat_member/status").asText()).isEqualTo("member");
    assertThat(change.at("/new_chat_member/status").asText()).isEqualTo("kicked");
    assertThat(change.at("/new_chat_member/user/id").asLong()).isEqualTo(7_000_000_001L);

    sandbox.telegram().block(ANYA, false);
    assertThat(write(ANYA).status()).isEqualTo(200);
    assertThat(sandbox.updates(0).get(2).at("/my_chat_member/new_chat_member/status").asText())
        .isEqualTo("member");
  }

  @Test
  void writingToABlockedBotUnblocksIt() throws Exception {
    sandbox.started(ANYA);
    sandbox.telegram().block(ANYA, true);
    sandbox.telegram().say(ANYA, "again");

    assertThat(write(ANYA).status()).isEqualTo(200);
    assertThat(sandbox.updates(0).get(2).at("/my_chat_member/new_chat_member/status").asText())
        .isEqualTo("member");
  }

  @Test
  void aDeletedAccountIsDeactivated() throws Exception {
    sandbox.started(ANYA);
    sandbox.telegram().deactivate(ANYA);
    assertThat(write(ANYA).description()).isEqualTo("Forbidden: user is deactivated");
  }

  @Test
  void aGroupThatMovedSaysWhereTo() throws Exception {
    sandbox.telegram().addGroup(-5, "Friends");
    assertThat(write(-5).status()).isEqualTo(200);
    sandbox.telegram().migrate(-5, -1_005);

    var moved = write(-5);
    assertThat(moved.status()).isEqualTo(400);
    assertThat(moved.description())
        .isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
    assertThat(moved.json().at("/parameters/migrate_to_chat_id").asLong()).isEqualTo(-1_005);
  }

  @Test
  void aChatCanBeLookedUp() throws Exception {
    sandbox.started(ANYA);
    var chat = sandbox.call("getChat", "{'chat_id':" + ANYA + "}").result();
    assertThat(chat.path("username").asText()).isEqualTo("anya_sandbox");
  }
}

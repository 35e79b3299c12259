package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.sandbox.telegram.Fault.Kind;
import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FloodAndFaultsTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void bothHaveStartedTheBot() {
    sandbox.started(ANYA);
    sandbox.started(BORIS);
  }

  private Answered write(long chat) throws Exception {
    return sandbox.call("sendMessage", "{'chat_id':" + chat + ",'text':'x'}");
  }

  private void writeOften(long chat, int times) throws Exception {
    for (var i = 0; i < times; i++) {
      assertThat(write(chat).status()).as("message %s", i).isEqualTo(200);
    }
  }

  @Test
  void aChatTakesAShortBurstAndThenOneMessageASecond() throws Exception {
    writeOften(ANYA, 5);

    var refused = write(ANYA);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.description()).isEqualTo("Too Many Requests: retry after 1");
    assertThat(refused.json().at("/parameters/retry_after").asInt()).isOne();
    assertThat(refused.http().headers().firstValue("Retry-After")).hasValue("1");
    assertThat(write(BORIS).status()).isEqualTo(200);

    sandbox.clock().forward(Duration.ofSeconds(1));
    writeOften(ANYA, 1);
    assertThat(write(ANYA).status()).isEqualTo(429);
  }

  @Test
  void allChatsTogetherTake30MessagesASecond() throws Exception {
    for (var i = 0; i < 30; i++) {
      var user = sandbox.telegram().addUser("U" + i, "en");
      sandbox.started(user);
      writeOften(user, 1);
    }
    assertThat(write(ANYA).status()).isEqualTo(429);
    sandbox.clock().forward(Duration.ofSeconds(1));
    assertThat(write(ANYA).status()).isEqualTo(200);
  }

  @Test
  void aGroupTakes20MessagesAMinute() throws Exception {
    sandbox.telegram().addGroup(-5, "Friends");
    writeOften(-5, 20);
    var refused = write(-5);
    assertThat(refused.json().at("/parameters/retry_after").asInt()).isEqualTo(3);
  }

  @Test
  void theLimitsCanBeSwitchedOff() throws Exception {
    sandbox.post("/control", "{'service':'telegram','action':'limits','on':false}");
    writeOften(ANYA, 40);
  }

  @Test
  void aFaultHappensAsOftenAsPlannedAndOnlyWhereItIsPlanned() throws Exception {
    sandbox
        .telegram()
        .fault(
            new Fault(
                Kind.TOO_MANY_REQUESTS, "sendMessage", Optional.of(ANYA), Optional.empty(), 7, 0),
            2);

    assertThat(write(BORIS).status()).isEqualTo(200);
    assertThat(write(ANYA).json().at("/parameters/retry_after").asInt()).isEqualTo(7);
    assertThat(write(ANYA).status()).isEqualTo(429);
    assertThat(write(ANYA).status()).isEqualTo(200);
  }

  @Test
  void telegramCanRefuseForNoReason() throws Exception {
    sandbox.telegram().fault(Fault.of(Kind.FORBIDDEN, "sendMessage"), 1);
    sandbox.telegram().fault(Fault.of(Kind.BAD_REQUEST, "*"), 1);

    assertThat(write(ANYA).description()).isEqualTo("Forbidden: bot was blocked by the user");
    assertThat(write(ANYA).description()).isEqualTo("Bad Request: chat not found");
    assertThat(sandbox.telegram().messages(ANYA)).hasSize(1);
  }

  @Test
  void aGatewayCanAnswerWithAPage() throws Exception {
    sandbox.telegram().fault(Fault.of(Kind.BAD_GATEWAY_HTML, "sendMessage"), 1);
    var answer = write(ANYA);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.http().body()).startsWith("<html>");
  }

  @Test
  void theConnectionCanBreakBeforeTheEffect() throws Exception {
    sandbox.telegram().fault(Fault.of(Kind.CLOSED_BEFORE, "sendMessage"), 1);

    assertThatThrownBy(() -> write(ANYA)).isInstanceOf(IOException.class);
    assertThat(sandbox.telegram().messages(ANYA)).hasSize(1);
    assertThat(write(ANYA).status()).isEqualTo(200);
  }

  @Test
  void theConnectionCanBreakAfterTheEffect() throws Exception {
    sandbox.telegram().fault(Fault.of(Kind.CLOSED_AFTER, "sendMessage"), 1);

    assertThatThrownBy(() -> write(ANYA)).isInstanceOf(IOException.class);
    assertThat(sandbox.telegram().messages(ANYA)).hasSize(2);
  }

  @Test
  void anAnswerCanComeLateAlthoughTheEffectWasAtOnce() throws Exception {
    sandbox
        .telegram()
        .fault(
            new Fault(Kind.SLOW, "sendMessage", Optional.empty(), Optional.empty(), 1, 30_000), 1);
    var late = sandbox.callLater("sendMessage", "{'chat_id':" + ANYA + ",'text':'late'}");

    org.awaitility.Awaitility.await().until(() -> sandbox.telegram().messages(ANYA).size() == 2);
    assertThat(late).isNotDone();
  }

  @Test
  void everyCallIsInTheOutboxWithItsAnswer() throws Exception {
    write(ANYA);
    sandbox.updates(0);

    var calls = sandbox.telegram().outbox();
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().method()).isEqualTo("sendmessage");
    assertThat(calls.getFirst().parameters()).containsEntry("text", "x");
    assertThat(calls.getFirst().answer().path("ok").asBoolean()).isTrue();
  }
}

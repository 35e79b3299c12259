package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaceTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void bothHaveStartedTheBot() {
    sandbox.started(ANYA);
    sandbox.started(BORIS);
  }

  private void write(long chat, int times) throws Exception {
    for (var i = 0; i < times; i++) {
      sandbox.call("sendMessage", "{'chat_id':" + chat + ",'text':'x'}");
    }
  }

  @Test
  void theFastestSecondIsMeasuredInAllAndInOneChat() throws Exception {
    write(ANYA, 3);
    write(BORIS, 2);
    sandbox.clock().forward(Duration.ofMillis(999));
    write(BORIS, 1);
    sandbox.clock().forward(Duration.ofSeconds(10));
    write(ANYA, 2);

    var pace = sandbox.control("pace", "");
    assertThat(pace.path("most_per_second").asInt()).isEqualTo(6);
    assertThat(pace.path("most_per_second_in_one_chat").asInt()).isEqualTo(3);
    assertThat(pace.path("busiest_chat").asLong()).isEqualTo(ANYA);
    assertThat(pace.path("written").asInt()).isEqualTo(8);
    assertThat(pace.path("too_many_requests").asInt()).isZero();
  }

  @Test
  void aSecondEndsAfterASecond() throws Exception {
    write(ANYA, 1);
    sandbox.clock().forward(Duration.ofSeconds(1));
    write(ANYA, 1);
    assertThat(sandbox.telegram().pace().path("most_per_second").asInt()).isOne();
  }

  @Test
  void whoWasRefusedWasTooFastAndIsCounted() throws Exception {
    write(ANYA, 7);
    var pace = sandbox.control("pace", "");
    assertThat(pace.path("most_per_second_in_one_chat").asInt()).isEqualTo(7);
    assertThat(pace.path("too_many_requests").asInt()).isEqualTo(2);
  }

  @Test
  void a429ByChanceOrPlanCountsToo() throws Exception {
    sandbox.control("mischief", "'rate_429':1");
    write(ANYA, 2);
    sandbox.control("calm", "");
    sandbox.control("fault", "'kind':'429','method':'sendMessage'");
    write(BORIS, 1);
    assertThat(sandbox.control("pace", "").path("too_many_requests").asInt()).isEqualTo(3);
  }

  @Test
  void editsCountAsWritingAndMeasuringCanStartAnew() throws Exception {
    var id = sandbox.sendButton(ANYA, "go");
    sandbox.control("clear_pace", "");
    sandbox.call(
        "editMessageText", "{'chat_id':" + ANYA + ",'message_id':" + id + ",'text':'new'}");
    var pace = sandbox.control("pace", "");
    assertThat(pace.path("written").asInt()).isOne();
    assertThat(pace.path("most_per_second").asInt()).isOne();
  }

  @Test
  void measuringGoesOnWithoutLimits() throws Exception {
    sandbox.control("limits", "'on':false");
    write(ANYA, 12);
    var pace = sandbox.control("pace", "");
    assertThat(pace.path("most_per_second_in_one_chat").asInt()).isEqualTo(12);
    assertThat(pace.path("too_many_requests").asInt()).isZero();
  }
}

package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallbackQueriesTest {
  private static final String TOO_OLD =
      "Bad Request: query is too old and response timeout expired or query ID is invalid";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private int message;

  @BeforeEach
  void anyaSeesAButton() throws Exception {
    sandbox.started(ANYA);
    message = sandbox.sendButton(ANYA, "v1:go");
  }

  private Answered answer(String id) throws Exception {
    return sandbox.call("answerCallbackQuery", "{'callback_query_id':'" + id + "'}");
  }

  @Test
  void aPressComesWithItsMessageAndCanBeAnsweredOnce() throws Exception {
    var id = sandbox.telegram().press(ANYA, message, "v1:go", false);

    var query = sandbox.updates(0).get(1).path("callback_query");
    assertThat(query.path("id").asText()).isEqualTo(id);
    assertThat(query.path("data").asText()).isEqualTo("v1:go");
    assertThat(query.path("from").path("id").asLong()).isEqualTo(ANYA);
    assertThat(query.path("message").path("message_id").asInt()).isEqualTo(message);
    assertThat(query.path("message").path("text").asText()).isEqualTo("Choose");
    assertThat(query.path("chat_instance").asText()).isNotEmpty();
    assertThat(answer(id).result().asBoolean()).isTrue();
    assertThat(answer(id).description()).isEqualTo(TOO_OLD);
  }

  @Test
  void twoPressesAreTwoQueries() {
    assertThat(sandbox.telegram().press(ANYA, message, "v1:go", false))
        .isNotEqualTo(sandbox.telegram().press(ANYA, message, "v1:go", false));
  }

  @Test
  void aQueryGrowsOldInSeconds() throws Exception {
    var id = sandbox.telegram().press(ANYA, message, "v1:go", false);
    sandbox.clock().forward(Duration.ofSeconds(16));

    assertThat(answer(id).description()).isEqualTo(TOO_OLD);
    assertThat(answer("4711").description()).isEqualTo(TOO_OLD);
  }

  @Test
  void anAnswerHasAtMost200Characters() throws Exception {
    var id = sandbox.telegram().press(ANYA, message, "v1:go", false);
    var tooLong =
        sandbox.call(
            "answerCallbackQuery",
            "{'callback_query_id':'" + id + "','text':'" + "x".repeat(201) + "'}");
    assertThat(tooLong.description()).isEqualTo("Bad Request: MESSAGE_TOO_LONG");
    assertThat(answer(id).status()).isEqualTo(200);
  }

  @Test
  void dataThatIsOnNoButtonMustBeForgedOnPurpose() throws Exception {
    assertThatThrownBy(() -> sandbox.telegram().press(ANYA, message, "v1:steal", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("v1:steal");

    sandbox.telegram().press(ANYA, message, "v1:steal", true);
    assertThat(sandbox.updates(0).get(1).at("/callback_query/data").asText()).isEqualTo("v1:steal");
  }
}

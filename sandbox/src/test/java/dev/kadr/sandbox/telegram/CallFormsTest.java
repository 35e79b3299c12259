package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.telegram.RunningSandbox.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallFormsTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void anyaHasStartedTheBot() {
    sandbox.started(ANYA);
  }

  @Test
  void jsonFormQueryAndMultipartMeanTheSame() throws Exception {
    var json = sandbox.call("sendMessage", "{'chat_id':" + ANYA + ",'text':'Привет'}");
    var form =
        sandbox.form(
            "sendMessage", "chat_id=" + ANYA + "&text=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82");
    var query =
        sandbox.get(
            "/bot"
                + TOKEN
                + "/sendMessage?chat_id="
                + ANYA
                + "&text=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82");
    var multipart =
        sandbox.multipart(
            "sendMessage", Part.field("chat_id", "" + ANYA), Part.field("text", "Привет"));

    assertThat(java.util.List.of(json, form, query, multipart))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.result().path("text").asText()).isEqualTo("Привет");
            });
  }

  @Test
  void aChatIdMayBeATextOrANumberAndTheMethodMemberIsIgnored() throws Exception {
    var answer =
        sandbox.call(
            "sendmessage", "{'method':'sendmessage','chat_id':'" + ANYA + "','text':'hi'}");

    assertThat(answer.result().path("chat").path("id").asLong()).isEqualTo(ANYA);
    assertThat(sandbox.telegram().outbox().getLast().parameters()).doesNotContainKey("method");
  }

  @Test
  void nestedObjectsAreJsonTextInForms() throws Exception {
    var markup =
        "%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22Go%22%2C%22callback_data%22%3A%22x%22%7D%5D%5D%7D";
    var answer = sandbox.form("sendMessage", "chat_id=" + ANYA + "&text=hi&reply_markup=" + markup);

    var button = answer.result().at("/reply_markup/inline_keyboard/0/0/callback_data");
    assertThat(button.asText()).isEqualTo("x");
  }

  @Test
  void theCaseOfAMethodDoesNotMatter() throws Exception {
    for (var method : java.util.List.of("getMe", "getme", "GETME")) {
      assertThat(sandbox.call(method, "").result().path("username").asText())
          .isEqualTo("kadr_sandbox_bot");
    }
  }

  @Test
  void theTestEnvironmentsPathWorksToo() throws Exception {
    assertThat(sandbox.get("/bot" + TOKEN + "/test/getMe").result().path("id").asLong())
        .isEqualTo(7_000_000_001L);
  }

  @Test
  void aMalformedTokenAndAnUnknownOneAreToldApart() throws Exception {
    var malformed = sandbox.get("/botnonsense/getMe");
    var unknown = sandbox.get("/bot123:abc/getMe");

    assertThat(malformed.status()).isEqualTo(401);
    assertThat(malformed.description()).isEqualTo("Unauthorized: invalid token specified");
    assertThat(unknown.http().body())
        .isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
  }

  @Test
  void anUnknownMethodIsNotFound() throws Exception {
    var unknown = sandbox.call("sendTelepathy", "{}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.description()).isEqualTo("Not Found: method not found");
    assertThat(unknown.http().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(sandbox.get("/no/such/path").description()).isEqualTo("Not Found");
  }

  @Test
  void aBodyThatIsNotAnObjectIsRefused() throws Exception {
    assertThat(sandbox.call("sendMessage", "[1]").status()).isEqualTo(400);
    assertThat(sandbox.call("sendMessage", "{broken").status()).isEqualTo(400);
  }
}

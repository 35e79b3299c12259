package dev.kadr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.forTests());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create(sandbox.uri() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> control(String order) throws Exception {
    var uri = URI.create(sandbox.uri() + "/control");
    var body = BodyPublishers.ofString(order.replace('\'', '"'));
    return http.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
  }

  @Test
  void theFirstPageSaysWhatRunsAndLinksIt() throws Exception {
    var page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("href=\"/telegram/\"", "href=\"/jobs/\"", sandbox.uri() + "/control");
    assertThat(get("/telegram/").body()).contains("<html");
    assertThat(get("/jobs/").statusCode()).isEqualTo(200);
  }

  @Test
  void theMischiefPageIsLinkedAndShowsAPanelPerService() throws Exception {
    assertThat(get("/").body()).contains("href=\"/mischief/\"");
    assertThat(get("/mischief").statusCode()).isEqualTo(302);
    assertThat(get("/mischief/").body()).contains("/mischief/mischief.js");
    assertThat(get("/mischief/mischief.css").statusCode()).isEqualTo(200);
    assertThat(get("/mischief/SandboxSettings.class").statusCode()).isEqualTo(404);
    var panels = MAPPER.readTree(get("/mischief/panels").body());
    assertThat(panels.findValuesAsText("service")).startsWith("telegram", "genapi");
  }

  /** The page posts what it is told here, so this is all that a press on it can do. */
  @Test
  void whateverTheMischiefPageShowsIsAnOrderThatControlUnderstands() throws Exception {
    var orders = new ArrayList<ObjectNode>();
    for (var panel : MAPPER.readTree(get("/mischief/panels").body())) {
      for (var group : panel.path("groups")) {
        var whole = MAPPER.createObjectNode();
        whole.set("service", panel.path("service"));
        whole.set("action", group.path("action"));
        for (var field : group.path("fields")) {
          if (!field.path("value").asText().isEmpty()) {
            whole.set(field.path("name").asText(), field.path("value"));
          }
        }
        orders.add(whole);
      }
    }
    assertThat(orders).hasSizeGreaterThan(10);
    for (var order : orders) {
      assertThat(control(order.toString()).body()).as(order.toString()).isEqualTo("{}");
    }
  }

  @Test
  void aTurnedDialIsSeenOnTheMischiefPage() throws Exception {
    control("{'service':'telegram','action':'mischief','rate_403':0.25}");
    control("{'service':'genapi','action':'mischief','callback_lost':1}");
    var panels = get("/mischief/panels").body();
    assertThat(panels).contains("\"name\":\"rate_403\"", "\"value\":0.25", "\"value\":1.0");
  }

  @Test
  void aPictureIsOrderedAsAFormAndItsLinkLeadsBackHere() throws Exception {
    var form = "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na cat\r\n--b--\r\n";
    var order =
        HttpRequest.newBuilder(URI.create(sandbox.uri() + "/api/v1/networks/gpt-image-1"))
            .header("Authorization", "Bearer " + SandboxSettings.forTests().genApiKey())
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(form))
            .build();
    assertThat(http.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    await()
        .untilAsserted(
            () ->
                assertThat(control("{'service':'genapi','action':'jobs'}").body())
                    .contains(sandbox.uri() + "/files/"));
    assertThat(sandbox.genApi().jobsCreated()).isOne();
  }

  @Test
  void theChatPageIsServedAndNothingBesideIt() throws Exception {
    assertThat(get("/telegram").statusCode()).isEqualTo(302);
    assertThat(get("/telegram/../TelegramStandIn.class").statusCode()).isNotEqualTo(200);
    assertThat(get("/telegram/%2e%2e/TelegramStandIn.class").statusCode()).isNotEqualTo(200);
    assertThat(get("/telegram/no-such-file.js").statusCode()).isEqualTo(404);
  }

  @Test
  void anOrderIsCarriedOut() throws Exception {
    var said = control("{'service':'telegram','action':'say','user_id':710000001,'text':'hello'}");
    assertThat(said.statusCode()).isEqualTo(200);
    assertThat(sandbox.telegram().messages(710_000_001L)).hasSize(1);
    var messages = control("{'service':'telegram','action':'messages','chat_id':710000001}");
    assertThat(messages.body()).contains("\"text\":\"hello\"");

    assertThat(control("{'service':'telegram','action':'reset'}").body()).isEqualTo("{}");
    assertThat(sandbox.telegram().messages(710_000_001L)).isEmpty();
  }

  @Test
  void aWrongOrderIsToldWhatWouldBeRight() throws Exception {
    var service = control("{'service':'telegraph','action':'reset'}");
    var action = control("{'service':'telegram','action':'dance'}");
    var argument = control("{'service':'telegram','action':'fault','kind':'rain'}");
    var body = control("nonsense");

    assertThat(service.statusCode()).isEqualTo(400);
    assertThat(service.body()).contains("telegram");
    assertThat(action.statusCode()).isEqualTo(400);
    assertThat(action.body()).contains("reset");
    assertThat(argument.statusCode()).isEqualTo(400);
    assertThat(argument.body()).contains("closed-before");
    assertThat(body.statusCode()).isEqualTo(400);
  }

  @Test
  void aPageOfAnotherSiteCannotOrderAnything() throws Exception {
    var order = BodyPublishers.ofString("{\"service\":\"telegram\",\"action\":\"reset\"}");
    var request = HttpRequest.newBuilder(URI.create(sandbox.uri() + "/control")).POST(order);
    var foreign = request.copy().header("Origin", "https://example.org").build();
    var own = request.copy().header("Origin", sandbox.uri().toString()).build();
    assertThat(http.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(http.send(own, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void aPortInUseIsAClearFailure() {
    var taken = SandboxSettings.fromEnvironment(Map.of("SANDBOX_PORT", "" + sandbox.port()));
    assertThatThrownBy(() -> Sandbox.start(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(Integer.toString(sandbox.port()));
  }

  @Test
  void settingsComeFromTheEnvironmentAndDoNotShowTheToken() {
    var settings =
        SandboxSettings.fromEnvironment(
            Map.of("SANDBOX_PORT", "9000", "TELEGRAM_BOT_TOKEN", "42:SECRET", "GEN_API_KEY", ""));
    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.telegram().token()).isEqualTo("42:SECRET");
    assertThat(settings.genApiKey()).isEqualTo("sk-sandbox");
    assertThat(settings.toString()).doesNotContain("SECRET");
    assertThat(settings.folder()).as("a test remembers nothing").isEmpty();
    assertThatThrownBy(() -> SandboxSettings.fromEnvironment(Map.of("SANDBOX_PORT", "many")))
        .hasMessage("SANDBOX_PORT must be a whole number, not many");
  }

  @Test
  void theProgramRemembersUnlessItIsToldNotTo() {
    assertThat(SandboxSettings.ofProgram(Map.of()).folder()).contains(Path.of("var/sandbox"));
    assertThat(SandboxSettings.ofProgram(Map.of("SANDBOX_FOLDER", "x/y")).folder())
        .contains(Path.of("x/y"));
    assertThat(SandboxSettings.ofProgram(Map.of("SANDBOX_FOLDER", "none")).folder()).isEmpty();
  }
}

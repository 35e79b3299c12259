package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAppsTest {
  private static final String APP = "https://app.example/webapps/kling/";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private RunningSandbox.Answered open(long user, String body) throws Exception {
    return sandbox.post("/telegram/api/chats/" + user + "/webapps", body);
  }

  private int sendApp(String url) throws Exception {
    sandbox.started(ANYA);
    var button = "{'text':'Kling','web_app':{'url':'" + url + "'}}";
    var keyboard = "{'inline_keyboard':[[" + button + "]]}";
    var sent =
        sandbox.call(
            "sendMessage",
            "{'chat_id':" + ANYA + ",'text':'Choose','reply_markup':" + keyboard + "}");
    assertThat(sent.status()).isEqualTo(200);
    return sent.result().path("message_id").asInt();
  }

  private static Map<String, String> fields(String initData) {
    var fields = new TreeMap<String, String>();
    Arrays.stream(initData.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return fields;
  }

  /** The vector was made by two other programs, one of them in another language. */
  @Test
  void bothSignaturesAreThoseOfAKnownVector() {
    var settings = TelegramSettings.of("7000000001:TEST_ONLY_not_a_real_token", "bot");
    var fields = new LinkedHashMap<String, String>();
    fields.put("query_id", "AAHdF6IQAAAAAN0XohDhrOrc");
    fields.put(
        "user",
        "{\"id\":987654321,\"first_name\":\"Zoë\",\"last_name\":\"O'Neil & <Co>\","
            + "\"username\":\"zoe_test\",\"language_code\":\"en\",\"allows_write_to_pm\":true}");
    fields.put("auth_date", "1760000000");

    assertThat(new InitData(settings).sign(fields))
        .isEqualTo(
            "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A987654321%2C%22first_name%22%3A"
                + "%22Zo%C3%AB%22%2C%22last_name%22%3A%22O%27Neil%20%26%20%3CCo%3E%22%2C%22username"
                + "%22%3A%22zoe_test%22%2C%22language_code%22%3A%22en%22%2C%22allows_write_to_pm%22"
                + "%3Atrue%7D&auth_date=1760000000&signature=mqlinqoAQfHLPdSfhmWpFBheYqHKvasL7k789v"
                + "Tmesar4if8_0FLUz7oaaJvbagTAsxEFiTxt-xozlS2GtIxBg&hash=657849dee8f98afe12842a3532"
                + "363c82ce94c943243f1eee496ec45e7225c378");
  }

  @Test
  void aButtonOpensItsMiniAppForWhoeverPressesIt() throws Exception {
    var message = sendApp(APP);
    var opened = open(ANYA, "{'url':'" + APP + "','message_id':" + message + "}").json();

    var fields = fields(opened.path("init_data").asText());
    assertThat(fields.keySet())
        .containsExactly("auth_date", "hash", "query_id", "signature", "user");
    assertThat(fields)
        .containsEntry("auth_date", Long.toString(sandbox.clock().instant().getEpochSecond()));
    var user = Json.read(fields.getOrDefault("user", "")).orElseThrow();
    assertThat(user.path("id").asLong()).isEqualTo(ANYA);
    assertThat(user.path("username").asText()).isEqualTo("anya_sandbox");
    assertThat(user.path("allows_write_to_pm").asBoolean()).isTrue();
    assertThat(user.has("is_bot")).isFalse();
  }

  @Test
  void whatNoButtonOpensIsNotOpened() throws Exception {
    var message = sendApp(APP);
    assertThat(open(ANYA, "{'url':'https://evil.example/','message_id':" + message + "}").status())
        .isEqualTo(400);
    assertThat(open(ANYA, "{'url':'" + APP + "'}").status()).isEqualTo(400);
    assertThat(open(BORIS, "{'url':'" + APP + "','message_id':" + message + "}").status())
        .isEqualTo(400);
    assertThat(open(ANYA, "{'message_id':" + message + "}").status()).isEqualTo(400);
  }

  @Test
  void theMenuButtonOpensItsMiniAppForPeopleTheBotMayNotWriteTo() throws Exception {
    var button = "{'type':'web_app','text':'App','web_app':{'url':'" + APP + "'}}";
    sandbox.call("setChatMenuButton", "{'menu_button':" + button + "}");

    var shown = sandbox.get("/telegram/api/bot?user=" + BORIS).json().path("menu_button");
    assertThat(shown.at("/web_app/url").asText()).isEqualTo(APP);
    var opened = open(BORIS, "{'url':'" + APP + "'}").json().path("init_data").asText();
    assertThat(Json.read(fields(opened).getOrDefault("user", "")).map(user -> user.size()))
        .hasValue(4); // without allows_write_to_pm
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://app.example/ | Only HTTPS links are allowed
          tg://resolve        | Only HTTPS links are allowed
          nonsense            | URL host is empty
          ''                  | URL host is empty
          https://a b         | wrong HTTP URL
          """)
  void aMiniAppThatTelegramWouldNotOpenIsRefusedOnEveryButton(String url, String reason)
      throws Exception {
    var app = "'web_app':{'url':'" + url + "'}";
    var keyboard = "{'inline_keyboard':[[{'text':'App'," + app + "}]]}";
    sandbox.started(ANYA);
    var sent =
        sandbox.call(
            "sendMessage", "{'chat_id':" + ANYA + ",'text':'x','reply_markup':" + keyboard + "}");
    var menu =
        sandbox.call(
            "setChatMenuButton", "{'menu_button':{'type':'web_app','text':'App'," + app + "}}");

    var why = " Web App URL '" + url + "' is invalid: " + reason;
    assertThat(sent.description()).isEqualTo("Bad Request: inline keyboard button" + why);
    assertThat(menu.description()).isEqualTo("Bad Request: menu button" + why);
  }

  @Test
  void plainHttpIsForThisMachineOnly() throws Exception {
    assertThat(sendApp("http://127.0.0.1:8080/webapps/kling/")).isPositive();
    assertThat(sendApp("http://localhost:8080/webapps/kling/")).isPositive();
  }

  @Test
  void aTestMaySignForAnotherTime() throws Exception {
    JsonNode old = sandbox.control("init_data", "'user_id':" + ANYA + ",'auth_date':1760000000");
    assertThat(fields(old.path("init_data").asText())).containsEntry("auth_date", "1760000000");
  }

  @Test
  void theScriptIsServedWhole() throws Exception {
    var script = sandbox.bytes("/telegram-web-app.js");
    assertThat(script.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(new String(script.body(), StandardCharsets.UTF_8))
        .contains("web_app_request_theme", "web_app_setup_closing_behavior")
        .endsWith("})();\n");
  }
}

package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private record Posted(String secret, String contentType, JsonNode update) {
    String text() {
      return update.path("message").path("text").asText();
    }
  }

  private record Response(int status, String body) {}

  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private Function<Posted, Response> behaviour = post -> new Response(200, "");
  private HttpServer bot = newServer();

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @BeforeEach
  void theBotListens() {
    bot.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    bot.createContext("/hook", this::receive);
    bot.start();
  }

  @AfterEach
  void theBotStops() {
    bot.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var post =
        new Posted(
            String.valueOf(
                exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            Json.read(body).orElseThrow());
    posted.add(post);
    var response = behaviour.apply(post);
    var bytes = response.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void setWebhook(String more) throws Exception {
    var url = "http://127.0.0.1:" + bot.getAddress().getPort() + "/hook";
    var answer = sandbox.call("setWebhook", "{'url':'" + url + "'" + more + "}");
    assertThat(answer.description()).isEqualTo("Webhook was set");
  }

  private JsonNode webhook() throws Exception {
    return sandbox.call("getWebhookInfo", "{}").result();
  }

  @Test
  void anUpdateIsPostedWithTheSecret() throws Exception {
    setWebhook(",'secret_token':'s3cret_Token-1'");
    sandbox.telegram().say(ANYA, "hello");

    await().until(() -> sandbox.telegram().pendingUpdates() == 0);
    assertThat(posted).hasSize(1);
    assertThat(posted.getFirst().secret).isEqualTo("s3cret_Token-1");
    assertThat(posted.getFirst().contentType).isEqualTo("application/json");
    assertThat(posted.getFirst().text()).isEqualTo("hello");
  }

  @Test
  void aFailureIsTriedAgainAtOnceAndReported() throws Exception {
    behaviour = post -> new Response(posted.size() == 1 ? 500 : 200, "");
    setWebhook("");
    sandbox.telegram().say(ANYA, "hello");

    await().until(() -> sandbox.telegram().pendingUpdates() == 0);
    assertThat(posted).hasSize(2);
    assertThat(posted.get(0).update).isEqualTo(posted.get(1).update);
    assertThat(webhook().path("last_error_message").asText())
        .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
    assertThat(webhook().path("last_error_date").asLong()).isPositive();
  }

  @Test
  void aBotThatIsDownIsReportedAndTheUpdateIsKept() throws Exception {
    setWebhook("");
    bot.stop(0);
    sandbox.telegram().say(ANYA, "hello");

    await().until(() -> webhook().path("last_error_message").asText().equals("Connection refused"));
    assertThat(webhook().path("pending_update_count").asInt()).isOne();
    bot = newServer();
  }

  @Test
  void oneChatKeepsItsOrderAndAnotherOvertakesIt() throws Exception {
    var release = new CountDownLatch(1);
    behaviour =
        post -> {
          if (post.text().equals("slow")) {
            await().until(() -> release.getCount() == 0);
          }
          return new Response(200, "");
        };
    setWebhook("");
    sandbox.telegram().say(ANYA, "slow");
    sandbox.telegram().say(ANYA, "after slow");
    await().until(() -> posted.size() == 1);
    sandbox.telegram().say(BORIS, "other chat");

    await().until(() -> posted.size() == 2);
    assertThat(posted.get(1).text()).isEqualTo("other chat");
    release.countDown();
    await().until(() -> sandbox.telegram().pendingUpdates() == 0);
    assertThat(posted).extracting(Posted::text).containsExactly("slow", "other chat", "after slow");
  }

  @Test
  void aMethodInTheResponseIsCarriedOutUnlessItGets() throws Exception {
    behaviour =
        post ->
            new Response(
                200,
                "{\"method\":\"sendMessage\",\"chat_id\":"
                    + ANYA
                    + ",\"text\":\"echo "
                    + post.text()
                    + "\"}");
    setWebhook("");
    sandbox.telegram().say(ANYA, "hello");

    await().until(() -> sandbox.telegram().messages(ANYA).size() == 2);
    assertThat(sandbox.telegram().messages(ANYA).getLast().path("text").asText())
        .isEqualTo("echo hello");
  }

  @Test
  void anAnswerThatGetsLostBringsTheSameUpdateAgain() throws Exception {
    setWebhook("");
    sandbox.control("mischief", "'update_answer_lost':1");
    sandbox.telegram().say(ANYA, "again");
    await().until(() -> posted.size() >= 2);
    sandbox.control("calm", "");
    await().until(() -> sandbox.telegram().pendingUpdates() == 0);

    assertThat(posted.stream().map(one -> one.update().path("update_id").asInt()).distinct())
        .hasSize(1);
    assertThat(webhook().path("last_error_message").asText()).isEqualTo("Read timeout expired");
  }

  @Test
  void theWebhookTooGetsUpdatesInTheWrongOrderAndLate() throws Exception {
    setWebhook("");
    sandbox.control("mischief", "'update_out_of_order':1");
    sandbox.telegram().say(ANYA, "one");
    sandbox.telegram().say(ANYA, "two");
    await().until(() -> posted.size() == 2);
    assertThat(posted.stream().map(Posted::text)).containsExactly("two", "one");

    sandbox.control("mischief", "'update_out_of_order':0,'update_late':1,'update_late_millis':1");
    sandbox.telegram().say(ANYA, "three");
    assertThat(webhook().path("pending_update_count").asInt()).isOne();
    sandbox.clock().forward(Duration.ofSeconds(1));
    await().until(() -> posted.size() == 3);
  }

  @Test
  void deletingTheWebhookStopsItAndPollingWorksAgain() throws Exception {
    setWebhook("");
    assertThat(sandbox.call("deleteWebhook", "{}").description()).isEqualTo("Webhook was deleted");
    assertThat(sandbox.call("deleteWebhook", "{}").description())
        .isEqualTo("Webhook is already deleted");

    sandbox.telegram().say(ANYA, "hello");

    assertThat(sandbox.updates(0)).hasSize(1);
    assertThat(posted).isEmpty();
    assertThat(webhook().path("url").asText()).isEmpty();
  }

  @Test
  void aSecondSettingWithinASecondIsTooMany() throws Exception {
    setWebhook("");
    var second = sandbox.call("setWebhook", "{'url':'https://bot.example/hook'}");
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.json().at("/parameters/retry_after").asInt()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'url':'nonsense'}                                         | invalid webhook URL specified
          {'url':'http://bot.example/'}                              | bad webhook: An HTTPS URL must be provided for webhook
          {'url':'https://bot.example:8080/'}                        | bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443
          {'url':'https://bot.example/','secret_token':'with blank'} | secret token contains unallowed characters
          """)
  void aWebhookThatTelegramRefusesIsRefused(String order, String reason) throws Exception {
    assertThat(sandbox.call("setWebhook", order).description()).isEqualTo("Bad Request: " + reason);
  }
}

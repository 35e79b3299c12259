package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider misbehaves in every way that the sandbox knows, against the real jar on a real
 * PostgreSQL: each buyer ends with one picture that is paid for or with all their credits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MischiefIT {
  /** What the buyer gets, and what that costs. */
  private enum End {
    PICTURE(8),
    NOTHING(10);

    private final int credits;

    End(int credits) {
      this.credits = credits;
    }
  }

  /** One way to misbehave: a word in the prompt, the end, and the jobs that the provider makes. */
  private record Mischief(String word, End end, int jobs) {}

  private static final List<Mischief> EACH =
      List.of(
          new Mischief("#fail", End.NOTHING, 1),
          new Mischief("#policy", End.NOTHING, 1),
          new Mischief("#transient", End.NOTHING, 1),
          new Mischief("#hang", End.NOTHING, 1),
          new Mischief("#timeout-create", End.PICTURE, 1),
          new Mischief("#500-create", End.PICTURE, 1),
          new Mischief("#early-callback", End.PICTURE, 1),
          new Mischief("#dup3", End.PICTURE, 1),
          new Mischief("#conflict", End.NOTHING, 1),
          new Mischief("#nocallback", End.PICTURE, 1),
          new Mischief("#strid", End.PICTURE, 1),
          new Mischief("#mapresult", End.PICTURE, 1),
          new Mischief("#fullonly", End.PICTURE, 1),
          new Mischief("#emptyresult", End.NOTHING, 1),
          new Mischief("#badfile", End.NOTHING, 1),
          new Mischief("#hugefile", End.NOTHING, 1),
          new Mischief("#deadlink", End.NOTHING, 1),
          new Mischief("#evilurl", End.NOTHING, 1),
          new Mischief("#422", End.NOTHING, 0),
          new Mischief("#htmlerror", End.NOTHING, 0));

  @TempDir static Path folder;
  private Sandbox sandbox;
  private Kadr kadr;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.telegram().limits(false);
    kadr =
        new Kadr(folder, sandbox)
            .with("IMAGE_DEADLINE_SECONDS", "20")
            .with("GEN_TIMEOUT_SECONDS", "2")
            .with("REFETCH_SECONDS", "1")
            .start();
  }

  @AfterAll
  void close() throws IOException {
    kadr.close();
    sandbox.close();
  }

  @Test
  @Order(1)
  void whateverTheProviderDoesNobodyPaysForNothing() throws IOException, InterruptedException {
    Crowd.of(
        EACH.size(),
        number -> {
          endsAsItMust(EACH.get(number));
          return true;
        });
    isClean();
  }

  private void endsAsItMust(Mischief mischief) {
    var visitor = new Visitor(sandbox, "Лев " + mischief.word());
    visitor.say("/start");
    visitor.press(visitor.draft("кит " + mischief.word()), "photo:confirm");
    var told = visitor.answer(message -> Visitor.isPicture(message) || Visitor.isFailure(message));
    assertThat(Visitor.isPicture(told))
        .as(mischief.word())
        .isEqualTo(mischief.end() == End.PICTURE);
    await()
        .atMost(Kadr.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(visitor.say("/status").path("text").asText())
                    .as(mischief.word())
                    .contains("У вас " + mischief.end().credits + " кредит"));
    assertThat(visitor.count(Visitor::isPicture))
        .as(mischief.word())
        .isEqualTo(mischief.end() == End.PICTURE ? 1 : 0);
    assertThat(visitor.count(Visitor::isFailure))
        .as(mischief.word())
        .isEqualTo(mischief.end() == End.PICTURE ? 0 : 1);
  }

  @Test
  @Order(2)
  void aConfirmationPressedTenTimesAtOnceIsOneJob() throws IOException, InterruptedException {
    var visitor = new Visitor(sandbox, "Зоя");
    visitor.say("/start");
    var jobs = sandbox.genApi().jobsCreated();
    var offer = visitor.draft("гора");
    Crowd.of(
        10,
        number -> {
          visitor.press(offer, "photo:confirm");
          return true;
        });
    visitor.answer(Visitor::isPicture);
    assertThat(visitor.say("/status").path("text").asText()).contains("У вас 8 кредитов");
    assertThat(sandbox.genApi().jobsCreated() - jobs).isEqualTo(1);
    assertThat(visitor.count(Visitor::isPicture)).isEqualTo(1);
    isClean();
  }

  @Test
  @Order(3)
  void aForgedCallbackIsNoCallback() throws IOException, InterruptedException {
    var body = "{\"request_id\":1,\"status\":\"success\",\"result\":[\"http://127.0.0.1/x.png\"]}";
    var job = "0198f4c5-0000-7000-8000-000000000001";
    for (var query :
        List.of("", "?job=" + job, "?job=" + job + "&token=forged", "?job=1&token=%00")) {
      assertThat(post(kadr.uri("/gen/callback" + query), body)).as(query).isEqualTo(404);
    }
    isClean();
  }

  /** Last, because the model stays closed until somebody pays. */
  @Test
  @Order(4)
  void anEmptyAccountThereClosesTheModelBeforeAnyHold() throws IOException, InterruptedException {
    var first = new Visitor(sandbox, "Ян");
    first.say("/start");
    first.press(first.draft("кит #402"), "photo:confirm");
    first.answer(Visitor::isFailure);
    sandbox.genApi().control("balance", balance("0"));
    var second = new Visitor(sandbox, "Ия");
    second.say("/start");
    second.press(second.draft("кит"), "photo:confirm");
    second.answer(Visitor.saying("временно недоступна"));
    assertThat(second.say("/status").path("text").asText())
        .contains("У вас 10 кредитов", "Заявок в работе нет");
    assertThat(kadr.command("alerts", "config.yml").printed()).contains("PROVIDER_OUT_OF_MONEY");
    isClean();
  }

  private static ObjectNode balance(String value) {
    return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
        .objectNode()
        .put("value", value);
  }

  private static int post(URI uri, String body) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private void isClean() throws IOException, InterruptedException {
    var check = kadr.command("check-ledger", "config.yml");
    assertThat(check.code()).as(check.printed()).isZero();
  }
}

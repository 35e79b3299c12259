package dev.kadr.adapter.generation;

import static dev.kadr.adapter.generation.StubProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a job is, in every shape that the provider says it. */
class GenApiReadTest {
  private static final ProviderJobId JOB = new ProviderJobId("28104643");
  private static final String PATH = "/api/v1/request/get/28104643";
  private static final URI LINK = URI.create("https://files.example/a.png");

  private final StubProvider stub = new StubProvider();
  private final Generation generation =
      Generation.open(Samples.config(stub.url(), List.of(), Samples.patient()), Clock.systemUTC());
  private final ImageGenerator images = generation.images();

  @AfterEach
  void close() throws IOException {
    generation.close();
    stub.close();
  }

  private Report answered(StubProvider.Behaviour behaviour) {
    stub.on(PATH, behaviour);
    return images.read(JOB);
  }

  private Report said(String members) {
    return answered(json(200, "{\"id\":28104643," + members + "}"));
  }

  @Test
  void theQuestionCarriesTheKey() {
    said("\"status\":\"processing\"");
    assertThat(stub.onlyRequest().line()).isEqualTo("GET " + PATH + " HTTP/1.1");
    assertThat(stub.onlyRequest().head())
        .contains("Authorization: Bearer " + Samples.KEY + "\r\n")
        .contains("Accept: application/json\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"result\":[\"https://files.example/a.png\"]",
        "\"result\":{\"0\":\"https://files.example/a.png\"}",
        "\"result\":\"https://files.example/a.png\"",
        "\"result\":[{\"url\":\"https://files.example/a.png\"}]",
        "\"result\":[],\"full_response\":[{\"url\":\"https://files.example/a.png\"}]",
        "\"full_response\":{\"0\":{\"url\":\"https://files.example/a.png\"}}",
        "\"result\":[\"done\"],\"output\":{\"images\":[{\"url\":\"https://files.example/a.png\"}]}",
        "\"output\":{\"image_url\":\"https://files.example/a.png\"}",
        "\"result\":null,\"response\":[\"https://files.example/a.png\"]",
        "\"result\":[\"https://files.example/a.png\",\"https://files.example/a.png\"]",
        "\"result\":[\"https://files.example/a.png\",\"data:image/png;base64,AAAA\",7,\"h"
            + " ttp://x\"]"
      })
  void aResultIsFoundInEveryShape(String members) {
    assertThat(said("\"status\":\"success\"," + members))
        .isEqualTo(new Report.Succeeded(List.of(LINK), Optional.empty()));
  }

  @Test
  void severalResultsKeepTheirOrder() {
    assertThat(
            said(
                "\"status\":\"success\",\"cost\":10,"
                    + "\"result\":{\"0\":\"https://b.example/2\",\"1\":\"https://a.example/1\"}"))
        .isEqualTo(
            new Report.Succeeded(
                List.of(URI.create("https://b.example/2"), URI.create("https://a.example/1")),
                Optional.of(BigDecimal.TEN.stripTrailingZeros())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"result\":[]", "\"result\":null", "\"progress\":100", "\"result\":{}"})
  void aSuccessWithoutALinkIsReadAgain(String members) {
    assertThat(said("\"status\":\"success\"," + members))
        .isEqualTo(new Report.Succeeded(List.of(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "2.374, 2.374",
    "17, 17",
    "'\"2.5\"', 2.5",
    "0, 0",
    "2.00005, 2.0001",
    "1e999999999,",
    "'\"much\"',",
    "null,",
    "true,",
    "[],"
  })
  void theCostIsKeptExactlyOrNotAtAll(String cost, BigDecimal expected) {
    assertThat(said("\"status\":\"success\",\"result\":[],\"cost\":" + cost))
        .isInstanceOfSatisfying(
            Report.Succeeded.class,
            report ->
                assertThat(report.cost().map(BigDecimal::toPlainString))
                    .isEqualTo(
                        Optional.ofNullable(expected)
                            .map(amount -> amount.stripTrailingZeros().toPlainString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "starting",
        "processing",
        "pending",
        "queued",
        "in_progress",
        "dreaming",
        "PROCESSING"
      })
  void everyOtherStatusIsStillWorking(String status) {
    assertThat(said("\"status\":\"" + status + "\""))
        .isEqualTo(new Report.Working(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "'\"30\"', 30", "130, 100", "-5, 0", "99.9, 99", "null,", "'\"half\"',"})
  void progressStaysBetween0And100(String progress, Integer percent) {
    assertThat(said("\"status\":\"processing\",\"progress\":" + progress))
        .isEqualTo(new Report.Working(Optional.ofNullable(percent)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error | "result":["Модель временно недоступна, попробуйте позже"] | PROVIDER_ERROR
          failed | "result":[] | PROVIDER_ERROR
          error | "result":["Запрос отклонён модерацией"] | REFUSED_BY_MODERATION
          error | "error":"Content policy violation" | REFUSED_BY_MODERATION
          error | "message":"nsfw" | REFUSED_BY_MODERATION
          error | "full_response":[{"message":"Контент запрещен"}] | REFUSED_BY_MODERATION
          error | "result":["Параметры сформированы некорректно"] | REJECTED_INPUT
          cancelled | "error":true | PROVIDER_ERROR
          canceled | "error":true | PROVIDER_ERROR
          rejected | "result":{"0":"moderation"} | REFUSED_BY_MODERATION
          """)
  void aFailureSaysWhyInOneOfManyPlaces(String status, String members, FailureClass reason) {
    assertThat(said("\"status\":\"" + status + "\",\"cost\":0," + members))
        .isInstanceOfSatisfying(
            Report.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(reason);
              assertThat(failed.cost()).contains(BigDecimal.ZERO);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void aJobThatIsNotThereIsNotFound(int status) {
    assertThat(answered(json(status, "{\"error\":\"Запрос не найден\"}")))
        .isEqualTo(new Report.NotFound());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {}
          402 | {}
          419 | {}
          429 | {}
          500 | {"status":"success","result":["https://files.example/a.png"]}
          502 | <html></html>
          302 | {}
          200 | <html></html>
          200 | {"id":28104643,"status":"succ
          200 | []
          200 | {"id":28104643}
          200 | {"id":28104643,"status":7}
          200 | {"id":1,"status":"success","result":["https://files.example/a.png"]}
          """)
  void anAnswerThatCannotBeUsedIsUnavailable(int status, String body) {
    assertThat(answered(json(status, body))).isInstanceOf(Report.Unavailable.class);
  }

  @Test
  void aBreakIsUnavailable() {
    assertThat(answered(StubProvider.reset())).isInstanceOf(Report.Unavailable.class);
  }

  @Test
  void silenceAndDripsAreUnavailable() {
    var impatient = Samples.config(stub.url(), List.of(), Samples.impatient());
    try (var hasty = Generation.open(impatient, Clock.systemUTC())) {
      for (var behaviour : List.of(stub.hang(), stub.drip(200, 1_000_000))) {
        stub.on(PATH, behaviour);
        assertThat(hasty.images().read(JOB)).isInstanceOf(Report.Unavailable.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"33, 33", "'\"33.50\"', 33.5", "-4.2, -4.2", "0, 0"})
  void theBalanceIsAnAmount(String wire, BigDecimal expected) {
    stub.on("/api/v1/user", json(200, "{\"name\":\"Ivan\",\"balance\":" + wire + "}"));
    assertThat(images.balance().orElseThrow()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"200, {}", "200, '{\"balance\":null}'", "401, {}", "500, '{\"balance\":5}'"})
  void aBalanceThatIsNotSaidIsNotGuessed(int status, String body) {
    stub.on("/api/v1/user", json(status, body));
    assertThat(images.balance()).isEmpty();
  }
}

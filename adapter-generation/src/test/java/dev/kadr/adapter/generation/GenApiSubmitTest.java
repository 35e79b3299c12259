package dev.kadr.adapter.generation;

import static dev.kadr.adapter.generation.Samples.CREATE;
import static dev.kadr.adapter.generation.StubProvider.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Cause;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request for a job is made, and how every answer to it is told apart. */
class GenApiSubmitTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
  private static final String NO_MONEY =
      "{\"error\": \"У Вас недостаточно средств на балансе. Подтвердите свой номер телефона и мы"
          + " начислим Вам стартовый баланс.\"}";

  private final StubProvider stub = new StubProvider();
  private final Generation generation = open(stub.url());
  private final ImageGenerator images = generation.images();

  private static Generation open(URI api) {
    return Generation.open(Samples.config(api, List.of(), Samples.patient()), CLOCK);
  }

  private Submission answeredToTheImpatient(StubProvider.Behaviour behaviour) {
    stub.on(CREATE, behaviour);
    try (var hasty =
        Generation.open(Samples.config(stub.url(), List.of(), Samples.impatient()), CLOCK)) {
      return hasty.images().submit(Samples.job());
    }
  }

  @AfterEach
  void close() throws IOException {
    generation.close();
    stub.close();
  }

  private Submission answered(StubProvider.Behaviour behaviour) {
    stub.on(CREATE, behaviour);
    return images.submit(Samples.job());
  }

  @Test
  void theFormIsTheSourcesForm() {
    stub.on(CREATE, json(200, "{\"request_id\":28104643,\"status\":\"starting\"}"));
    images.submit(
        Samples.job(Content.of("first".getBytes(UTF_8)), Content.of("second".getBytes(UTF_8))));

    var request = stub.onlyRequest();
    assertThat(request.line()).isEqualTo("POST /api/v1/networks/gpt-image-1 HTTP/1.1");
    assertThat(request.head())
        .contains("Authorization: Bearer " + Samples.KEY + "\r\n")
        .contains("Accept: application/json\r\n")
        .contains("Content-Type: multipart/form-data; boundary=")
        .containsIgnoringCase("content-length: ")
        .doesNotContainIgnoringCase("upgrade");
    var token = new CallbackTokens(List.of(Samples.SECRET)).tokenOf(Samples.GENERATION);
    assertThat(request.text())
        .contains(
            "name=\"image[]\"; filename=\"input.png\"\r\nContent-Type: image/png\r\n\r\nfirst\r\n")
        .contains("image/png\r\n\r\nsecond\r\n")
        .contains(field("prompt", "кот в шляпе"))
        .contains(field("model", "gpt-image-1"))
        .contains(field("quality", "low"))
        .contains(field("size", "1024x1024"))
        .contains(field("n", "1"))
        .contains(field("output_format", "png"))
        .contains(field("background", "auto"))
        .contains(field("moderation", "auto"))
        .contains(
            field(
                "callback_url",
                "https://kadr.example/gen/callback?job="
                    + Samples.GENERATION.value()
                    + "&token="
                    + token))
        .endsWith("--\r\n");
    assertThat(request.text().split("; name=\"", -1)).hasSize(1 + 11);
  }

  private static String field(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request_id\": 28104643, \"status\": \"processing\"}",
        "{\"request_id\": \"28104643\", \"status\": \"starting\"}",
        "{\"id\": 28104643}",
        "{\"request_id\": 28104643, \"error\": null}"
      })
  void aNumberAndATextAreTheSameJob(String body) {
    assertThat(answered(json(200, body)))
        .isEqualTo(new Submission.Accepted(new ProviderJobId("28104643")));
  }

  @Test
  void aJobThatWasMadeCountsWhateverTheStatusBelow300() {
    assertThat(answered(json(201, "{\"request_id\":1}")))
        .isEqualTo(new Submission.Accepted(new ProviderJobId("1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"error":"Параметры сформированы некорректно"} | REJECTED_INPUT
          422 | {"error":"Ошибка валидации","errors_validation":{"prompt":["The prompt field is required."]}} | REJECTED_INPUT
          422 | {"error":true,"errors":{"image_urls":["Unsupported image input"]},"code":"invalid_parameter"} | REJECTED_INPUT
          413 | <html>too large</html> | REJECTED_INPUT
          400 | {"error":"Запрос отклонён модерацией"} | REFUSED_BY_MODERATION
          400 | {"message":"Your request was rejected by the safety system"} | REFUSED_BY_MODERATION
          403 | <html>firewall</html> | PROVIDER_ERROR
          404 | {"error":"Нейросеть не найдена"} | PROVIDER_ERROR
          405 | {"message":"Method not allowed"} | PROVIDER_ERROR
          200 | {"error":"Модель временно недоступна"} | PROVIDER_ERROR
          200 | {"error":true,"message":"Контент запрещён"} | REFUSED_BY_MODERATION
          422 | {"error":"the prompt says: недостаточно средств"} | REJECTED_INPUT
          """)
  void aRefusalIsNoJob(int status, String body, FailureClass reason) {
    assertThat(answered(json(status, body)))
        .isInstanceOfSatisfying(
            Submission.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 400, 403, 200})
  void noMoneyClosesTheProvider(int status) {
    assertThat(answered(json(status, NO_MONEY)))
        .isInstanceOfSatisfying(
            Submission.Closed.class,
            closed -> assertThat(closed.cause()).isEqualTo(Cause.OUT_OF_MONEY));
  }

  @Test
  void aPaymentRequiredWithoutWordsClosesTheProvider() {
    assertThat(answered(json(402, ""))).isInstanceOf(Submission.Closed.class);
  }

  @Test
  void aRefusedKeyClosesTheProviderAlsoWithoutAChallenge() {
    assertThat(answered(json(401, "{\"message\":\"Unauthenticated.\"}")))
        .isInstanceOfSatisfying(
            Submission.Closed.class,
            closed -> assertThat(closed.cause()).isEqualTo(Cause.KEY_REFUSED));
  }

  @ParameterizedTest
  @CsvSource({
    "429, Retry-After: 7, 7",
    "419, Retry-After: 7, 7",
    "429, X-Nothing: 0, 10",
    "419, Retry-After: soon, 10",
    "429, Retry-After: -5, 10",
    "429, Retry-After: 86400, 600",
    "429, 'Retry-After: Sat, 21 Nov 2026 00:01:00 GMT', 60"
  })
  void tooManyRequestsMaySendAgainAfterThePause(int status, String header, long seconds) {
    assertThat(answered(json(status, "{}", header)))
        .isInstanceOfSatisfying(
            Submission.NotSent.class,
            notSent -> assertThat(notSent.pause()).isEqualTo(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | {"error":"Внутренняя ошибка"}
          502 | <html>Bad Gateway</html>
          503 | {"error":"out of order"}
          504 | <html></html>
          408 | {}
          302 | <html>login</html>
          200 | <html>hello</html>
          200 | {"request_id":281046
          200 | []
          200 | "28104643"
          200 | {"status":"processing"}
          200 | {"request_id":{"value":1}}
          200 | {"request_id":"../../user"}
          200 | {"request_id":true}
          200 | {"request_id":""}
          """)
  void anAnswerThatProvesNothingIsUnknown(int status, String body) {
    assertThat(answered(json(status, body))).isInstanceOf(Submission.Unknown.class);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void anEmptyAnswerIsUnknown() {
    assertThat(answered(json(200, ""))).isInstanceOf(Submission.Unknown.class);
  }

  @Test
  void anEndlessAnswerIsUnknownAndIsNotRead() {
    var written = new AtomicLong();
    var result =
        answered(
            (request, out, socket) -> {
              out.write(StubProvider.head(200, "application/json", 100L << 20));
              var chunk = new byte[64 << 10];
              Arrays.fill(chunk, (byte) ' ');
              for (var sent = 0; sent < 1_600; sent++) {
                out.write(chunk);
                written.addAndGet(chunk.length);
              }
            });
    assertThat(result).isInstanceOf(Submission.Unknown.class);
    assertThat(written.get()).isLessThan(50L << 20);
  }

  @Test
  void aSoundAnswerOverTheLimitIsUnknown() {
    var pad = "x".repeat(1 << 20);
    assertThat(answered(json(200, "{\"request_id\":1,\"pad\":\"" + pad + "\"}")))
        .isInstanceOf(Submission.Unknown.class);
  }

  @Test
  void anAnswerThatBreaksOffIsUnknown() {
    assertThat(
            answered(
                (request, out, socket) -> {
                  out.write(StubProvider.head(200, "application/json", 100));
                  out.write("{\"request_id\":2810".getBytes(UTF_8));
                  out.flush();
                  socket.close();
                }))
        .isInstanceOf(Submission.Unknown.class);
  }

  @Test
  void aDoorThatIsSlammedAfterTheRequestIsUnknownAndNotTriedAgain() {
    assertThat(answered(StubProvider.reset())).isInstanceOf(Submission.Unknown.class);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void silenceIsUnknown() {
    assertThat(answeredToTheImpatient(stub.hang())).isInstanceOf(Submission.Unknown.class);
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void aSlowDripEndsWithThePatience() {
    var before = System.nanoTime();
    assertThat(answeredToTheImpatient(stub.drip(200, 1_000_000)))
        .isInstanceOf(Submission.Unknown.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void nobodyAtTheDoorIsNotSent() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (var other = open(URI.create("http://127.0.0.1:" + port))) {
      assertThat(other.images().submit(Samples.job())).isInstanceOf(Submission.NotSent.class);
    }
  }

  @Test
  void aNameThatNobodyKnowsIsNotSent() {
    try (var other = open(URI.create("https://kadr-test.invalid"))) {
      assertThat(other.images().submit(Samples.job())).isInstanceOf(Submission.NotSent.class);
    }
  }

  @Test
  void aPhotoThatCannotBeReadIsNotSent() {
    var lost =
        new Content() {
          @Override
          public long length() {
            return 5;
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    assertThat(images.submit(Samples.job(lost))).isInstanceOf(Submission.NotSent.class);
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void whatALogMayKeepHasNeitherThePromptNorTheToken() {
    var token = new CallbackTokens(List.of(Samples.SECRET)).tokenOf(Samples.GENERATION);
    var answer =
        answered(
            json(
                422,
                "{\"error\":\"bad prompt: кот в шляпе, " + token + ", " + "я".repeat(900) + "\"}"));
    assertThat(answer.toString()).contains("bad prompt").doesNotContain("кот в шляпе", token);
    assertThat(answer.toString().length()).isLessThan(400);
  }
}

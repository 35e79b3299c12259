package dev.kadr.sandbox.genapi;

import static dev.kadr.sandbox.genapi.Rig.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void theAccountHasTheRecordedFieldsAndAThousandRubles() {
    var user = rig.get("/api/v1/user");
    assertThat(user.status()).isEqualTo(200);
    assertThat(user.json().path("balance").isNumber()).isTrue();
    assertThat(user.json().path("balance").asInt()).isEqualTo(1000);
    assertThat(user.json().propertyStream().map(Map.Entry::getKey))
        .containsExactly(
            "name", "email", "phone_number", "balance", "email_verified_at", "created_at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/user", "/api/v1/request/get/1"})
  void aWrongKeyIsUnauthenticated(String path) {
    var answer =
        rig.send(
            HttpRequest.newBuilder(rig.base.resolve(path)).header("Authorization", "Bearer no"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthenticated.\"}");
  }

  @Test
  void creatingWithoutAKeyIsUnauthenticatedAndCreatesNothing() {
    var answer =
        rig.send(
            HttpRequest.newBuilder(rig.base.resolve("/api/v1/networks/gpt-image-1"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"prompt\":\"a\"}")));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(rig.standIn.jobsCreated()).isZero();
  }

  @Test
  void aCreateIsAnsweredWithANumberTheModelAndStarting() {
    var created = rig.order("кот").json();
    assertThat(created.path("request_id").isIntegralNumber()).isTrue();
    assertThat(created.path("model").asText()).isEqualTo("gpt-image-1");
    assertThat(created.path("status").asText()).isEqualTo("starting");
  }

  @Test
  void requestIdsCountUpAndStayExactInADouble() {
    var first = rig.order("a").json().path("request_id").asLong();
    var second = rig.order("b").json().path("request_id").asLong();
    assertThat(second).isEqualTo(first + 1);
    assertThat(first).isGreaterThanOrEqualTo(28_104_643).isLessThan(1L << 52);
  }

  @Test
  void requestIdsOfALaterStartAreAllNew() {
    var clock = new SettableClock();
    long lastOfBefore;
    try (var before = new Rig(settings -> settings, clock)) {
      before.order("a");
      lastOfBefore = before.order("b").json().path("request_id").asLong();
    }
    clock.push(Duration.ofMillis(1));
    try (var after = new Rig(settings -> settings, clock)) {
      assertThat(after.order("a").json().path("request_id").asLong()).isGreaterThan(lastOfBefore);
    }
  }

  @Test
  void theFormOfTheSourceProjectIsAccepted() {
    var created =
        rig.send(
            rig.createForm(
                "gpt-image-1",
                fields(
                    "image[]", List.of(Rig.photo(90, 60), Rig.photo(60, 90)),
                    "prompt", "в стиле акварели",
                    "model", "gpt-image-1",
                    "quality", "low",
                    "size", "1024x1024",
                    "n", "1",
                    "output_format", "png",
                    "background", "auto",
                    "moderation", "auto",
                    "callback_url", "http://127.0.0.1:9/never")));
    assertThat(rig.ended(created).path("status").asText()).isEqualTo("success");
    var parts = rig.control("requests").path("creates").path(0).path("parts");
    assertThat(parts.findValuesAsText("name")).contains("image[]", "prompt", "callback_url");
    assertThat(parts.findValuesAsText("filename")).containsExactly("input.png", "input.png");
  }

  @Test
  void anUnknownNetworkIs404() {
    var answer = rig.send(rig.create("dall-e-9", fields("prompt", "кот")));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Нейросеть не найдена\"}");
  }

  @Test
  void aMissingPromptIs422AndNamesTheField() {
    var answer = rig.send(rig.createForm("gpt-image-1", fields("n", "1")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("error").asText()).isEqualTo("Ошибка валидации");
    assertThat(answer.json().at("/errors_validation/prompt/0").asText())
        .isEqualTo("The prompt field is required.");
  }

  @ParameterizedTest
  @CsvSource({
    "size, 512x512",
    "n, 0",
    "n, 11",
    "n, one",
    "quality, best",
    "output_format, gif",
    "background, pink",
    "moderation, none",
    "model, gpt-image-9",
    "callback_url, nonsense",
    "translate_input, true",
  })
  void aWrongValueIs422AndNamesTheField(String field, String value) {
    var answer = rig.send(rig.createForm("gpt-image-1", fields("prompt", "кот", field, value)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors_validation").has(field)).isTrue();
    assertThat(rig.standIn.jobsCreated()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1024x1024, 1024, 1024", "1024x1536, 1024, 1536", "1536x1024, 1536, 1024"})
  void aKnownSizeIsThePicturesSize(String size, int width, int height) {
    var job = rig.ended(rig.send(rig.create("gpt-image-1", fields("prompt", "кот", "size", size))));
    var picture = Rig.picture(rig.download(job.at("/result/0").asText()));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void sixteenPhotosAreTheMost() {
    var photo = Rig.photo(8, 8);
    var seventeen = fields("prompt", "кот", "image[]", Collections.nCopies(17, photo));
    assertThat(rig.send(rig.createForm("gpt-image-1", seventeen)).status()).isEqualTo(422);
    var sixteen = fields("prompt", "кот", "image[]", Collections.nCopies(16, photo));
    assertThat(rig.send(rig.createForm("gpt-image-1", sixteen)).status()).isEqualTo(200);
  }

  @Test
  void aPhotoThatIsNoPictureIs422() {
    var fake = fields("prompt", "кот", "image[]", new byte[] {'%', 'P', 'D', 'F', '-', '1'});
    var answer = rig.send(rig.createForm("gpt-image-1", fake));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors_validation").has("image.0")).isTrue();
  }

  @Test
  void aPhotoFieldSentAsTextInJsonIs422() {
    var answer =
        rig.send(rig.create("gpt-image-1", fields("prompt", "кот", "image[]", "input.png")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors_validation").has("image")).isTrue();
  }

  @Test
  void aFormUnderAJsonContentTypeIs422() {
    var answer =
        rig.send(
            rig.createForm("gpt-image-1", fields("prompt", "кот"))
                .setHeader("Content-Type", "application/json"));
    assertThat(answer.status()).isEqualTo(422);
  }

  @Test
  void aBrokenMultipartIs422() {
    var answer =
        rig.send(
            rig.to("/api/v1/networks/gpt-image-1")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--y\r\nnothing")));
    assertThat(answer.status()).isEqualTo(422);
  }

  @Test
  void aFileBeyondTheLimitIs413() {
    var huge = fields("prompt", "кот", "image[]", new byte[31 << 20]);
    assertThat(rig.send(rig.createForm("gpt-image-1", huge)).status()).isEqualTo(413);
  }

  @Test
  void tooLittleMoneyIs402WithTheSentenceThatBotsRecorded() {
    rig.control("balance", "value", "2.4");
    var answer = rig.order("кот");
    assertThat(answer.status()).isEqualTo(402);
    assertThat(answer.json().path("error").asText())
        .isEqualTo(
            "У Вас недостаточно средств на балансе. Подтвердите свой номер телефона и мы начислим"
                + " Вам стартовый баланс.");
  }

  @Test
  void aSuccessCostsItsPriceAndAFailureNothing() {
    assertThat(rig.ended(rig.order("кот")).path("cost").asText()).isEqualTo("2.5");
    assertThat(rig.balance()).isEqualTo("997.5");
    rig.ended(rig.order("кот #fail"));
    assertThat(rig.balance()).isEqualTo("997.5");
  }

  @Test
  void aJobIsStartingThenProcessingWithProgressThenDone() {
    var clock = new SettableClock();
    try (var held = new Rig(settings -> settings.withDelay(Duration.ofMinutes(5)), clock)) {
      var id = Rig.id(held.order("кот"));
      assertThat(held.status(id).path("status").asText()).isEqualTo("starting");
      clock.push(Duration.ofMillis(300));
      assertThat(held.status(id).path("status").asText()).isEqualTo("processing");
      assertThat(held.status(id).path("progress").asInt()).isEqualTo(10);
      clock.push(Duration.ofMinutes(3));
      assertThat(held.status(id).path("progress").asInt()).isEqualTo(58);
      clock.push(Duration.ofHours(1));
      assertThat(held.status(id).path("progress").asInt()).isEqualTo(90);
      held.standIn.complete(Long.parseLong(id));
      var done = held.ended(id);
      assertThat(done.propertyStream().map(Map.Entry::getKey))
          .containsExactly(
              "id", "status", "response_type", "cost", "progress", "result", "full_response");
      assertThat(done.path("id").isNumber()).isTrue();
      assertThat(done.path("response_type").asText()).isEqualTo("image");
      assertThat(done.path("progress").asInt()).isEqualTo(100);
      assertThat(done.at("/full_response/0/url")).isEqualTo(done.at("/result/0"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99999999999999999999", "abc", "-1"})
  void anUnknownRequestIs400(String id) {
    var answer = rig.get("/api/v1/request/get/" + id);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Запрос не найден\"}");
  }

  @Test
  void aWrongMethodIs405() {
    assertThat(rig.get("/api/v1/networks/gpt-image-1").status()).isEqualTo(405);
    assertThat(rig.send(rig.to("/api/v1/user").DELETE()).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/requests/1", "/api/v1/tasks", "/api/v1/result/1"})
  void thePathsThatOthersMadeUpDoNotExist(String path) {
    assertThat(rig.get(path).status()).isEqualTo(404);
  }

  @Test
  void severalPicturesAreAskedForByNAndAllDiffer() {
    var job = rig.ended(rig.send(rig.create("gpt-image-1", fields("prompt", "кот", "n", 3))));
    var files =
        List.of(0, 1, 2).stream()
            .map(
                i -> new Bytes(rig.download(job.path("result").path(i).asText()).response().body()))
            .map(Bytes::sha256)
            .toList();
    assertThat(Set.copyOf(files)).hasSize(3);
    assertThat(job.path("cost").asText()).isEqualTo("7.5");
  }

  @Test
  void aSynchronousCreateAnswersWithTheResult() {
    var answer =
        rig.send(rig.create("gpt-image-1", fields("prompt", "кот", "is_sync", true))).json();
    assertThat(answer.path("status").asText()).isEqualTo("success");
    assertThat(answer.path("request_id").isNumber()).isTrue();
    assertThat(answer.at("/result/0").asText()).startsWith(rig.base + "/files/");
  }

  @Test
  void midjourneyAnswersFourPicturesInTheAskedRatio() {
    var job =
        rig.ended(
            rig.send(rig.create("midjourney", fields("prompt", "кот", "aspectRatio", "16:9"))));
    assertThat(job.path("result")).hasSize(4);
    var picture = Rig.picture(rig.download(job.at("/result/3").asText()));
    assertThat(picture.getWidth()).isEqualTo(1024);
    assertThat(picture.getHeight()).isEqualTo(576);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nano-banana", "nano-banana-pro"})
  void theBananasTakeTheirPhotosAsImageUrls(String network) {
    var form =
        fields(
            "prompt", "кот",
            "image_urls[]", Rig.photo(80, 80),
            "num_images", "2",
            "aspect_ratio", "4:5",
            "resolution", "1K");
    var job = rig.ended(rig.send(rig.createForm(network, form)));
    assertThat(job.path("result")).hasSize(2);
    var picture = Rig.picture(rig.download(job.at("/result/0").asText()));
    assertThat(picture.getHeight()).isEqualTo(1024);
    assertThat(picture.getWidth()).isEqualTo(816);
  }

  @Test
  void aDelayIsWaitedFor() {
    try (var slow = new Rig(it -> it.withDelay(Duration.ofMillis(400)), Clock.systemUTC())) {
      var before = System.nanoTime();
      slow.ended(slow.order("кот"));
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }
  }
}

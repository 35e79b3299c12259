package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest {
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Answer page(String path) {
    return rig.download(rig.base + path);
  }

  private Rig.Answer order(String type, String body) {
    return rig.send(
        HttpRequest.newBuilder(rig.base.resolve("/jobs/api"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "/jobs, text/html",
    "/jobs/, text/html",
    "/jobs/board.css, text/css",
    "/jobs/board.js, text/javascript",
    "/jobs/api, application/json",
  })
  void thePageAndItsPartsAreServedWithoutAKey(String path, String type) {
    var answer = page(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs", "/jobs/board.css", "/jobs/board.js"})
  void thePageNeedsNoForeignHost(String path) {
    assertThat(page(path).text()).doesNotContain("http://", "https://", "//cdn");
  }

  @Test
  void jobsAreListedNewestFirstWithTheirThumbnails() {
    var photo = Rig.fields("prompt", "второй", "image[]", Rig.photo(40, 30));
    rig.ended(rig.order("первый"));
    rig.ended(rig.send(rig.createForm("gpt-image-1", photo)));
    var jobs = page("/jobs/api").json().path("jobs");
    assertThat(jobs.findValuesAsText("prompt")).containsExactly("второй", "первый");
    assertThat(jobs.at("/0/state").asText()).isEqualTo("succeeded");
    for (var pointer : new String[] {"/0/picture", "/0/photo", "/1/picture"}) {
      var thumbnail = page(jobs.at(pointer).asText());
      assertThat(thumbnail.header("Content-Type")).isEqualTo("image/jpeg");
      assertThat(Rig.picture(thumbnail).getWidth()).isEqualTo(320);
    }
    assertThat(jobs.path(1).has("photo")).isFalse();
  }

  @Test
  void itsButtonsHoldCompleteAndFail() {
    assertThat(order("application/json", "{\"action\":\"hold\",\"on\":true}").status())
        .isEqualTo(200);
    assertThat(page("/jobs/api").json().path("hold").booleanValue()).isTrue();
    var first = Rig.id(rig.order("кот"));
    var second = Rig.id(rig.order("кот"));
    order("application/json", "{\"action\":\"complete\",\"request_id\":\"" + first + "\"}");
    order("application/json", "{\"action\":\"fail\",\"request_id\":\"" + second + "\"}");
    assertThat(rig.ended(first).path("status").asText()).isEqualTo("success");
    assertThat(rig.ended(second).path("status").asText()).isEqualTo("error");
  }

  @Test
  void aForeignPageCannotOrderAnything() {
    assertThat(order("text/plain", "{\"action\":\"hold\",\"on\":true}").status()).isEqualTo(415);
    assertThat(page("/jobs/api").json().path("hold").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{}", "{\"action\":\"complete\",\"request_id\":\"1\"}"})
  void aWrongOrderIsAnsweredWithWhatIsWrong(String body) {
    var answer = order("application/json", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isNotEmpty();
  }

  @Test
  void aThumbnailThatIsNotThereIs404() {
    assertThat(page("/jobs/thumbs/1").status()).isEqualTo(404);
    assertThat(page("/jobs/elsewhere").status()).isEqualTo(404);
  }
}

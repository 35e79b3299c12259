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
  void whatIsHeldCompletedAndFailedIsSeenThere() {
    rig.control("hold", "on", true);
    var first = Rig.id(rig.order("кот"));
    var second = Rig.id(rig.order("кот"));
    assertThat(page("/jobs/api").json().path("hold").booleanValue()).isTrue();
    rig.control("complete", "request_id", first);
    rig.control("fail", "request_id", second);
    rig.ended(first);
    rig.ended(second);
    assertThat(page("/jobs/api").json().path("jobs").findValuesAsText("state"))
        .containsExactly("failed", "succeeded");
  }

  @Test
  void itOrdersByTheOneControlPathAndTakesNoOrdersItself() {
    assertThat(page("/jobs/board.js").text()).contains("'/control'");
    var order =
        HttpRequest.newBuilder(rig.base.resolve("/jobs/api"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"action\":\"hold\",\"on\":true}"));
    assertThat(rig.send(order).status()).isEqualTo(405);
    assertThat(page("/jobs/api").json().path("hold").booleanValue()).isFalse();
  }

  @Test
  void aThumbnailThatIsNotThereIs404() {
    assertThat(page("/jobs/thumbs/1").status()).isEqualTo(404);
    assertThat(page("/jobs/elsewhere").status()).isEqualTo(404);
  }
}

package dev.kadr.sandbox.genapi;

import static dev.kadr.sandbox.genapi.Rig.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig();
    rig.control("plain", "on", true);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aHeldJobWaitsUntilItIsCompleted() {
    rig.control("hold", "on", true);
    var id = Rig.id(rig.order("кот"));
    assertThat(rig.control("jobs").at("/jobs/0/state").asText()).isEqualTo("held");
    rig.control("complete", "request_id", id);
    assertThat(rig.ended(id).path("status").asText()).isEqualTo("success");
  }

  @Test
  void aHeldJobCanBeFailedWithAText() {
    rig.control("hold", "on", true);
    var id = Rig.id(rig.order("кот"));
    rig.control("fail", "request_id", id, "text", "Так решил человек");
    assertThat(rig.ended(id).at("/result/0").asText()).isEqualTo("Так решил человек");
  }

  @Test
  void holdAlsoCatchesJobsThatWereUnderWayAndLettingGoEndsThem() {
    rig.control("delay", "millis", 150);
    var id = Rig.id(rig.order("кот"));
    rig.control("hold", "on", true);
    await().until(() -> rig.control("jobs").at("/jobs/0/state").asText().equals("held"));
    rig.control("hold", "on", false);
    assertThat(rig.ended(id).path("status").asText()).isEqualTo("success");
  }

  @Test
  void aJobThatIsOverCannotBeEndedAgain() {
    var id = Rig.id(rig.order("кот"));
    rig.ended(id);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("fail", "request_id", id))
        .withMessageContaining(id);
    assertThat(rig.status(id).path("status").asText()).isEqualTo("success");
  }

  @Test
  void theBalanceIsWhatItIsSetTo() {
    rig.control("balance", "value", "33.5");
    assertThat(rig.balance()).isEqualTo("33.5");
  }

  @Test
  void latencyMakesEveryAnswerLate() {
    rig.control("latency", "millis", 250);
    var before = System.nanoTime();
    assertThat(rig.get("/api/v1/user").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @CsvSource({"402", "419", "429", "422", "500", "502", "503"})
  void theNextCreatesCanBeToldToFailAndNothingIsMade(int status) {
    rig.control("fail-next", "status", status, "times", 2);
    assertThat(rig.order("кот").status()).isEqualTo(status);
    assertThat(rig.order("кот").status()).isEqualTo(status);
    assertThat(rig.order("кот").status()).isEqualTo(200);
    assertThat(rig.standIn.jobsCreated()).isOne();
  }

  @Test
  void theNextCreateCanBeGivenASentinelThatItsPromptDoesNotBear() {
    rig.control("fail-next", "kind", "500-create");
    assertThat(rig.order("честный кот").status()).isEqualTo(500);
    assertThat(rig.standIn.jobsCreated()).isOne();
    rig.control("fail-next", "kind", "policy");
    assertThat(rig.ended(rig.order("честный кот")).path("status").asText()).isEqualTo("error");
  }

  @Test
  void askingAndDownloadingCanBeToldToFailToo() {
    var job = rig.ended(rig.order("кот"));
    rig.control("fail-next", "status", 503, "at", "status");
    assertThat(rig.get("/api/v1/request/get/" + job.path("id").asText()).status()).isEqualTo(503);
    rig.control("fail-next", "kind", "htmlerror", "at", "file");
    assertThat(rig.download(job.at("/result/0").asText()).status()).isEqualTo(502);
    assertThat(rig.download(job.at("/result/0").asText()).status()).isEqualTo(200);
    rig.control("fail-next", "status", 500, "at", "user");
    assertThat(rig.get("/api/v1/user").status()).isEqualTo(500);
  }

  @Test
  void jobsAreCountedByTheirCallbackAndTheirPromptEvenWhenTheAnswerWasLost() {
    rig.order("кот #500-create #nocallback", "http://127.0.0.1:1/cb?job=one");
    rig.order("кот #nocallback", "http://127.0.0.1:1/cb?job=one");
    rig.order("пёс #nocallback", "http://127.0.0.1:1/cb?job=two");
    rig.order("пёс #402", "http://127.0.0.1:1/cb?job=two");
    assertThat(rig.control("count", "callback", "job=one").path("count").asInt()).isEqualTo(2);
    assertThat(rig.control("count", "prompt", "пёс").path("count").asInt()).isOne();
    assertThat(rig.standIn.jobsCreatedFor("job=two")).isOne();
    var all = rig.control("count");
    assertThat(all.path("total").asInt()).isEqualTo(3);
    assertThat(all.path("repeated").propertyStream())
        .singleElement()
        .satisfies(entry -> assertThat(entry.getKey()).endsWith("job=one"));
  }

  @Test
  void aCapturedCreateTellsItsPartsAndItsAnswerButNotTheKey() {
    var photo = Rig.photo(20, 20);
    var id =
        Rig.id(rig.send(rig.createForm("gpt-image-1", fields("prompt", "кот", "image[]", photo))));
    var report = rig.control("requests");
    assertThat(report.toString()).doesNotContain(Rig.KEY);
    var create = report.at("/creates/0");
    assertThat(create.path("path").asText()).isEqualTo("/api/v1/networks/gpt-image-1");
    assertThat(create.at("/headers/Accept").asText()).isEqualTo("application/json");
    assertThat(create.at("/headers/Authorization").asText()).startsWith("Bearer <");
    assertThat(create.at("/parts/0/value").asText()).isEqualTo("кот");
    assertThat(create.at("/parts/1/size").asInt()).isEqualTo(photo.length);
    assertThat(create.at("/parts/1/sha256").asText()).isEqualTo(new Bytes(photo).sha256());
    assertThat(create.path("request_id").asText()).isEqualTo(id);
    assertThat(create.path("status").asInt()).isEqualTo(200);
  }

  @Test
  void aRefusedCreateIsCapturedWithItsStatus() {
    rig.order("#422");
    assertThat(rig.control("requests").at("/creates/0/status").asInt()).isEqualTo(422);
  }

  @Test
  void aResetForgetsAllButWhichIdsWereGivenOut() {
    rig.control("hold", "on", true);
    rig.control("balance", "value", "500");
    rig.control("fail-next", "status", 500, "times", 5);
    rig.order("кот");
    rig.control("fail-next", "status", 500, "at", "user");
    rig.control("reset");
    assertThat(rig.balance()).isEqualTo("1000");
    assertThat(rig.control("jobs").path("jobs")).isEmpty();
    assertThat(rig.control("count").path("total").asInt()).isZero();
    assertThat(rig.control("requests").path("creates")).isEmpty();
    assertThat(rig.ended(rig.order("кот")).path("status").asText()).isEqualTo("success");
  }

  @Test
  void requestIdsGoOnAfterAReset() {
    var before = Long.parseLong(Rig.id(rig.order("кот")));
    rig.standIn.reset();
    assertThat(Long.parseLong(Rig.id(rig.order("кот")))).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "explode, on, 1, reset",
    "hold, on, yes, true or false",
    "delay, millis, -1, 0 to",
    "balance, value, much, rubles",
    "fail-next, status, 200, 400 to 599",
    "fail-next, kind, nothing, sentinel",
    "fail-next, at, moon, create",
    "callbacks, mode, never, duplicate",
    "complete, request_id, x, number",
    "complete, request_id, 7, 7",
  })
  void aWrongOrderSaysWhatWouldBeRight(String action, String name, String value, String hint) {
    Object given = value.matches("-?[0-9]+") ? (Object) Integer.valueOf(value) : value;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control(action, name, given))
        .withMessageContaining(hint);
  }
}

package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MischiefTest {
  private Rig rig;
  private Receiver receiver;

  @BeforeEach
  void start() {
    rig = new Rig();
    rig.control("plain", "on", true);
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    rig.close();
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 419, 429, 400, 403, 422, 500, 502})
  void aRateOfOneRefusesEveryCallWithItsStatusAndNothingIsMade(int status) {
    rig.control("mischief", "rate_" + status, 1);
    assertThat(rig.order("кот").status()).isEqualTo(status);
    assertThat(rig.get("/api/v1/user").status()).isEqualTo(status);
    assertThat(rig.standIn.jobsCreated()).isZero();
  }

  @Test
  void theSameSeedRefusesTheSameOrders() {
    var first = statuses(11);
    assertThat(first).contains(200, 429);
    assertThat(statuses(11)).isEqualTo(first);
  }

  private List<Integer> statuses(int seed) {
    rig.control("mischief", "seed", seed, "rate_429", 0.4);
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 20; i++) {
      statuses.add(rig.order("кот").status());
      // what is asked beside it must not change what the orders meet
      rig.get("/api/v1/user");
    }
    return statuses;
  }

  @Test
  void onlyTheCallsThatAreMeantAreConcerned() {
    var job = rig.ended(rig.order("кот"));
    rig.control("mischief", "rate_500", 1, "applies_to", "status");
    assertThat(rig.order("кот").status()).isEqualTo(200);
    assertThat(rig.get("/api/v1/request/get/" + job.path("id").asText()).status()).isEqualTo(500);
    rig.control("mischief", "applies_to", "file");
    assertThat(rig.download(job.at("/result/0").asText()).status()).isEqualTo(500);
    assertThat(rig.get("/api/v1/request/get/" + job.path("id").asText()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"rate_closed_before, 0", "rate_closed_after, 1", "rate_truncated, 1"})
  void aBrokenAnswerSaysNothingOfTheOrder(String rate, int jobs) {
    rig.control("mischief", rate, 1);
    assertThatThrownBy(() -> rig.order("кот")).hasCauseInstanceOf(IOException.class);
    assertThat(rig.standIn.jobsCreated()).isEqualTo(jobs);
  }

  @Test
  void anOrderThatIsNeverAnsweredIsMadeAndCalledBackAllTheSame() {
    rig.control("mischief", "rate_hang", 1);
    var silent =
        rig.sendAsync(
            rig.create(
                "gpt-image-1", Rig.fields("prompt", "кот", "callback_url", receiver.url("/cb"))));
    assertThat(receiver.awaitHeard(1).getFirst().body().path("status").asText())
        .isEqualTo("success");
    assertThat(silent).isNotDone();
  }

  @Test
  void aDrippingAnswerAndADrippingFileAreWholeInTheEnd() {
    var link = rig.ended(rig.order("кот")).at("/result/0").asText();
    var whole = rig.download(link).response().body();
    rig.control("mischief", "rate_slow_drip", 1, "drip_millis", 0);
    assertThat(rig.order("кот").json().path("status").asText()).isEqualTo("starting");
    assertThat(rig.download(link).response().body()).isEqualTo(whole);
  }

  @Test
  void halfAFileIsNoFile() {
    var link = rig.ended(rig.order("кот")).at("/result/0").asText();
    rig.control("mischief", "rate_truncated", 1, "applies_to", "file");
    assertThatThrownBy(() -> rig.download(link)).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aCallbackByChanceIsLostOrComesTwiceOrIsFollowedByOldNews() {
    rig.control("mischief", "callback_lost", 1);
    rig.ended(rig.order("кот", receiver.url("/lost")));
    rig.control("mischief", "callback_lost", 0, "callback_duplicate", 1);
    rig.order("кот", receiver.url("/twice"));
    assertThat(receiver.awaitHeard(2).stream().map(Receiver.Heard::pathAndQuery))
        .containsExactly("/twice", "/twice");
    rig.control("mischief", "callback_duplicate", 0, "callback_out_of_order", 1);
    rig.order("кот", receiver.url("/old"));
    assertThat(
            receiver.awaitHeard(4).stream().skip(2).map(one -> one.body().path("status").asText()))
        .containsExactly("success", "processing");
  }

  @Test
  void aLateCallbackIsOvertakenByTheNext() {
    rig.control("mischief", "callback_late", 1, "callback_late_millis", 600_000);
    rig.ended(rig.order("кот", receiver.url("/late")));
    rig.control("calm");
    rig.order("кот", receiver.url("/punctual"));
    assertThat(receiver.awaitHeard(1).getFirst().pathAndQuery()).isEqualTo("/punctual");
  }

  @Test
  void whatIsOrderedForAllCallbacksGoesBeforeChance() {
    rig.control("mischief", "callback_lost", 1);
    rig.control("callbacks", "mode", "duplicate", "times", 3);
    rig.order("кот", receiver.url("/three"));
    assertThat(receiver.awaitHeard(3)).hasSize(3);
  }

  @Test
  void calmEndsAllMischiefAndKeepsTheJobs() {
    rig.control("mischief", "rate_402", 1, "latency_millis", 5);
    rig.control("fail-next", "status", 500, "times", 5);
    rig.control("callbacks", "mode", "lost");
    rig.control("hold", "on", true);
    rig.control("calm");
    rig.order("кот");
    await().until(() -> rig.control("jobs").path("jobs").size() == 1);
    var state = rig.control("state");
    assertThat(state.path("rate_402").asDouble()).isZero();
    assertThat(state.path("latency_millis").asInt()).isZero();
    assertThat(state.path("callbacks").asText()).isEqualTo("on");
    assertThat(state.path("hold").asBoolean()).as("the board is not mischief").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"rate_429, 2", "rate_418, 1", "applies_to, 3", "seed, -1"})
  void aWrongDialIsRefused(String dial, int value) {
    assertThatIllegalArgumentException().isThrownBy(() -> rig.control("mischief", dial, value));
  }
}

package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
  private static final String ADDRESS = "/gen/callback/42?t=a%2Bb&job=%D0%BA";

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

  @Test
  void theCallbackCarriesTheRecordToTheVeryAddressThatWasGiven() {
    var id = Rig.id(rig.order("кот", receiver.url(ADDRESS)));
    var news = receiver.awaitHeard(1).getFirst();
    assertThat(news.pathAndQuery()).isEqualTo(ADDRESS);
    assertThat(news.contentType()).isEqualTo("application/json");
    assertThat(news.body().path("request_id").isNumber()).isTrue();
    assertThat(news.body().path("request_id").asText()).isEqualTo(id);
    assertThat(news.body().path("status").asText()).isEqualTo("success");
    assertThat(news.body().path("result")).isEqualTo(rig.status(id).path("result"));
    assertThat(news.body().path("cost").asText()).isEqualTo("2.5");
  }

  @Test
  void aFailureIsCalledBackToo() {
    rig.order("кот #policy", receiver.url(ADDRESS));
    assertThat(receiver.awaitHeard(1).getFirst().body().path("status").asText()).isEqualTo("error");
  }

  @Test
  void anAnswerThatIsNotA2xxIsTriedAgainUntilItIs() {
    try (var stubborn = new Receiver(500, 302, 204)) {
      rig.order("кот", stubborn.url(ADDRESS));
      var heard = stubborn.awaitHeard(3);
      assertThat(heard.stream().map(Receiver.Heard::pathAndQuery)).containsOnly(ADDRESS);
      awaitCaptured(3);
      assertThat(heard).hasSize(3);
    }
  }

  @Test
  void aCallbackThatNobodyTakesIsGivenUpAfterTheSchedule() {
    try (var deaf = new Receiver(500, 500, 500, 500, 500)) {
      rig.order("кот", deaf.url(ADDRESS));
      awaitCaptured(3);
      rig.order("кот", receiver.url("/next"));
      receiver.awaitHeard(1);
      assertThat(deaf.heard).as("the first try and the two of the schedule").hasSize(3);
    }
  }

  @Test
  void nobodyAtTheAddressIsAnErrorThatIsWrittenDown() {
    rig.order("кот", "http://127.0.0.1:1/nobody");
    awaitCaptured(3);
    assertThat(rig.control("requests").at("/callbacks/2/error").asText()).contains("Connect");
  }

  private void awaitCaptured(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.control("requests").path("callbacks").size() == count);
  }

  @Test
  void theAnswersOfCallbacksAreKeptForAssertions() {
    rig.order("кот", receiver.url(ADDRESS));
    awaitCaptured(1);
    var captured = rig.control("requests").at("/callbacks/0");
    assertThat(captured.path("url").asText()).isEqualTo(receiver.url(ADDRESS));
    assertThat(captured.path("status").asInt()).isEqualTo(200);
    assertThat(captured.path("answer").asText()).isEqualTo("{\"ok\":true}");
    assertThat(captured.path("attempt").asInt()).isOne();
    assertThat(captured.at("/body/status").asText()).isEqualTo("success");
  }

  @Test
  void lostCallbacksNeverArrive() {
    rig.control("callbacks", "mode", "lost");
    rig.ended(rig.order("кот", receiver.url("/lost")));
    rig.control("callbacks", "mode", "on");
    rig.order("кот", receiver.url("/found"));
    assertThat(receiver.awaitHeard(1).getFirst().pathAndQuery()).isEqualTo("/found");
  }

  @Test
  void lateCallbacksComeAfterTheirTime() {
    rig.control("callbacks", "mode", "late", "millis", 300);
    var before = System.nanoTime();
    rig.order("кот", receiver.url(ADDRESS));
    receiver.awaitHeard(1);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void duplicateCallbacksComeAsOftenAsTold() {
    rig.control("callbacks", "mode", "duplicate", "times", 4);
    rig.order("кот", receiver.url(ADDRESS));
    assertThat(receiver.awaitHeard(4).stream().map(Receiver.Heard::body).distinct()).hasSize(1);
  }

  @Test
  void outOfOrderCallbacksEndWithOldNews() {
    rig.control("callbacks", "mode", "out-of-order");
    rig.order("кот", receiver.url(ADDRESS));
    assertThat(receiver.awaitHeard(2).stream().map(news -> news.body().path("status").asText()))
        .containsExactly("success", "processing");
  }

  @Test
  void aResetSilencesWhatWasStillToBeCalledBack() {
    rig.control("callbacks", "mode", "late", "millis", 200);
    rig.ended(rig.order("кот", receiver.url("/before")));
    rig.standIn.reset();
    rig.control("callbacks", "mode", "late", "millis", 400);
    rig.order("#fail", receiver.url("/after"));
    assertThat(receiver.awaitHeard(1).getFirst().pathAndQuery()).isEqualTo("/after");
  }
}

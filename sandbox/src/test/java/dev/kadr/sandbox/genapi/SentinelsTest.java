package dev.kadr.sandbox.genapi;

import static dev.kadr.sandbox.genapi.Rig.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each word of mischief, seen from the wire. */
class SentinelsTest {
  private Rig rig;
  private Receiver receiver;

  @BeforeEach
  void start() {
    rig = new Rig();
    // Flat pictures: what is painted does not matter here, and painting costs most of the time.
    rig.control("plain", "on", true);
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    rig.close();
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({
    "#fail, Внутренняя ошибка",
    "#policy, модерац",
    "#transient, 'недоступна, попробуйте позже'",
  })
  void anOrderMayEndAsAnErrorWithItsReasonInTheResult(String word, String text) {
    var job = rig.ended(rig.order("кот " + word + " на крыше"));
    assertThat(job.path("status").asText()).isEqualTo("error");
    assertThat(job.at("/result/0").asText()).contains(text);
  }

  @Test
  void slowThirtyTakesThirtySeconds() {
    var id = Rig.id(rig.order("кот #slow30"));
    var job = rig.control("jobs").at("/jobs/0");
    assertThat(Instant.parse(job.path("due_at").asText()))
        .isAfter(Instant.parse(job.path("accepted_at").asText()).plusSeconds(29));
    assertThat(rig.status(id).path("status").asText()).isIn("starting", "processing");
  }

  @Test
  void hangNeverEndsByItselfNorWhenTheBoardLetsGo() {
    var id = Rig.id(rig.order("кот #hang"));
    rig.ended(rig.order("другой кот")); // ordered later, long since done
    rig.standIn.hold(true);
    rig.standIn.hold(false);
    rig.ended(rig.order("третий кот"));
    assertThat(rig.status(id).path("status").asText()).isIn("starting", "processing");
    assertThat(rig.control("jobs").at("/jobs/2/state").asText()).isEqualTo("held");
  }

  @Test
  void timeoutCreateIsMadeAndCalledBackButNeverAnswered() {
    var answer = createLater("кот #timeout-create");
    var news = receiver.awaitHeard(1).getFirst();
    assertThat(news.body().path("status").asText()).isEqualTo("success");
    assertThat(rig.status(news.body().path("request_id").asText()).path("status").asText())
        .isEqualTo("success");
    assertThat(answer).isNotDone();
    assertThat(rig.standIn.jobsCreated()).isOne();
  }

  @Test
  void error500CreateIsMadeAndCalledBackButAnswered500() {
    assertThat(rig.order("кот #500-create", receiver.url("/cb")).status()).isEqualTo(500);
    assertThat(receiver.awaitHeard(1).getFirst().body().path("status").asText())
        .isEqualTo("success");
    assertThat(rig.standIn.jobsCreated()).isOne();
  }

  @Test
  void earlyCallbackIsHeardBeforeTheCreateIsAnsweredWhateverTheDelay() {
    rig.control("delay", "millis", 600_000);
    var created = createLater("кот #early-callback").thenApply(done -> receiver.heard.size());
    assertThat(created.join()).isOne();
  }

  @Test
  void earlyCallbackWithoutAnAddressIsSimplyAnswered() {
    assertThat(rig.order("кот #early-callback").status()).isEqualTo(200);
  }

  private CompletableFuture<Rig.Answer> createLater(String prompt) {
    return rig.sendAsync(
        rig.create("gpt-image-1", fields("prompt", prompt, "callback_url", receiver.url("/cb"))));
  }

  @Test
  void dup3SendsThreeIdenticalCallbacks() {
    rig.order("кот #dup3", receiver.url("/cb"));
    var heard = receiver.awaitHeard(3);
    assertThat(heard).hasSize(3);
    assertThat(heard.stream().map(Receiver.Heard::body).distinct()).hasSize(1);
  }

  @Test
  void conflictCallsBackASuccessThatWasAnErrorWhenAskedAndCostsNothing() {
    var id = Rig.id(rig.order("кот #conflict", receiver.url("/cb")));
    assertThat(receiver.awaitHeard(1).getFirst().body().path("status").asText())
        .isEqualTo("success");
    assertThat(rig.status(id).path("status").asText()).isEqualTo("error");
    assertThat(rig.balance()).isEqualTo("1000");
  }

  @Test
  void nocallbackIsNotCalledBack() {
    rig.ended(rig.order("кот #nocallback", receiver.url("/silent")));
    rig.order("кот", receiver.url("/loud"));
    assertThat(receiver.awaitHeard(1).getFirst().pathAndQuery()).isEqualTo("/loud");
    assertThat(receiver.heard).hasSize(1);
  }

  @Test
  void stridMakesEveryRequestIdAString() {
    var created = rig.order("кот #strid", receiver.url("/cb"));
    assertThat(created.json().path("request_id").isTextual()).isTrue();
    assertThat(rig.ended(created).path("id").isTextual()).isTrue();
    assertThat(receiver.awaitHeard(1).getFirst().body().path("request_id").isTextual()).isTrue();
  }

  @Test
  void mapresultIsAnObjectKeyedByNumbers() {
    var job =
        rig.ended(rig.send(rig.create("gpt-image-1", fields("prompt", "#mapresult", "n", 2))));
    assertThat(job.at("/result/0").asText()).startsWith("http");
    assertThat(job.path("result").isObject()).isTrue();
    assertThat(job.path("result")).hasSize(2);
  }

  @Test
  void fullonlyHasItsLinksInTheFullResponseAlone() {
    var job = rig.ended(rig.order("кот #fullonly"));
    assertThat(job.has("result")).isFalse();
    assertThat(job.at("/full_response/0/url").asText()).startsWith("http");
  }

  @Test
  void emptyresultIsASuccessWithoutALink() {
    var job = rig.ended(rig.order("кот #emptyresult"));
    assertThat(job.path("status").asText()).isEqualTo("success");
    assertThat(job.path("result")).isEmpty();
    assertThat(job.has("full_response")).isFalse();
  }

  @Test
  void partialHasOneLinkFewerThanAsked() {
    var job = rig.ended(rig.send(rig.create("gpt-image-1", fields("prompt", "#partial", "n", 4))));
    assertThat(job.path("result")).hasSize(3);
  }

  @Test
  void badfileIsAnHtmlPageWhereThePictureShouldBe() {
    var file = rig.download(rig.ended(rig.order("#badfile")).at("/result/0").asText());
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.text()).startsWith("<!doctype html>");
  }

  @Test
  void hugefileHasFarMoreBytesThanAPictureAndNoLength() {
    var file = rig.download(rig.ended(rig.order("#hugefile")).at("/result/0").asText());
    assertThat(file.header("Content-Length")).isEmpty();
    assertThat(file.response().body()).hasSizeGreaterThan(60 << 20);
  }

  @Test
  void deadlinkIsNotFoundAsObjectStorageSaysIt() {
    var file = rig.download(rig.ended(rig.order("#deadlink")).at("/result/0").asText());
    assertThat(file.status()).isEqualTo(404);
    assertThat(file.text()).contains("<Code>NoSuchKey</Code>");
  }

  @Test
  void evilurlPointsIntoTheMachinesOwnNetwork() {
    assertThat(rig.ended(rig.order("#evilurl")).at("/result/0").asText())
        .startsWith("http://169.254.169.254/");
  }

  @ParameterizedTest
  @CsvSource({"#402, 402", "#419, 419", "#429, 429", "#422, 422", "#htmlerror, 502"})
  void anOrderMayBeRefusedAndThenNothingIsMade(String word, int status) {
    assertThat(rig.order("кот " + word).status()).isEqualTo(status);
    assertThat(rig.standIn.jobsCreated()).isZero();
  }

  @Test
  void only429SaysWhenToComeBack() {
    assertThat(rig.order("#429").header("Retry-After")).isEqualTo("1");
    assertThat(rig.order("#419").header("Retry-After")).isEmpty();
  }

  @Test
  void the422OfASentinelHasErrorTrueInsteadOfAText() {
    var body = rig.order("#422").json();
    assertThat(body.path("error").booleanValue()).isTrue();
    assertThat(body.path("code").asText()).isEqualTo("invalid_parameter");
  }

  @Test
  void htmlerrorIsAPageAndNotJson() {
    var answer = rig.order("#htmlerror");
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).contains("502 Bad Gateway");
  }

  @Test
  void sentinelsCombine() {
    var created = rig.order("кот #strid #dup3 #policy", receiver.url("/cb"));
    assertThat(created.json().path("request_id").isTextual()).isTrue();
    var bodies = receiver.awaitHeard(3).stream().map(Receiver.Heard::body).toList();
    assertThat(List.copyOf(bodies))
        .hasSize(3)
        .allMatch(body -> body.path("status").asText().equals("error"));
  }

  @Test
  void aWordThatOnlyBeginsLikeASentinelIsInnocent() {
    for (var prompt : List.of("#failure", "#hang-glider", "#4020", "fail", "#policy_of_truth")) {
      assertThat(rig.ended(rig.order(prompt)).path("status").asText())
          .as(prompt)
          .isEqualTo("success");
    }
  }
}

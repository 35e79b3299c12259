package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong on request, with effect and without. */
class FaultsTest {
  private static final Duration IMPATIENCE = Duration.ofMillis(500);

  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  private void plan(String at, String kind, Object... more) {
    var arguments = new Object[more.length + 4];
    arguments[0] = "at";
    arguments[1] = at;
    arguments[2] = "kind";
    arguments[3] = kind;
    System.arraycopy(more, 0, arguments, 4, more.length);
    rig.control("fail-next", arguments);
  }

  private Rig.Answer create() {
    return rig.post("/payments", "key-1", Rig.ORDER);
  }

  private void assertMade(int count) {
    assertThat(rig.control("payments")).hasSize(count);
  }

  /** Whatever went wrong: the same key and bytes end in one payment. */
  private void assertAnotherTryEndsInOnePayment() {
    assertThat(create().status()).isEqualTo(200);
    assertMade(1);
  }

  @ParameterizedTest
  @CsvSource({
    "500-before, 500, 0",
    "500-after, 500, 1",
    "202-then-ok, 202, 1",
    "429, 429, 0",
    "400, 400, 0",
    "401, 401, 0",
    "403, 403, 0",
    "garbage, 200, 1",
    "html-502, 502, 0"
  })
  void anAnswerMayHideWhetherItWasDone(String kind, int status, int made) {
    plan("create", kind);
    assertThat(create().status()).isEqualTo(status);
    assertMade(made);
    assertAnotherTryEndsInOnePayment();
  }

  @Test
  void waitingIsAskedForInMilliseconds() {
    plan("create", "202-then-ok");
    var processing = create();
    assertThat(processing.at("/type")).isEqualTo("processing");
    assertThat(processing.at("/retry_after")).isEqualTo("1800");
    plan("get", "429", "millis", 250);
    assertThat(rig.get("/payments/x").at("/retry_after")).isEqualTo("250");
  }

  @ParameterizedTest
  @CsvSource({"timeout-before, 0", "timeout-after, 1"})
  void noAnswerComes(String kind, int made) {
    plan("create", kind);
    assertThatThrownBy(
            () -> rig.send(rig.posting("/payments", "key-1", Rig.ORDER).timeout(IMPATIENCE)))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    assertMade(made);
    assertAnotherTryEndsInOnePayment();
  }

  @ParameterizedTest
  @CsvSource({"cut-before, 0", "cut-after, 1", "truncated, 1"})
  void theConnectionBreaks(String kind, int made) {
    plan("create", kind);
    assertThatThrownBy(this::create).hasCauseInstanceOf(IOException.class);
    assertMade(made);
    assertAnotherTryEndsInOnePayment();
  }

  @Test
  void anAnswerDripsSlowly() {
    plan("create", "drip", "millis", 50);
    // the head of the answer is there in time, so only a limit on the whole of it ends this
    var answer = rig.sendAsync(rig.posting("/payments", "key-1", Rig.ORDER));
    assertMadeSoon();
    assertThat(answer).isNotDone();
    assertAnotherTryEndsInOnePayment();
  }

  private void assertMadeSoon() {
    await().atMost(Rig.PATIENCE).until(() -> rig.control("payments").size() == 1);
  }

  @Test
  void anAnswerIsSlowButComes() {
    plan("create", "slow", "millis", 30);
    assertThat(create().status()).isEqualTo(200);
  }

  @Test
  void anAnswerIsFarTooLong() {
    plan("create", "huge");
    assertThat(create().text().length()).isGreaterThan(60_000_000);
  }

  @Test
  void anAnswerHasAStatusThatNobodyKnows() {
    plan("create", "unknown-status");
    assertThat(create().at("/status")).isEqualTo("on_a_coffee_break");
    assertThat(create().at("/status")).isEqualTo("pending");
  }

  @Test
  void anAnswerHasMembersThatNobodyKnows() {
    plan("create", "extra-fields");
    var created = create();
    assertThat(created.at("/added_last_night")).isEqualTo("true");
    assertThat(created.at("/status")).isEqualTo("pending");
  }

  @Test
  void theNewsComesBeforeTheAnswer() {
    try (var shop = new Shop()) {
      rig.control("news", "url", shop.url());
      plan("create", "webhook-before-reply");
      var created = create();
      assertThat(shop.heard).hasSize(1);
      assertThat(shop.heard.getFirst().at("/object/id").asText()).isEqualTo(created.id());
      assertThat(created.at("/status")).isEqualTo("pending");
    }
  }

  @Test
  void aPaymentIsNotFoundForAWhile() {
    rig.control("hide", "millis", 60_000);
    var id = rig.order().id();
    assertThat(rig.get("/payments/" + id).status()).isEqualTo(404);
    rig.control("clock", "advance_seconds", 60);
    assertThat(rig.get("/payments/" + id).status()).isEqualTo(200);
  }

  @Test
  void aReadFailsAsOftenAsWanted() {
    var id = rig.order().id();
    plan("get", "404", "times", 2);
    assertThat(rig.get("/payments/" + id).status()).isEqualTo(404);
    assertThat(rig.get("/payments/" + id).status()).isEqualTo(404);
    assertThat(rig.get("/payments/" + id).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "list, /payments",
    "me, /me",
    "list-refunds, /refunds",
    "list-receipts, /receipts",
    "get-refund, /refunds/1",
    "get-receipt, /receipts/1"
  })
  void everyQuestionMayFail(String door, String path) {
    plan(door, "500-before");
    assertThat(rig.get(path).status()).isEqualTo(500);
  }

  @Test
  void whatWasPlannedCanBeCalledOff() {
    plan("create", "500-before", "times", 5);
    rig.control("calm");
    assertThat(create().status()).isEqualTo(200);
  }

  @Test
  void everyOrderMayFail() {
    var id = rig.paid();
    plan("refund", "500-after");
    assertThat(rig.refund(id, "1.00").status()).isEqualTo(500);
    assertThat(rig.control("refunds")).hasSize(1);
    plan("capture", "429");
    assertThat(rig.post("/payments/" + id + "/capture", "{}").status()).isEqualTo(429);
    plan("cancel", "html-502");
    assertThat(rig.post("/payments/" + id + "/cancel", "").status()).isEqualTo(502);
    plan("receipt", "403");
    assertThat(rig.post("/receipts", "{}").status()).isEqualTo(403);
  }

  @Test
  void aFaultThatNobodyKnowsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan("create", "rain"))
        .withMessageContaining("timeout-after");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan("roof", "429"))
        .withMessageContaining("create");
  }
}

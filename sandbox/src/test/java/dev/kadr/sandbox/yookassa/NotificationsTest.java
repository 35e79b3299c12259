package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shop is told, how often, and how it may be misled. */
class NotificationsTest {
  private final Rig rig = new Rig();
  private Shop shop = new Shop();

  @BeforeEach
  void connect() {
    rig.control("news", "url", shop.url());
  }

  @AfterEach
  void stop() {
    rig.close();
    shop.close();
  }

  private void connect(int... statuses) {
    shop.close();
    shop = new Shop(statuses);
    connect();
  }

  private JsonNode only() {
    return shop.awaitHeard(1).getFirst();
  }

  private void awaitNoted(int count) {
    await()
        .atMost(Rig.PATIENCE)
        .until(() -> rig.control("notifications").path("sent").size() >= count);
  }

  @Test
  void aPaymentThatSucceededIsTold() {
    var id = rig.paid();
    assertThat(only().path("type").asText()).isEqualTo("notification");
    assertThat(only().path("event").asText()).isEqualTo("payment.succeeded");
    assertThat(only().path("object")).isEqualTo(rig.payment(id));
  }

  @Test
  void aPaymentThatIsOverIsTold() {
    var id = rig.order().id();
    rig.control("clock", "advance_seconds", 3_601);
    assertThat(only().path("event").asText()).isEqualTo("payment.canceled");
    assertThat(only().at("/object/id").asText()).isEqualTo(id);
  }

  @Test
  void aHeldPaymentIsToldAndItsCaptureToo() {
    var id = rig.order("{\"capture\":null}").id();
    rig.control("pay", "payment_id", id);
    shop.awaitHeard(1);
    rig.post("/payments/" + id + "/capture", "{}");
    shop.awaitHeard(2);
    assertThat(shop.events()).containsExactly("payment.waiting_for_capture", "payment.succeeded");
  }

  @Test
  void aRefundIsToldAsARefund() {
    var payment = rig.paid();
    shop.awaitHeard(1);
    var refund = rig.refund(payment, "100.00").id();
    var told = shop.awaitHeard(2).getLast();
    assertThat(told.path("event").asText()).isEqualTo("refund.succeeded");
    assertThat(told.at("/object/id").asText()).isEqualTo(refund);
    assertThat(told.at("/object/payment_id").asText()).isEqualTo(payment);
  }

  @Test
  void aCanceledRefundIsNotTold() {
    rig.control("refund-fate", "fate", "cancel");
    var payment = rig.paid();
    rig.refund(payment, "100.00");
    rig.control("refund-fate", "fate", "succeed");
    rig.refund(payment, "1.00");
    shop.awaitHeard(2);
    assertThat(shop.events()).containsExactlyInAnyOrder("payment.succeeded", "refund.succeeded");
  }

  @Test
  void aRefundFromTheCabinetIsTold() {
    rig.control("refund", "payment_id", rig.paid());
    shop.awaitHeard(2);
    assertThat(shop.events()).contains("refund.succeeded");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 500})
  void onlyTwoHundredIsAnAnswer(int status) {
    connect(status);
    rig.paid();
    awaitNoted(1);
    rig.control("clock", "advance_seconds", 10);
    shop.awaitHeard(2);
    assertThat(shop.heard.getFirst()).isEqualTo(shop.heard.getLast());
  }

  @Test
  void itIsTriedEightTimesWithGrowingPauses() {
    connect(500, 500, 500, 500, 500, 500, 500, 500, 500);
    rig.paid();
    var tries = 1;
    awaitNoted(tries);
    for (long pause : new long[] {10, 42, 84, 168, 672, 5_376, 86_016}) {
      rig.control("clock", "advance_seconds", pause - 5);
      assertThat(shop.heard).hasSize(tries);
      rig.control("clock", "advance_seconds", 5);
      tries++;
      awaitNoted(tries);
    }
    rig.control("clock", "advance_seconds", 1_000_000);
    assertThat(rig.control("notifications").path("waiting").asInt()).isZero();
    assertThat(shop.heard).hasSize(8);
  }

  @Test
  void aRetryTellsWhatWasTrueThenAlthoughItIsNoLonger() {
    connect(500);
    var id = rig.order("{\"capture\":null}").id();
    rig.control("pay", "payment_id", id);
    awaitNoted(1);
    rig.post("/payments/" + id + "/cancel", "");
    shop.awaitHeard(2);
    rig.control("clock", "advance_seconds", 10);
    var late = shop.awaitHeard(3).getLast();
    assertThat(late.path("event").asText()).isEqualTo("payment.waiting_for_capture");
    assertThat(late.at("/object/status").asText()).isEqualTo("waiting_for_capture");
  }

  @Test
  void lostNewsIsNeverSent() {
    rig.control("news", "mode", "lost");
    rig.paid();
    assertThat(rig.control("notifications").at("/sent/0/outcome").asText()).isEqualTo("lost");
    rig.control("news", "mode", "on");
    rig.paid();
    shop.awaitHeard(1);
    assertThat(shop.heard).hasSize(1);
  }

  @Test
  void lateNewsComesWhenItsTimeHasCome() {
    rig.control("news", "mode", "late", "millis", 60_000);
    rig.paid();
    assertThat(rig.control("notifications").path("waiting").asInt()).isOne();
    assertThat(shop.heard).isEmpty();
    rig.control("clock", "advance_seconds", 60);
    shop.awaitHeard(1);
  }

  @Test
  void duplicatesComeAsManyAsWanted() {
    rig.control("news", "mode", "duplicate", "times", 20);
    rig.paid();
    assertThat(shop.awaitHeard(20)).hasSize(20);
  }

  @Test
  void outOfOrderNewsIsFollowedByWhatIsNoLongerTrue() {
    rig.control("news", "mode", "out-of-order");
    rig.paid();
    shop.awaitHeard(2);
    assertThat(shop.events()).containsExactly("payment.succeeded", "payment.waiting_for_capture");
  }

  @Test
  void theRefundMayBeToldBeforeThePayment() {
    rig.control("news", "mode", "refund-first");
    var id = rig.paid();
    rig.refund(id, "500.00");
    shop.awaitHeard(2);
    assertThat(shop.events()).containsExactly("refund.succeeded", "payment.succeeded");
  }

  @Test
  void heldNewsComesInTheOrderThatIsWanted() {
    rig.control("news", "mode", "hold");
    var first = rig.paid();
    var second = rig.paid();
    assertThat(rig.control("notifications").path("held").asInt()).isEqualTo(2);
    rig.control("release", "order", "last-first");
    assertThat(shop.awaitHeard(2).stream().map(body -> body.at("/object/id").asText()))
        .containsExactly(second, first);
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-amount, /object/amount/value, 1.00",
    "wrong-currency, /object/amount/currency, USD",
    "foreign-shop, /object/recipient/account_id, 999999",
    "unknown-id, /object/id, 2f3b588d-000f-5000-8000-000000000bad"
  })
  void alteredNewsLiesButAReadTellsTheTruth(String mode, String pointer, String lie) {
    rig.control("news", "mode", mode);
    var id = rig.paid();
    assertThat(only().at(pointer).asText()).isEqualTo(lie);
    assertThat(rig.payment(id).at(pointer.substring("/object".length())).asText())
        .isNotEqualTo(lie);
  }

  @Test
  void aForgeryTellsWhatNeverHappened() {
    var id = rig.order().id();
    rig.control(
        "notify",
        "payment_id",
        id,
        "event",
        "payment.succeeded",
        "object",
        Map.of("status", "succeeded", "paid", true));
    assertThat(only().at("/object/status").asText()).isEqualTo("succeeded");
    assertThat(rig.payment(id).path("status").asText()).isEqualTo("pending");
  }

  @Test
  void aForgeryMayBeOfAnyEventAndComeOften() {
    rig.control("notify", "event", "deal.closed", "object", Map.of("id", "dl-1"), "times", 3);
    assertThat(shop.awaitHeard(3)).hasSize(3);
    assertThat(shop.events()).containsOnly("deal.closed");
  }

  @Test
  void whileItIsPausedNothingLeaves() {
    rig.control("pause", "on", true);
    rig.paid();
    assertThat(rig.control("notifications").path("waiting").asInt()).isOne();
    rig.control("pause", "on", false);
    shop.awaitHeard(1);
  }

  @Test
  void aResetForgetsWhatWasToBeTold() {
    connect(500);
    rig.paid();
    awaitNoted(1);
    rig.control("reset");
    assertThat(rig.control("notifications").path("waiting").asInt()).isZero();
    assertThat(rig.control("payments")).isEmpty();
  }

  @Test
  void aWrongOrderSaysWhatWouldBeRight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("news", "mode", "sung"))
        .withMessageContaining("refund-first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("dance"))
        .withMessageContaining("fail-next");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("pay", "payment_id", "nobody"))
        .withMessageContaining("nobody");
  }
}

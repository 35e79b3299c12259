package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What YooKassa's stand-in still knows after it was stopped and started again. */
class TillMemoryTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(SandboxSettings.forTests().keptIn(folder));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void paymentsInEachStateStayAsTheyWere() {
    var pending = rig.order().id();
    var paid = rig.paid();
    var declined = rig.order().id();
    rig.control("decline", "payment_id", declined, "reason", "insufficient_funds");
    var bySbp = rig.order().id();
    rig.control("pay", "payment_id", bySbp, "method", "sbp");
    rig.control("two-stage", "on", true);
    var held = rig.order().id();
    rig.control("pay", "payment_id", held);
    var ids = List.of(paid, declined, bySbp, held);
    var before = ids.stream().map(rig::payment).toList();
    var totals = rig.control("totals");

    rig.restart();

    assertThat(ids.stream().map(rig::payment).toList()).isEqualTo(before);
    assertThat(rig.control("totals")).isEqualTo(totals);
    rig.control("pay", "payment_id", pending);
    assertThat(rig.payment(pending).path("status").asText()).isEqualTo("succeeded");
  }

  @Test
  void refundsStayAndWhatIsLeftIsStillCounted() {
    var id = rig.paid();
    var refund = rig.refund(id, "400.00").id();
    rig.control("refund-fate", "fate", "pend");
    var waiting = rig.refund(id, "50.00").id();

    rig.restart();

    assertThat(rig.get("/refunds/" + refund).at("/status")).isEqualTo("succeeded");
    assertThat(rig.refund(id, "50.01").status()).isEqualTo(400);
    rig.control("complete-refund", "refund_id", waiting);
    assertThat(rig.payment(id).at("/refunded_amount/value").asText()).isEqualTo("450.00");
  }

  @Test
  void aKeyThatWasUsedMakesNoSecondPayment() {
    var first = rig.post("/payments", "key-1", Rig.ORDER).id();

    rig.restart();

    assertThat(rig.post("/payments", "key-1", Rig.ORDER).id()).isEqualTo(first);
    assertThat(rig.post("/payments", "key-1", Rig.ORDER.replace("500", "501")).status())
        .isEqualTo(400);
    assertThat(rig.control("totals").path("payments").asInt()).isEqualTo(1);
  }

  @Test
  void anHourThatPassedMeanwhileIsOver() {
    var id = rig.order().id();
    rig.restart();
    rig.control("clock", "advance_seconds", Duration.ofMinutes(61).toSeconds());
    assertThat(rig.payment(id).at("/cancellation_details/reason").asText())
        .isEqualTo("expired_on_confirmation");
  }

  @Test
  void whatWasResetIsForgotten() {
    rig.paid();
    rig.control("reset");
    rig.restart();
    assertThat(rig.control("totals").path("payments").asInt()).isZero();
  }
}

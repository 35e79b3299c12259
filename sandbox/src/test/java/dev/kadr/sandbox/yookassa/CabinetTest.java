package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shop's cabinet. */
class CabinetTest {
  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Answer order(String type, String body) {
    return rig.send(
        rig.bare("/yookassa/api").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  @Test
  void thePageIsServedWithItsParts() {
    assertThat(rig.page("/yookassa").header("Location")).endsWith("/yookassa/");
    assertThat(rig.page("/yookassa/").text()).contains("Кабинет магазина", "Возвраты");
    assertThat(rig.page("/yookassa/cabinet.css").status()).isEqualTo(200);
    assertThat(rig.page("/yookassa/cabinet.js").status()).isEqualTo(200);
    assertThat(rig.page("/yookassa/Till.class").status()).isEqualTo(404);
  }

  @Test
  void itShowsPaymentsAndRefundsNewestFirst() {
    var first = rig.paid();
    var second = rig.order().id();
    var refund = rig.refund(first, "0.50").id();
    var shown = rig.page("/yookassa/api");
    assertThat(shown.at("/payments/0/id")).isEqualTo(second);
    assertThat(shown.at("/payments/1/id")).isEqualTo(first);
    assertThat(shown.at("/refunds/0/id")).isEqualTo(refund);
    assertThat(shown.at("/totals/kept_kopecks")).isEqualTo("49950");
  }

  @Test
  void itsButtonRefunds() {
    var payment = rig.paid();
    var body =
        "{\"action\":\"refund\",\"payment_id\":\"%s\",\"value\":\"100.00\"}".formatted(payment);
    assertThat(order("application/json", body).status()).isEqualTo(200);
    assertThat(rig.payment(payment).at("/refunded_amount/value").asText()).isEqualTo("100.00");
  }

  @Test
  void aForeignPageCannotOrderAnything() {
    var body = "{\"action\":\"reset\"}";
    assertThat(order("text/plain", body).status()).isEqualTo(415);
    assertThat(order("application/json", "nonsense").status()).isEqualTo(400);
    assertThat(order("application/json", "{\"action\":\"dance\"}").at("/error")).contains("refund");
  }
}

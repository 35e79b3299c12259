package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card table of the test shop. */
class CardsTest {
  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "5555555555554477, MasterCard",
    "5555555555554444, MasterCard",
    "4793128161644804, Visa",
    "4111111111111111, Visa",
    "2200000000000004, Mir",
    "2202474301322987, Mir"
  })
  void aGoodCardPays(String card, String network) {
    var id = rig.order().id();
    rig.control("pay", "payment_id", id, "card", card);
    var paid = rig.payment(id);
    assertThat(paid.path("status").asText()).isEqualTo("succeeded");
    assertThat(paid.at("/payment_method/card/card_type").asText()).isEqualTo(network);
    assertThat(paid.at("/payment_method/card/first6").asText()).isEqualTo(card.substring(0, 6));
    assertThat(paid.at("/payment_method/card/last4").asText()).isEqualTo(card.substring(12));
  }

  @ParameterizedTest
  @CsvSource({
    "5555555555554592, payment_network, 3d_secure_failed",
    "4926946416239025, payment_network, call_issuer",
    "2200000000000038, payment_network, card_expired",
    "5555555555554568, payment_network, fraud_suspected",
    "4889971706588753, payment_network, general_decline",
    "2200000000000053, payment_network, insufficient_funds",
    "5555555555554618, payment_network, invalid_card_number",
    "4194180666146368, payment_network, invalid_csc",
    "2201382000000021, payment_network, issuer_unavailable",
    "5555555555554576, payment_network, payment_method_limit_exceeded",
    "4233961169071671, payment_network, payment_method_restricted",
    "2201382000000054, yoo_money, country_forbidden",
    "5555555555554634, yoo_money, fraud_suspected"
  })
  void aBadCardIsDeclinedWithItsReason(String card, String party, String reason) {
    var id = rig.order().id();
    rig.control("pay", "payment_id", id, "card", card);
    var declined = rig.payment(id);
    assertThat(declined.path("status").asText()).isEqualTo("canceled");
    assertThat(declined.path("paid").asBoolean()).isFalse();
    assertThat(declined.at("/cancellation_details/party").asText()).isEqualTo(party);
    assertThat(declined.at("/cancellation_details/reason").asText()).isEqualTo(reason);
  }

  @Test
  void aCardOfTheRealWorldIsNotTaken() {
    var id = rig.order().id();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.control("pay", "payment_id", id, "card", "4242424242424242"));
    assertThat(rig.payment(id).path("status").asText()).isEqualTo("pending");
  }
}

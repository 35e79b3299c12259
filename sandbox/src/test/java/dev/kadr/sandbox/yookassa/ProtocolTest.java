package dev.kadr.sandbox.yookassa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, what a call must look like, and what a key protects from. */
class ProtocolTest {
  private final Rig rig = new Rig();

  @AfterEach
  void stop() {
    rig.close();
  }

  private void assertError(Rig.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/type")).isEqualTo("error");
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/id")).hasSize(36);
    assertThat(answer.at("/description")).isNotEmpty();
  }

  @Test
  void nobodyIsLetInWithoutCredentials() {
    assertError(rig.send(rig.bare("/v3/payments")), 401, "invalid_credentials");
  }

  @Test
  void aWrongKeyIsNotLetIn() {
    var wrong = rig.bare("/v3/me").header("Authorization", "Basic MTAwNTAwOndyb25n");
    assertError(rig.send(wrong), 401, "invalid_credentials");
  }

  @Test
  void whatIsNotThereIs404() {
    assertError(rig.get("/payments/2f3b588d-000f-5000-8000-1d6e87c7fbde"), 404, "not_found");
    assertError(rig.get("/refunds/2f3b588d-0015-5000-8000-1d6e87c7fbde"), 404, "not_found");
    assertError(rig.get("/nowhere"), 404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({"DELETE,/payments", "PUT,/payments/1", "GET,/payments/1/capture", "POST,/me"})
  void aWrongMethodIs405WithoutABody(String method, String path) {
    var answer = rig.send(rig.to("/v3" + path).method(method, BodyPublishers.noBody()));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void anotherContentTypeIs415() {
    var form =
        rig.to("/v3/payments")
            .header("Idempotence-Key", "k")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(Rig.ORDER));
    assertThat(rig.send(form).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"amount\":{}} trailing"})
  void aBodyThatIsNoObjectIs400(String body) {
    var answer = rig.post("/payments", body);
    assertError(answer, 400, "invalid_request");
    assertThat(answer.at("/description")).isEqualTo("Failed to parse request body");
  }

  @Test
  void aPostNeedsAKey() {
    var bare =
        rig.to("/v3/payments")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Rig.ORDER));
    var answer = rig.send(bare);
    assertError(answer, 400, "invalid_request");
    assertThat(answer.at("/parameter")).isEqualTo("Idempotence-Key");
    assertThat(rig.control("payments")).isEmpty();
  }

  @Test
  void aKeyHasAtMost64Characters() {
    assertThat(rig.post("/payments", "k".repeat(64), Rig.ORDER).status()).isEqualTo(200);
    var answer = rig.post("/payments", "k".repeat(65), Rig.ORDER);
    assertError(answer, 400, "invalid_request");
    assertThat(answer.at("/parameter")).isEqualTo("Idempotence-Key");
  }

  @Test
  void theSameKeyAndBodyIsTheSamePayment() {
    var first = rig.post("/payments", "key-1", Rig.ORDER);
    var again = rig.post("/payments", "key-1", Rig.ORDER);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(rig.control("payments")).hasSize(1);
  }

  @Test
  void aReplayTellsWhatWasTrueThen() {
    var id = rig.post("/payments", "key-1", Rig.ORDER).id();
    rig.control("pay", "payment_id", id);
    assertThat(rig.post("/payments", "key-1", Rig.ORDER).at("/status")).isEqualTo("pending");
    assertThat(rig.payment(id).path("status").asText()).isEqualTo("succeeded");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    rig.post("/payments", "key-1", Rig.ORDER);
    var other = rig.post("/payments", "key-1", Rig.ORDER.replace("500.00", "500.01"));
    assertError(other, 400, "invalid_request");
    assertThat(other.at("/description")).isEqualTo("Idempotence key duplicated");
    assertThat(other.at("/parameter")).isEqualTo("Idempotence-Key");
    assertThat(rig.control("payments")).hasSize(1);
  }

  @Test
  void anotherKeyIsAnotherPayment() {
    assertThat(rig.post("/payments", "key-1", Rig.ORDER).id())
        .isNotEqualTo(rig.post("/payments", "key-2", Rig.ORDER).id());
  }

  @Test
  void aKeyIsForgottenAfter24Hours() {
    var first = rig.post("/payments", "key-1", Rig.ORDER).id();
    rig.control("clock", "advance_seconds", 24 * 3600 - 60);
    assertThat(rig.post("/payments", "key-1", Rig.ORDER).id()).isEqualTo(first);
    rig.control("clock", "advance_seconds", 61);
    assertThat(rig.post("/payments", "key-1", Rig.ORDER).id()).isNotEqualTo(first);
  }

  @Test
  void ofManyAtOnceWithOneKeyOneIsCarriedOut() {
    var crowd =
        IntStream.range(0, 20)
            .mapToObj(i -> rig.sendAsync(rig.posting("/payments", "key-1", Rig.ORDER)))
            .toList();
    assertThat(crowd.stream().map(one -> one.join().id()).distinct()).hasSize(1);
    assertThat(rig.control("payments")).hasSize(1);
  }

  @Test
  void theShopSaysWhoItIs() {
    var me = rig.get("/me");
    assertThat(me.at("/account_id")).isEqualTo(YooKassaShop.MADE_UP_ID);
    assertThat(me.at("/test")).isEqualTo("true");
    assertThat(me.at("/status")).isEqualTo("enabled");
  }

  @Test
  void theKeyIsNeverWrittenDown() {
    rig.order();
    assertThat(rig.control("requests").toString())
        .contains("/payments")
        .doesNotContain(YooKassaShop.MADE_UP_KEY, "Basic ");
    assertThat(YooKassaShop.forTests().toString()).doesNotContain(YooKassaShop.MADE_UP_KEY);
  }
}

package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Buying by HTTP alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderApiTest {
  private static final String WISH = "{\"package_id\":\"p500\",\"email\":\"maria@example.com\"}";

  private ApiWorld api;

  @BeforeAll
  void start() throws Exception {
    api = ApiWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    api.stop();
  }

  @Test
  void packagesAreShownWithTheirPrice() {
    var answer = api.call("GET", "/api/packages").send();
    var sold = answer.json().path("packages").path(0);
    assertThat(sold.path("id").asText()).isEqualTo("p500");
    assertThat(sold.path("price").path("value").asText()).matches("\\d+\\.\\d\\d");
    assertThat(sold.path("price").path("currency").asText()).isEqualTo("RUB");
    assertThat(sold.path("credits").asLong()).isEqualTo(25);
    var again =
        api.call("GET", "/api/packages").with("If-None-Match", answer.header("ETag")).send();
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void anOrderIsPlacedOnceAndSaysWhereToPay() {
    var me = api.newcomer();
    var first = create(me, "buy", WISH);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("payment_url").asText()).startsWith("http");
    assertThat(create(me, "buy", WISH).text()).isEqualTo(first.text());
    var id = first.json().path("order_id").asText();

    var shown = api.call("GET", "/api/orders/" + id).as(me).send().json();
    assertThat(shown.path("status").asText()).isEqualTo("awaiting_payment");
    assertThat(shown.path("payment_url").asText())
        .isEqualTo(first.json().path("payment_url").asText());
    assertThat(shown.path("refunded").path("value").asText()).isEqualTo("0.00");
    assertThat(shown.path("source").asText()).isEqualTo("web");
    assertThat(shown.has("paid_at")).isFalse();
    var list = api.call("GET", "/api/orders").as(me).send().json().path("items");
    assertThat(list).hasSize(1);
    assertThat(api.call("POST", "/api/orders/" + id + "/check").as(me).send().status())
        .isEqualTo(200);
    assertThat(api.call("GET", "/api/me").as(me).send().json().path("email").asText())
        .isEqualTo("maria@example.com");
  }

  @Test
  void aKeyIsOneWishAndOneAnswerWhateverBecameOfIt() {
    var me = api.newcomer();
    var first = create(me, "once", WISH);
    var other = WISH.replace("maria", "anna");
    assertThat(create(me, "once", other).problem()).isEqualTo("422 idempotency-key-reused");
    pay(me, first.json().path("order_id").asText());
    assertThat(create(me, "once", WISH).text()).isEqualTo(first.text());
    assertThat(create(me, "x", "{\"package_id\":\"p9\"}").problem())
        .isEqualTo("404 unknown-package");
    assertThat(create(me, "x", WISH).status()).isEqualTo(201);
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    var me = api.newcomer();
    var first = create(me, "daily", WISH).json().path("order_id").asText();
    pay(me, first);
    api.clock.advance(Duration.ofHours(25));
    api.tasks.round("sweep-answers");
    assertThat(create(me, "daily", WISH).json().path("order_id").asText()).isNotEqualTo(first);
  }

  @Test
  void ordersComeInPages() {
    var me = api.newcomer();
    var made = new ArrayList<String>();
    for (var key : List.of("a", "b", "c")) {
      made.addFirst(create(me, key, WISH).json().path("order_id").asText());
      api.clock.advance(Duration.ofSeconds(1));
    }
    var first = api.call("GET", "/api/orders?limit=2").as(me).send().json();
    var cursor = first.path("next_cursor").asText();
    var second = api.call("GET", "/api/orders?limit=2&cursor=" + cursor).as(me).send().json();
    assertThat(second.has("next_cursor")).isFalse();
    var seen = new ArrayList<String>();
    first.path("items").forEach(order -> seen.add(order.path("id").asText()));
    second.path("items").forEach(order -> seen.add(order.path("id").asText()));
    assertThat(seen).isEqualTo(made);
    assertThat(api.call("GET", "/api/orders?cursor=rubbish").as(me).send().fields())
        .containsExactly("cursor");
  }

  /** The money comes and is read back. */
  private void pay(AccountId me, String order) {
    var purchase = api.world.orders().find(new OrderId(UUID.fromString(order))).orElseThrow();
    api.gateway.shelf().pay(purchase.payments().getFirst().provider().orElseThrow());
    var now = api.call("POST", "/api/orders/" + order + "/check").as(me).send();
    assertThat(now.json().path("status").asText()).isEqualTo("paid");
  }

  @Test
  void anOrderIsItsBuyersOnly() {
    var id = create(api.newcomer(), "mine", WISH).json().path("order_id").asText();
    var stranger = api.newcomer();
    assertThat(api.call("GET", "/api/orders/" + id).as(stranger).send().problem())
        .isEqualTo("404 not-found");
    assertThat(api.call("POST", "/api/orders/" + id + "/check").as(stranger).send().problem())
        .isEqualTo("404 not-found");
    assertThat(api.call("GET", "/api/orders").as(stranger).send().json().path("items")).isEmpty();
  }

  @Test
  void whatCannotBeBoughtIsRefused() {
    var me = api.newcomer();
    assertThat(api.call("POST", "/api/payments/create").as(me).json(WISH).send().problem())
        .isEqualTo("400 idempotency-key");
    assertThat(create(me, "k", "{\"package_id\":\"p9\"}").problem())
        .isEqualTo("404 unknown-package");
    assertThat(create(me, "k", "{}").fields()).containsExactly("package_id");
    assertThat(create(me, "k", "{\"package_id\":\"P 5\"}").fields()).containsExactly("package_id");
    assertThat(create(me, "k", "{\"package_id\":\"p500\",\"email\":\"x\"}").fields())
        .containsExactly("email");
    assertThat(create(me, "k", "{\"package_id\":\"p500\",\"amount\":1}").fields())
        .containsExactly("amount");
  }

  @Test
  void whoBoughtNothingHasNoSubscription() {
    var plan = api.call("GET", "/api/subscription").as(api.newcomer()).send().json();
    assertThat(plan.path("active").asBoolean()).isFalse();
    assertThat(plan.has("ends_at")).isFalse();
  }

  private ApiWorld.Answer create(AccountId account, String key, String wish) {
    return api.call("POST", "/api/payments/create")
        .as(account)
        .with("Idempotency-Key", key)
        .json(wish)
        .send();
  }
}

package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.testkit.SamplePictures;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deleting one's data by HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FarewellApiTest {
  private static final String WISH = "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\"}";

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
  void whatIsOpenIsSaidAndNothingIsDeleted() {
    var me = api.newcomer();
    var made = create(me);
    var refused = api.call("DELETE", "/api/me").as(me).send();
    assertThat(refused.problem()).isEqualTo("409 requests-under-way");
    assertThat(refused.json().path("open").asInt()).isEqualTo(1);
    assertThat(api.call("GET", "/api/me").as(me).send().status()).isEqualTo(200);
    api.finish(made);
    assertThat(api.call("DELETE", "/api/me").as(me).send().status()).isEqualTo(204);
  }

  @Test
  void anOrderThatWaitsForItsMoneyIsOpen() {
    var me = api.newcomer();
    api.call("POST", "/api/payments/create")
        .as(me)
        .with("Idempotency-Key", "buy")
        .json("{\"package_id\":\"p500\",\"email\":\"maria@example.com\"}")
        .send();
    assertThat(api.call("DELETE", "/api/me").as(me).send().problem())
        .isEqualTo("409 payment-under-way");
  }

  @Test
  void everythingIsGoneAtOnceAndTheCookiesAreTakenBack() {
    var me = api.newcomer();
    var upload = api.call("POST", "/api/uploads").as(me).photo(SamplePictures.png(640, 480)).send();
    assertThat(upload.status()).isEqualTo(201);
    var file = upload.json().path("url").asText().replace("https://kadr.example", "");
    assertThat(api.call("GET", file).send().status()).isEqualTo(200);

    var gone = api.call("DELETE", "/api/me").as(me).send();

    assertThat(gone.status()).isEqualTo(204);
    assertThat(gone.header("Set-Cookie"))
        .contains("session=", "renewal=", "csrf=", "Max-Age=0")
        .contains("HttpOnly");
    assertThat(api.call("GET", file).send().status()).isEqualTo(404);
    assertThat(api.call("GET", "/api/me").as(me).send().problem()).isEqualTo("404 not-found");
    assertThat(api.call("GET", "/api/generations").as(me).send().json().path("items")).isEmpty();
  }

  @Test
  void whoIsGoneCanDoNothingMore() {
    var me = api.newcomer();
    api.call("DELETE", "/api/me").as(me).send();
    assertThat(api.call("DELETE", "/api/me").as(me).send().status()).isEqualTo(204);
    assertThat(
            api.call("POST", "/api/generations")
                .as(me)
                .with("Idempotency-Key", "late")
                .json(WISH)
                .send()
                .problem())
        .isEqualTo("404 not-found");
    assertThat(
            api.call("POST", "/api/uploads")
                .as(me)
                .photo(SamplePictures.png(640, 480))
                .send()
                .problem())
        .isEqualTo("404 not-found");
  }

  private GenerationId create(AccountId me) {
    var made =
        api.call("POST", "/api/generations")
            .as(me)
            .with("Idempotency-Key", "one")
            .json(WISH)
            .send();
    return new GenerationId(UUID.fromString(made.json().path("id").asText()));
  }
}

package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.SamplePictures;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures by HTTP alone, from the quote to the archive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenerationApiTest {
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
  void aQuoteHoldsNothing() {
    var me = api.newcomer();
    var quote = api.call("POST", "/api/quotes").as(me).json(WISH).send();
    assertThat(quote.status()).isEqualTo(200);
    assertThat(quote.json().path("cost").asLong()).isEqualTo(2);
    assertThat(quote.json().path("credits").asLong()).isEqualTo(10);
    assertThat(quote.json().path("affordable").asBoolean()).isTrue();
    assertThat(quote.json().path("available").asBoolean()).isTrue();
    assertThat(quote.json().path("eta_seconds").asInt()).isPositive();
    assertThat(api.world.accounts().wallet(me).held()).isZero();
  }

  @Test
  void aRequestIsTakenWithItsPriceHeld() {
    var me = api.newcomer();
    var answer = create(me, "first", WISH);
    assertThat(answer.status()).isEqualTo(201);
    var created = answer.json();
    assertThat(created.path("status").asText()).isEqualTo("queued");
    assertThat(created.path("cost").asLong()).isEqualTo(2);
    assertThat(created.path("credits").asLong()).isEqualTo(8);
    assertThat(created.path("position").asInt()).isNotNegative();
    assertThat(created.path("eta_seconds").asInt()).isPositive();
    assertThat(answer.header("Location"))
        .endsWith("/api/generations/" + created.path("id").asText());
    assertThat(api.world.accounts().wallet(me).held()).isEqualTo(2);
  }

  @Test
  void theSameCallIsAnsweredTheSameWhateverHappenedMeanwhile() {
    var me = api.newcomer();
    var first = create(me, "same", WISH);
    create(me, "another", WISH);
    var respelled = "{ \"prompt\": \"a fox\",\n\"model\": \"gpt-image-1\" }";
    assertThat(create(me, "same", respelled).text()).isEqualTo(first.text());
    assertThat(
            api.call("POST", "/api/generation/create")
                .as(me)
                .with("Idempotency-Key", "same")
                .json(WISH)
                .send()
                .text())
        .isEqualTo(first.text());
    assertThat(api.world.accounts().wallet(me).held()).isEqualTo(4);
  }

  /** Who lost the answer asks again, and some ask again before it came. */
  @Test
  void aCrowdWithOneKeyIsOneRequest() {
    var me = api.newcomer();
    var answers = Crowd.of(16, index -> create(me, "crowd", WISH).text());
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(answers.getFirst()).contains("\"status\":\"queued\"");
    assertThat(api.world.accounts().wallet(me).held()).isEqualTo(2);
  }

  @Test
  void aKeyIsForOneWishAndForOneAccount() {
    var me = api.newcomer();
    create(me, "mine", WISH);
    var other = "{\"model\":\"gpt-image-1\",\"prompt\":\"a cat\"}";
    assertThat(create(me, "mine", other).problem()).isEqualTo("422 idempotency-key-reused");
    var dearer = "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\",\"max_cost\":5}";
    assertThat(create(me, "mine", dearer).problem()).isEqualTo("422 idempotency-key-reused");
    assertThat(create(api.newcomer(), "mine", WISH).status()).isEqualTo(201);
    assertThat(api.world.accounts().wallet(me).held()).isEqualTo(2);
  }

  @Test
  void withoutAKeyNothingIsSpent() {
    var me = api.newcomer();
    var none = api.call("POST", "/api/generations").as(me).json(WISH).send();
    assertThat(none.problem()).isEqualTo("400 idempotency-key");
    assertThat(create(me, "two words", WISH).problem()).isEqualTo("400 idempotency-key");
    assertThat(create(me, "k".repeat(129), WISH).problem()).isEqualTo("400 idempotency-key");
    assertThat(api.world.accounts().wallet(me).held()).isZero();
  }

  @Test
  void whoHasTooFewCreditsIsToldHowManyAreMissing() {
    var me = api.newcomer();
    for (var i = 0; i < 5; i++) {
      assertThat(create(me, "k" + i, WISH).status()).isEqualTo(201);
    }
    var refused = create(me, "k5", WISH);
    assertThat(refused.problem()).isEqualTo("402 insufficient-credits");
    assertThat(refused.json().path("missing").asLong()).isEqualTo(2);
    assertThat(refused.json().path("credits").asLong()).isZero();
  }

  @Test
  void aNoIsSaidAgainUntilItsKeyIsADayOld() {
    var me = api.newcomer();
    var dear = "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\",\"max_cost\":1}";
    var no = create(me, "no", dear);
    assertThat(create(me, "no", dear).text()).isEqualTo(no.text());
    assertThat(create(me, "no", WISH).problem()).isEqualTo("422 idempotency-key-reused");
    var made = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      made.add(create(me, "k" + i, WISH).json().path("id").asText());
    }
    var poor = create(me, "poor", WISH);
    assertThat(poor.status()).isEqualTo(402);
    api.call("POST", "/api/generations/" + made.getFirst() + "/cancel").as(me).send();
    assertThat(create(me, "poor", WISH).text()).isEqualTo(poor.text());
    assertThat(create(me, "new", WISH).status()).isEqualTo(201);

    api.clock.advance(Duration.ofHours(25));
    api.tasks.round("sweep-answers");
    assertThat(create(me, "no", dear.replace("fox", "hen")).problem())
        .isEqualTo("409 price-changed");
    api.call("POST", "/api/generations/" + made.getLast() + "/cancel").as(me).send();
    assertThat(create(me, "poor", WISH).status()).isEqualTo(201);
  }

  @Test
  void whatCostsMoreThanAgreedIsNotMade() {
    var me = api.newcomer();
    var wish = "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\",\"max_cost\":%d}";
    var refused = create(me, "dear", wish.formatted(1));
    assertThat(refused.problem()).isEqualTo("409 price-changed");
    assertThat(refused.json().path("cost").asLong()).isEqualTo(2);
    assertThat(api.world.accounts().wallet(me).held()).isZero();
    assertThat(create(me, "fair", wish.formatted(2)).status()).isEqualTo(201);
  }

  /** A page shows the price before anybody typed. */
  @Test
  void aPriceNeedsNoWordsAndARequestDoes() {
    var me = api.newcomer();
    var wordless = "{\"model\":\"gpt-image-1\"}";
    var quote = api.call("POST", "/api/quotes").as(me).json(wordless).send();
    assertThat(quote.status()).isEqualTo(200);
    assertThat(quote.json().path("cost").asLong()).isEqualTo(2);
    assertThat(create(me, "wordless", wordless).fields()).containsExactly("prompt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'model':'gpt-image-1','prompt':'  '} | prompt",
        "{'prompt':'a fox'} | model",
        "{'model':'gpt-image-1','prompt':'a','images':2} | images",
        "{'model':'gpt-image-1','prompt':'a','images':11} | images",
        "{'model':'gpt-image-1','prompt':'a','images':'1'} | images",
        "{'model':'gpt-image-1','prompt':'a','images':1.5} | images",
        "{'model':'gpt-image-1','prompt':'a','settings':{'size':'9x9'}} | settings.size",
        "{'model':'gpt-image-1','prompt':'a','settings':{'n':'9'}} | settings.n",
        "{'model':'gpt-image-1','prompt':'a','settings':{'n':9}} | settings.n",
        "{'model':'gpt-image-1','prompt':'a','settings':{'tile':true}} | settings.tile",
        "{'model':'gpt-image-1','prompt':'a','settings':{'n':[9]}} | settings.n",
        "{'model':'gpt-image-1','prompt':'a','settings':{'n':{'a':9}}} | settings.n",
        "{'model':'gpt-image-1','prompt':'a','upload_ids':['x']} | upload_ids.0",
        "{'model':'gpt-image-1','prompt':'a','upload_ids':[null]} | upload_ids",
        "{'model':'gpt-image-1','prompt':'a','colour':'red'} | colour",
        "{'model':'gpt-image-1','prompt':'a','max_cost':-1} | max_cost",
        "[] | body",
        "null | body"
      })
  void whatIsWrongIsNamed(String wish, String field) {
    var me = api.newcomer();
    for (var path : List.of("/api/generations", "/api/quotes")) {
      var refused =
          api.call("POST", path)
              .as(me)
              .with("Idempotency-Key", "wrong")
              .json(wish.replace('\'', '"'))
              .send();
      assertThat(refused.problem()).isEqualTo("422 invalid");
      assertThat(refused.fields()).contains(field);
    }
    assertThat(api.world.accounts().wallet(me).held()).isZero();
  }

  @Test
  void aPromptThatIsTooLongIsRefusedWhole() {
    var me = api.newcomer();
    var wish = "{\"model\":\"gpt-image-1\",\"prompt\":\"%s\"}";
    assertThat(create(me, "4001", wish.formatted("x".repeat(4_001))).fields())
        .containsExactly("prompt");
    assertThat(create(me, "4000", wish.formatted("x".repeat(4_000))).status()).isEqualTo(201);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var me = api.newcomer();
    assertThat(create(me, "k", "{\"model\":\"kling-9\",\"prompt\":\"a\"}").problem())
        .isEqualTo("404 unknown-model");
    var upload = uploaded(api.newcomer());
    var wish = "{\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"upload_ids\":[\"" + upload + "\"]}";
    assertThat(create(me, "k", wish).problem()).isEqualTo("404 unknown-upload");
    var nobodys = wish.replace(upload, UUID.randomUUID().toString());
    assertThat(create(me, "k", nobodys).problem()).isEqualTo("404 unknown-upload");
  }

  @Test
  void nobodySeesOrTouchesTheRequestsOfAnother() {
    var id = created(api.newcomer());
    var stranger = api.newcomer();
    for (var call : List.of("GET ", "DELETE ", "POST /cancel", "GET /images.zip")) {
      var parts = call.split(" ", 2);
      var answer =
          api.call(parts[0], "/api/generations/" + id.value() + parts[1]).as(stranger).send();
      assertThat(answer.problem()).as(call).isEqualTo("404 not-found");
    }
    assertThat(api.call("GET", "/api/generations").as(stranger).send().json().path("items"))
        .isEmpty();
    assertThat(api.call("GET", "/api/generations").send().problem())
        .isEqualTo("401 unauthenticated");
  }

  @Test
  void whatIsMadeCanBeSeenFetchedAndDeletedForGood() throws Exception {
    var me = api.newcomer();
    var upload = uploaded(me);
    var answer =
        create(
            me,
            "whole",
            "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\",\"upload_ids\":[\"" + upload + "\"]}");
    var id = new GenerationId(UUID.fromString(answer.json().path("id").asText()));
    var path = "/api/generations/" + id.value();
    assertThat(api.call("GET", path + "/images.zip").as(me).send().problem())
        .isEqualTo("404 no-images");
    assertThat(api.call("DELETE", path).as(me).send().problem()).isEqualTo("409 under-way");

    api.finish(id);

    var shown = api.call("GET", path).as(me).send().json();
    assertThat(shown.path("status").asText()).isEqualTo("completed");
    assertThat(shown.path("progress").asInt()).isEqualTo(100);
    assertThat(shown.path("charged").asLong()).isEqualTo(2);
    assertThat(shown.path("source").asText()).isEqualTo("api");
    assertThat(shown.path("prompt").asText()).isEqualTo("a fox");
    assertThat(shown.has("failure")).isFalse();
    var picture = shown.path("images").path(0);
    for (var link : List.of("url", "thumb_url")) {
      var address = URI.create(picture.path(link).asText());
      var file = api.call("GET", address.getRawPath() + "?" + address.getRawQuery()).send();
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("Content-Type")).startsWith("image/");
    }
    var zip = api.call("GET", path + "/images.zip").as(me).send();
    assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
    try (var archive = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
      assertThat(archive.getNextEntry().getName()).isEqualTo("01.png");
      assertThat(archive.readAllBytes()).isNotEmpty();
      assertThat(archive.getNextEntry()).isNull();
    }
    var late = api.call("POST", path + "/cancel").as(me).send();
    assertThat(late.problem()).isEqualTo("409 too-late");

    var files = files(id);
    assertThat(files).hasSize(3);
    assertThat(api.call("DELETE", path).as(me).send().status()).isEqualTo(204);
    assertThat(files).allMatch(file -> api.blobs.find(file).isEmpty());
    assertThat(api.call("GET", path).as(me).send().status()).isEqualTo(404);
    assertThat(api.call("DELETE", path).as(me).send().status()).isEqualTo(404);
    assertThat(api.call("GET", "/api/generations").as(me).send().json().path("items")).isEmpty();
    var statement = api.call("GET", "/api/me/statement").as(me).send().json().path("items");
    assertThat(statement.path(0).path("reason").asText()).isEqualTo("capture");
  }

  @Test
  void aRequestInTheQueueIsTakenBackForFree() {
    var me = api.newcomer();
    var id = created(me);
    var path = "/api/generations/" + id.value() + "/cancel";
    var cancelled = api.call("POST", path).as(me).send();
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.json().path("charged").asLong()).isZero();
    assertThat(api.call("POST", path).as(me).send().status()).isEqualTo(200);
    assertThat(api.world.accounts().wallet(me).held()).isZero();
  }

  @Test
  void theListIsReadPageByPageAndNarrowed() {
    var me = api.newcomer();
    var first = created(me);
    api.call("POST", "/api/generations/" + first.value() + "/cancel").as(me).send();
    var second = created(me);
    var third = created(me);

    var page = api.call("GET", "/api/generations?limit=2").as(me).send().json();
    assertThat(ids(page)).containsExactlyInAnyOrder(second, third);
    var rest =
        api.call("GET", "/api/generations?limit=2&cursor=" + page.path("next_cursor").asText())
            .as(me)
            .send()
            .json();
    assertThat(ids(rest)).containsExactly(first);
    assertThat(rest.has("next_cursor")).isFalse();
    var cancelled = api.call("GET", "/api/generations?status=cancelled").as(me).send().json();
    assertThat(ids(cancelled)).containsExactly(first);
    var future = api.call("GET", "/api/generations?from=2126-01-01T00:00:00Z").as(me).send().json();
    assertThat(ids(future)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=x, limit",
    "cursor=x, cursor",
    "cursor=eA, cursor",
    "status=done, status",
    "from=yesterday, from",
    "to=-999999999-01-01T00:00:00Z, to"
  })
  void aQuestionThatCannotBeReadIsNamed(String query, String field) {
    var refused = api.call("GET", "/api/generations?" + query).as(api.newcomer()).send();
    assertThat(refused.problem()).isEqualTo("422 invalid");
    assertThat(refused.fields()).containsExactly(field);
  }

  private ApiWorld.Answer create(AccountId account, String key, String wish) {
    return api.call("POST", "/api/generations")
        .as(account)
        .with("Idempotency-Key", key)
        .json(wish)
        .send();
  }

  private GenerationId created(AccountId account) {
    var answer = create(account, Fixtures.random().toString(), WISH);
    return new GenerationId(UUID.fromString(answer.json().path("id").asText()));
  }

  private String uploaded(AccountId account) {
    return api.call("POST", "/api/uploads")
        .as(account)
        .photo(SamplePictures.png(64, 48))
        .send()
        .json()
        .path("upload_id")
        .asText();
  }

  private Set<BlobKey> files(GenerationId id) {
    var request = api.world.generations().find(id).orElseThrow();
    var files = new HashSet<BlobKey>(request.wish().pictures());
    for (Output output : ((State.Completed) request.state()).outputs()) {
      files.add(output.original());
      files.add(output.preview());
    }
    return files;
  }

  private static List<GenerationId> ids(JsonNode page) {
    var ids = new ArrayList<GenerationId>();
    page.path("items")
        .forEach(item -> ids.add(new GenerationId(UUID.fromString(item.path("id").asText()))));
    return ids;
  }
}

package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.app.signin.Browser.Answer;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Mini App sends, with Telegram's signature checked for real, and what the chat is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAppSubmitTest {
  private static final String SUBMIT = "/api/gpt-image-1/webapp/submit";
  private static final String KIND = "gpt-image-1_settings";
  private static final String OTHER_BOT = "7000000099:ANOTHER_BOT_of_somebody_else";
  private static final long STARTER = 10;

  private SignInWorld world;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    world.stop();
  }

  /** Somebody in the sandbox's Telegram, with the bot's chat open. */
  private final class Person {
    final long id = world.sandbox.telegram().addUser("Аня", "ru");

    Person whoWrote() {
      world.sandbox.telegram().say(id, "/start");
      await().until(() -> said().size() > 1); // the bot answered, so it knows the chat
      return this;
    }

    String initData() {
      return Signed.initData(id, "Аня", "anya" + id, world.clock.instant());
    }

    AccountId account() {
      return world.memory.accounts().find(Identity.telegram(id)).orElseThrow().id();
    }

    long credits() {
      return world.memory.accounts().wallet(account()).available(world.clock.instant());
    }

    List<String> said() {
      return world.sandbox.telegram().messages(id).stream()
          .map(message -> message.path("text").asText())
          .toList();
    }

    Answer submits(Map<String, Object> data) {
      return submits(initData(), data);
    }

    Answer submits(String initData, Map<String, Object> data) {
      return send(SUBMIT, Map.of("user_id", id, "data", data, "initData", initData));
    }
  }

  private Answer send(String path, Object body) {
    return world.browser().post(path, body);
  }

  private static Map<String, Object> filled(Object... more) {
    var data = new TreeMap<String, Object>();
    data.put("kind", KIND);
    data.put("prompt", "лиса в снегу");
    IntStream.range(0, more.length / 2)
        .forEach(pair -> data.put((String) more[2 * pair], more[2 * pair + 1]));
    return data;
  }

  private void refused(Answer answer, int status, String error) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("ok").isBoolean()).isTrue();
    assertThat(answer.json().path("ok").asBoolean()).isFalse();
    assertThat(answer.json().path("error").asText()).isEqualTo(error);
    assertThat(answer.header("content-type")).startsWith("application/json");
  }

  @Test
  void whatIsSentBecomesARequestAndTheChatIsTold() {
    var person = new Person().whoWrote();
    var answer = person.submits(filled("size", "512x512", "max_cost", 2));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("ok").asBoolean()).isTrue();
    var id = new GenerationId(UUID.fromString(answer.json().path("generation_id").asText()));
    var request = world.memory.generations().find(id).orElseThrow();
    assertThat(request.ticket().source()).isEqualTo(Source.WEBAPP);
    assertThat(request.ticket().account()).isEqualTo(person.account());
    assertThat(request.wish().size().orElseThrow()).hasToString("512x512");
    assertThat(person.credits()).isEqualTo(STARTER - 2);
    world.tasks.runDue(world.clock.instant());
    assertThat(person.said().getLast()).startsWith("🎨 Генерация началась!");
  }

  /** Whoever opens a Mini App before they ever wrote has an account and credits all the same. */
  @Test
  void aStrangerIsLetInToo() {
    var person = new Person();
    assertThat(person.submits(filled()).status()).isEqualTo(200);
    assertThat(person.credits()).isEqualTo(STARTER - 2);
  }

  @Test
  void theSameAgainIsTheSameRequestAndAnotherFormIsAnother() {
    var person = new Person();
    var opened = person.initData();
    var first = person.submits(opened, filled());
    assertThat(person.submits(opened, filled()).body()).isEqualTo(first.body());
    assertThat(person.credits()).isEqualTo(STARTER - 2);
    var other = person.submits(opened, filled("size", "512x512"));
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.body()).isNotEqualTo(first.body());
    assertThat(person.credits()).isEqualTo(STARTER - 4);
  }

  @Test
  void twoTapsAtOnceAreOneRequest() throws Exception {
    var person = new Person();
    var body = Map.of("user_id", person.id, "data", filled(), "initData", person.initData());
    try (var taps = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> tap = () -> send(SUBMIT, body).body();
      var answers = new ArrayList<String>();
      for (var answer : taps.invokeAll(List.of(tap, tap, tap, tap))) {
        answers.add(answer.get());
      }
      assertThat(answers.stream().distinct()).hasSize(1).allMatch(it -> it.contains("true"));
    }
    assertThat(person.credits()).isEqualTo(STARTER - 2);
  }

  @Test
  void whatTelegramDidNotSignIsNobodys() {
    var person = new Person();
    var good = person.initData();
    var now = world.clock.instant();
    refused(person.submits("", filled()), 401, "init-data");
    refused(person.submits(good.replace("anya", "amya"), filled()), 401, "init-data");
    refused(person.submits(good + "&hash=" + "0".repeat(64), filled()), 401, "init-data");
    refused(
        person.submits(Signed.initData(OTHER_BOT, person.id, "Аня", "anya", now), filled()),
        401,
        "init-data");
    refused(send(SUBMIT, Map.of("user_id", person.id, "data", filled())), 401, "init-data");
    refused(
        send(SUBMIT, Map.of("user_id", person.id + 1, "data", filled(), "initData", good)),
        401,
        "other-user");
    assertThat(world.memory.accounts().find(Identity.telegram(person.id))).isEmpty();
  }

  @Test
  void aDayIsLongEnoughAndNoLonger() {
    var person = new Person();
    var now = world.clock.instant();
    var old = Signed.initData(person.id, "Аня", "anya", now.minus(Duration.ofHours(25)));
    refused(person.submits(old, filled()), 401, "init-data-stale");
    var stillGood = Signed.initData(person.id, "Аня", "anya", now.minus(Duration.ofHours(23)));
    assertThat(person.submits(stillGood, filled()).status()).isEqualTo(200);
  }

  @Test
  void aFormOfAnotherModelMovesNothing() {
    var person = new Person();
    refused(person.submits(filled("kind", "midjourney_settings")), 400, "other-kind");
    refused(person.submits(filled("kind", 7)), 400, "other-kind");
    var elsewhere = Map.of("user_id", person.id, "data", filled(), "initData", person.initData());
    refused(send("/api/midjourney/webapp/submit", elsewhere), 400, "other-kind");
    var unknown =
        Map.of(
            "user_id",
            person.id,
            "data",
            filled("kind", "nothing_settings"),
            "initData",
            person.initData());
    refused(send("/api/nothing/webapp/submit", unknown), 404, "unknown-model");
    assertThat(person.credits()).isEqualTo(STARTER);
  }

  @Test
  void aFormThatIsWrongIsToldFieldByField() {
    var person = new Person();
    var answer = person.submits(filled("size", "3x3", "colour", "red"));
    refused(answer, 400, "invalid");
    assertThat(answer.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("settings.size", "settings.colour");
    refused(person.submits(filled("prompt", "  ")), 400, "invalid");
    refused(person.submits(filled("prompt", List.of())), 400, "invalid");
    refused(person.submits(filled("max_cost", -1)), 400, "invalid");
    refused(person.submits(filled("upload_ids", List.of("no id"))), 400, "invalid");
    var twelve = IntStream.range(0, 12).mapToObj(it -> UUID.randomUUID().toString()).toList();
    refused(person.submits(filled("upload_ids", twelve)), 400, "invalid");
    refused(
        person.submits(filled("upload_ids", List.of(UUID.randomUUID()))), 404, "unknown-upload");
    assertThat(person.credits()).isEqualTo(STARTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"user_id\":1}", "{\"data\":{}}", "{\"user_id\":\"7\"}"})
  void whatIsNoSubmissionIsRefusedInTheSameShape(String body) {
    var browser = world.browser();
    var answer = browser.postText(SUBMIT, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("ok").asBoolean(true)).isFalse();
    assertThat(answer.json().path("error").asText()).isNotEmpty();
  }

  @Test
  void aBodyThatIsTooLongIsRefusedInTheSameShape() {
    refused(
        world.browser().postText(SUBMIT, "{\"initData\":\"" + "x".repeat(70_000) + "\"}"),
        413,
        "too-large");
  }

  @Test
  void aPriceThatRoseMovesNothing() {
    var person = new Person();
    var answer = person.submits(filled("max_cost", 1));
    refused(answer, 409, "price-changed");
    assertThat(answer.json().path("cost").asLong()).isEqualTo(2);
    assertThat(person.credits()).isEqualTo(STARTER);
  }

  @Test
  void withTooFewCreditsTheChatIsToldOnce() {
    var person = new Person().whoWrote();
    var opened = person.initData();
    IntStream.range(0, 5)
        .forEach(
            wish ->
                assertThat(person.submits(opened, filled("prompt", "лиса " + wish)).status())
                    .isEqualTo(200));
    assertThat(person.credits()).isZero();
    var before = told(person);
    for (var again = 0; again < 2; again++) {
      var answer = person.submits(opened, filled());
      refused(answer, 402, "insufficient-credits");
      assertThat(answer.json().path("missing").asLong()).isEqualTo(2);
    }
    world.tasks.runDue(world.clock.instant());
    assertThat(told(person)).isEqualTo(before + 1);
  }

  private static long told(Person person) {
    return person.said().stream()
        .filter(text -> text.startsWith("❌ Недостаточно кредитов: нужно 2, у вас 0"))
        .count();
  }

  @Test
  void anAccountThatAsksTooOftenIsToldHowLongToWait() {
    var person = new Person();
    var opened = person.initData();
    var answers =
        IntStream.range(0, 12)
            .mapToObj(wish -> person.submits(opened, filled("max_cost", 0)))
            .toList();
    assertThat(answers).extracting(Answer::status).containsOnly(409, 429);
    var tooOften =
        answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
    refused(tooOften, 429, "too-many-requests");
    assertThat(tooOften.header("retry-after")).isNotEmpty();
  }
}

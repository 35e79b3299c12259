package dev.kadr.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.app.signin.Browser.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way in but OpenID Connect, over HTTP, with the bot in the sandbox's Telegram. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private static final String WIDGET = "/api/auth/telegram";
  private static final String WEBAPP = "/api/auth/webapp";
  private static final String ASK = "/api/auth/code/request";
  private static final String VERIFY = "/api/auth/code/verify";
  private static final String LINK = "/api/auth/link";
  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private SignInWorld world;

  @BeforeAll
  void start() throws Exception {
    world = SignInWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    world.stop();
  }

  private Browser browser() {
    return world.browser();
  }

  private long person(String name) {
    return world.sandbox.telegram().addUser(name, "ru");
  }

  private Map<String, String> widget(long id) {
    return Signed.widget(id, "Аня", "anya", world.clock.instant());
  }

  private static String account(Answer answer) {
    return answer.json().path("user").path("id").asText();
  }

  private List<String> messages(long chat) {
    return world.sandbox.telegram().messages(chat).stream()
        .map(message -> message.path("text").asText())
        .toList();
  }

  private int lastMessage(long chat) {
    return world.sandbox.telegram().messages(chat).getLast().path("message_id").asInt();
  }

  private void write(long person, String words) {
    var before = world.sandbox.telegram().messages(person).size();
    world.sandbox.telegram().say(person, words);
    await().until(() -> world.sandbox.telegram().messages(person).size() > before + 1);
  }

  @Test
  void theWidgetSignsInOnce() {
    var fields = widget(person("Аня"));
    var first = browser().post(WIDGET, fields);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("token").asText()).isNotEmpty();
    assertThat(first.json().path("user").path("first_name").asText()).isEqualTo("Аня");
    assertThat(first.json().path("user").path("telegram_id").asText()).isEqualTo(fields.get("id"));
    assertThat(first.json().path("user").path("credits").asLong()).isEqualTo(10);
    assertThat(first.header("cache-control")).contains("no-store");
    var again = browser().post(WIDGET, fields);
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.type()).isEqualTo("sign-in-used");
    assertThat(again.setCookies()).isEmpty();
  }

  @Test
  void numbersOfTheWidgetMayComeAsNumbers() {
    var id = person("Аня");
    Map<String, Object> fields = new TreeMap<>(widget(id));
    fields.put("id", id);
    fields.put("auth_date", Long.parseLong(String.valueOf(fields.get("auth_date"))));
    assertThat(browser().post(WIDGET, fields).status()).isEqualTo(200);
  }

  @Test
  void cookiesAreHiddenFromScriptsAndFromOtherSites() {
    var cookies = browser().post(WIDGET, widget(person("Аня"))).setCookies();
    assertThat(cookies).hasSize(3).allMatch(it -> it.contains("SameSite=Lax"));
    assertThat(cookies).allMatch(it -> it.contains("Secure") && it.contains("Path=/"));
    assertThat(cookies)
        .filteredOn(it -> it.startsWith("session=") || it.startsWith("renewal="))
        .hasSize(2)
        .allMatch(it -> it.contains("HttpOnly"));
    assertThat(cookies)
        .filteredOn(it -> it.startsWith("csrf="))
        .singleElement()
        .asString()
        .doesNotContain("HttpOnly");
  }

  @Test
  void whatIsOldOrOfTomorrowSignsNobodyIn() {
    var now = world.clock.instant();
    var id = person("Аня");
    var old = Signed.widget(id, "Аня", "anya", now.minus(Duration.ofMinutes(6)));
    var tomorrow = Signed.widget(id, "Аня", "anya", now.plus(Duration.ofDays(1)));
    var opened = Signed.initData(id, "Аня", "anya", now.minus(Duration.ofMinutes(61)));
    assertThat(browser().post(WIDGET, old).type()).isEqualTo("sign-in-stale");
    assertThat(browser().post(WIDGET, tomorrow).type()).isEqualTo("sign-in-wrong");
    assertThat(browser().post(WEBAPP, Map.of("initData", opened)).type())
        .isEqualTo("sign-in-stale");
  }

  @Test
  void aMiniAppSignsInAgainWithinItsHour() {
    var now = world.clock.instant().minus(Duration.ofMinutes(50));
    var body = Map.of("initData", Signed.initData(person("Аня"), "Аня", "anya", now));
    assertThat(browser().post(WEBAPP, body).status()).isEqualTo(200);
    assertThat(browser().post(WEBAPP, body).status()).isEqualTo(200);
  }

  @Test
  void botMiniAppAndSiteAreOneAccountWithTheNamesOfToday() {
    var id = person("Вера");
    write(id, "/start");
    var now = world.clock.instant();
    var site = browser().post(WIDGET, Signed.widget(id, "Вера Новая", "vera_new", now));
    var app =
        browser().post(WEBAPP, Map.of("initData", Signed.initData(id, "Вера", "vera_newest", now)));
    assertThat(account(site)).isEqualTo(account(app));
    assertThat(app.json().path("user").path("credits").asLong()).isEqualTo(10);
    assertThat(site.json().path("user").path("first_name").asText()).isEqualTo("Вера Новая");
    assertThat(app.json().path("user").path("username").asText()).isEqualTo("vera_newest");
    assertThat(world.memory.accounts().named("vera_newest")).isPresent();
    assertThat(world.memory.accounts().named("vera_new")).isEmpty();
  }

  @Test
  void widgetAndMiniAppAreNeverTakenForEachOther() {
    var id = person("Аня");
    var fields = new TreeMap<>(widget(id));
    var query =
        fields.entrySet().stream()
            .map(
                it ->
                    it.getKey()
                        + "="
                        + java.net.URLEncoder.encode(
                            it.getValue(), java.nio.charset.StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    assertThat(browser().post(WEBAPP, Map.of("initData", query)).type()).isEqualTo("sign-in-wrong");
  }

  private String codeFor(long person, Browser who, String username) {
    var before = messages(person).size();
    assertThat(who.post(ASK, Map.of("username", username)).status()).isEqualTo(202);
    assertThat(messages(person)).hasSize(before + 1);
    var code = CODE.matcher(messages(person).getLast());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  /** Somebody who wrote to the bot and bears a username. */
  private long known(String username) {
    var id = person("Гость");
    write(id, "/start");
    var fields = Signed.widget(id, "Гость", username, world.clock.instant());
    assertThat(browser().post(WIDGET, fields).status()).isEqualTo(200);
    return id;
  }

  @Test
  void aCodeOfTheBotSignsInOnce() {
    var id = known("Code_Once");
    var code = codeFor(id, browser(), " @code_once ");
    assertThat(messages(id).getLast()).contains("kadr.example", "Firefox, Windows", "не Telegram");
    var given = Map.of("username", "code_once", "code", code);
    assertThat(browser().post(VERIFY, given).status()).isEqualTo(200);
    assertThat(browser().post(VERIFY, given).type()).isEqualTo("sign-in-wrong");
  }

  @Test
  void aCodeIsWorthNothingAfterFiveWrongTries() {
    var id = known("five_tries");
    var code = codeFor(id, browser(), "five_tries");
    var wrong = code.equals("000000") ? "000001" : "000000";
    for (var attempt = 0; attempt < 5; attempt++) {
      assertThat(browser().post(VERIFY, Map.of("username", "five_tries", "code", wrong)).status())
          .isEqualTo(401);
    }
    world.clock.advance(Duration.ofMinutes(1)); // the limit of the name is another thing
    assertThat(browser().post(VERIFY, Map.of("username", "five_tries", "code", code)).status())
        .isEqualTo(401);
  }

  @Test
  void aCodeEndsAfterFiveMinutes() {
    var id = known("too_late");
    var code = codeFor(id, browser(), "too_late");
    world.clock.advance(Duration.ofMinutes(5));
    assertThat(browser().post(VERIFY, Map.of("username", "too_late", "code", code)).status())
        .isEqualTo(401);
  }

  @Test
  void aCodeIsOneAccountsOnly() {
    var id = known("first_of_two");
    known("second_of_two");
    var code = codeFor(id, browser(), "first_of_two");
    assertThat(browser().post(VERIFY, Map.of("username", "second_of_two", "code", code)).status())
        .isEqualTo(401);
  }

  @Test
  void whoAsksForACodeLearnsNothingOfTheName() {
    known("is_known");
    var unknown = browser().post(ASK, Map.of("username", "nobody_at_all"));
    var known = browser().post(ASK, Map.of("username", "is_known"));
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(browser().post(VERIFY, Map.of("username", "nobody_at_all", "code", "123456")).body())
        .isEqualTo(
            browser().post(VERIFY, Map.of("username", "is_known", "code", "1234567")).body());
  }

  @Test
  void whoNeverWroteToTheBotGetsNoCode() {
    var id = person("Тихий");
    browser().post(WIDGET, Signed.widget(id, "Тихий", "never_wrote", world.clock.instant()));
    assertThat(browser().post(ASK, Map.of("username", "never_wrote")).status()).isEqualTo(202);
    assertThat(messages(id)).isEmpty();
  }

  @Test
  void oneNameIsAskedForFiveTimesAMinuteWhereverFrom() {
    for (var asked = 0; asked < 5; asked++) {
      assertThat(browser().post(ASK, Map.of("username", "asked_for")).status()).isEqualTo(202);
    }
    var refused = browser().post(ASK, Map.of("username", "@ASKED_for"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 12);
  }

  @Test
  void oneAddressTriesTenTimesAMinute() {
    var one = browser();
    for (var tried = 0; tried < 10; tried++) {
      assertThat(one.post(WEBAPP, Map.of("initData", "x=" + tried)).status()).isEqualTo(401);
    }
    assertThat(one.post(WEBAPP, Map.of("initData", "x=y")).status()).isEqualTo(429);
    assertThat(browser().post(WEBAPP, Map.of("initData", "x=y")).status()).isEqualTo(401);
    // What a stranger writes in front is not believed: the last one before our proxy counts.
    one.headers.put("X-Forwarded-For", "198.51.100.7, " + one.headers.get("X-Forwarded-For"));
    assertThat(one.post(WEBAPP, Map.of("initData", "x=y")).status()).isEqualTo(429);
  }

  private static String ticket(Answer link) {
    var url = link.json().path("url").asText();
    assertThat(url).startsWith("https://t.me/kadr_sandbox_bot?start=login_");
    return url.substring(url.indexOf("login_"));
  }

  private static String poll(Answer link) {
    return LINK + "/" + link.json().path("poll").asText();
  }

  private void press(long person, String answer, String ticket) {
    var data = "login:" + answer + ":" + ticket.substring("login_".length());
    var message = lastMessage(person);
    world.sandbox.telegram().press(person, message, data, false);
    await()
        .until(
            () ->
                world
                    .sandbox
                    .telegram()
                    .messages(person)
                    .getLast()
                    .path("reply_markup")
                    .isMissingNode());
  }

  @Test
  void onlyAYesInTheBotSignsIn() {
    var id = person("Галя");
    var page = browser();
    var link = page.post(LINK);
    assertThat(link.status()).isEqualTo(200);
    assertThat(page.get(poll(link)).status()).isEqualTo(202);
    write(id, "/start " + ticket(link));
    await().until(() -> messages(id).getLast().contains("Вход на сайт"));
    assertThat(messages(id).getLast()).contains("kadr.example", "Firefox, Windows", "МСК");
    assertThat(page.get(poll(link)).status()).isEqualTo(202);
    press(id, "yes", ticket(link));
    var stranger = browser();
    stranger.cookies.put("sign_in_link", "somebody-else");
    assertThat(stranger.get(poll(link)).status()).isEqualTo(401);
    assertThat(browser().get(poll(link)).status()).isEqualTo(401);
    var in = page.get(poll(link));
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.json().path("user").path("telegram_id").asLong()).isEqualTo(id);
    assertThat(page.get(poll(link)).status()).isEqualTo(401);
  }

  @Test
  void aNoInTheBotSignsNobodyIn() {
    var id = person("Галя");
    write(id, "/start");
    var page = browser();
    var link = page.post(LINK);
    write(id, "/start " + ticket(link));
    press(id, "no", ticket(link));
    var out = page.get(poll(link));
    assertThat(out.status()).isEqualTo(401);
    assertThat(out.type()).isEqualTo("sign-in-declined");
    assertThat(messages(id).getLast()).contains("отклонён");
  }

  @Test
  void aLinkIsGoodForFiveMinutes() {
    var id = person("Галя");
    write(id, "/start");
    var page = browser();
    var link = page.post(LINK);
    world.clock.advance(Duration.ofMinutes(5));
    write(id, "/start " + ticket(link));
    assertThat(messages(id).getLast()).contains("уже не действует");
    assertThat(page.get(poll(link)).status()).isEqualTo(401);
  }

  @Test
  void noSecretIsEverLogged() {
    var id = known("logged_name");
    var code = codeFor(id, browser(), "logged_name");
    var fields = widget(person("Аня"));
    var initData = Signed.initData(id, "Аня", "logged_name", world.clock.instant());
    var page = browser();
    var link = page.post(LINK);
    write(id, "/start " + ticket(link));
    press(id, "yes", ticket(link));
    var secrets =
        List.of(
            code,
            fields.getOrDefault("hash", ""),
            initData.substring(initData.indexOf("hash=") + 5).substring(0, 64),
            ticket(link).substring("login_".length()),
            link.json().path("poll").asText(),
            page.cookies.getOrDefault("sign_in_link", ""),
            page.get(poll(link)).json().path("token").asText(),
            page.cookies.getOrDefault("renewal", ""),
            page.cookies.getOrDefault("csrf", ""),
            browser().post(WIDGET, fields).json().path("token").asText(),
            browser().post(WEBAPP, Map.of("initData", initData)).json().path("token").asText(),
            SignInWorld.TOKEN.substring(SignInWorld.TOKEN.indexOf(':') + 1));
    assertThat(secrets).allMatch(secret -> secret.length() >= 6);
    browser().post(VERIFY, Map.of("username", "logged_name", "code", code));
    browser().post(WIDGET, fields);
    var ours = world.logged();
    assertThat(ours).isNotEmpty();
    assertThat(ours).noneMatch(line -> secrets.stream().anyMatch(line::contains));
  }
}

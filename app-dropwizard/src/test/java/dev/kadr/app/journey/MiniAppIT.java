package dev.kadr.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Mini Apps in the sandbox's Telegram: from the button in the chat to the result in the chat.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiniAppIT {
  private static final String SCRIPT = "https://telegram.org/js/telegram-web-app.js";
  private static final String WORDS = "лиса в снегу на рассвете";
  private static final double PATIENCE_MILLIS = 30_000;

  @TempDir static Path folder;
  private final List<Request> submits = new CopyOnWriteArrayList<>();
  private Sandbox sandbox;
  private Kadr kadr;
  private Chromium chromium;
  private WebAppCaller caller;
  private long rich;
  private BrowserContext window;
  private Page page;

  @BeforeAll
  void open() throws IOException, InterruptedException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // each window has an address of its own: sign-ins are counted by address
    kadr =
        new Kadr(folder, sandbox)
            .with("SUBMIT_LIMIT_PER_MINUTE", "600")
            .with("TRUSTED_PROXIES", "127.0.0.1")
            .with("TELEGRAM_API_URL", sandbox.uri().toString())
            .with("TELEGRAM_BOT_USERNAME", "kadr_sandbox_bot")
            .start();
    caller = new WebAppCaller(kadr);
    chromium = new Chromium();
    rich = newcomer();
    var granted =
        kadr.command(
            "grant",
            "--telegram-id",
            Long.toString(rich),
            "--credits",
            "500",
            "--reason",
            "tests",
            "config.yml");
    assertThat(granted.code()).as(granted.printed()).isZero();
  }

  @AfterAll
  void close() throws IOException {
    chromium.close();
    kadr.close();
    sandbox.close();
  }

  @BeforeEach
  void newWindow() {
    submits.clear();
    window = chromium.window(390, ColorScheme.LIGHT);
    window.setExtraHTTPHeaders(Map.of(WebAppCaller.FORWARDED, caller.nextAddress()));
    page = window.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    // offline, whatever the machine can reach
    page.route(SCRIPT, Route::abort);
    page.onRequest(
        request -> {
          if (request.url().endsWith("/webapp/submit")) {
            submits.add(request);
          }
        });
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  /** Somebody who began a chat and was greeted; 10 credits. */
  private long newcomer() {
    var person = sandbox.telegram().addUser("Мария", "ru");
    sandbox.telegram().say(person, "/start");
    await()
        .atMost(Kadr.PATIENCE)
        .until(() -> said(person).stream().anyMatch(it -> it.has("reply_markup")));
    return person;
  }

  private List<ObjectNode> said(long person) {
    return sandbox.telegram().messages(person).stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .toList();
  }

  private int lastMessage(long person) {
    return sandbox.telegram().messages(person).getLast().path("message_id").asInt();
  }

  private MiniAppPanel openApp(long person, String model) {
    page.navigate(sandbox.uri() + "/telegram/#" + person);
    page.locator("[data-testid=web-app-button][data-url$='/webapps/" + model + "/']")
        .first()
        .click();
    return MiniAppPanel.opened(page);
  }

  private static Locator inside(MiniAppPanel app, String testId) {
    return app.inside().getByTestId(testId);
  }

  /** Types, and waits until the button says what it costs. */
  private static void fill(MiniAppPanel app, String words) {
    inside(app, "prompt").fill(words);
    assertThat(app.mainButton())
        .hasText(
            Pattern.compile("Сгенерировать за \\d+ ⚡"),
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  private void awaitSaid(long person, int after, String words) {
    awaitMessage(person, after, message -> text(message).contains(words));
  }

  private void awaitResult(long person, int after, String kind) {
    awaitMessage(person, after, message -> message.has(kind));
  }

  private void awaitMessage(long person, int after, Predicate<ObjectNode> wanted) {
    await()
        .atMost(Kadr.PATIENCE)
        .until(
            () ->
                said(person).stream()
                    .filter(message -> message.path("message_id").asInt() > after)
                    .anyMatch(wanted));
  }

  private static String text(JsonNode message) {
    return message.path("text").asText(message.path("caption").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-image-1, photo",
    "nano-banana, photo",
    "nano-banana-pro, photo",
    "midjourney, photo",
    "kling, video"
  })
  void fromTheChatToTheResultInTheChat(String model, String kind) {
    var before = lastMessage(rich);
    var app = openApp(rich, model);
    assertThat(inside(app, "balance")).containsText(Pattern.compile("\\d+"));
    assertThat(inside(app, "price")).isVisible();
    assertThat(app.mainButton()).isHidden();

    inside(app, "prompt").fill("  ");
    assertThat(app.mainButton()).isHidden();
    fill(app, WORDS + ", " + model);
    app.shoot("app-" + model + "-filled");
    app.mainButton().click();
    app.waitUntilClosed();

    awaitSaid(rich, before, "🎨 Генерация началась!");
    assertStandardBody(model);
    awaitResult(rich, before, kind);
    assertThat(page.getByTestId("log").getByTestId(kind).last()).isVisible();
  }

  /** The standard's body: who, what, and Telegram's word for it, nothing else. */
  private void assertStandardBody(String model) {
    assertThat(submits).hasSize(1);
    var body = caller.json(submits.getFirst().postData());
    assertThat(caller.names(body)).containsExactlyInAnyOrder("user_id", "data", "initData");
    assertThat(body.path("user_id").isIntegralNumber()).isTrue();
    assertThat(body.path("user_id").asLong()).isEqualTo(rich);
    assertThat(body.path("initData").asText()).matches("query_id=.*&hash=[0-9a-f]{64}");
    var data = body.path("data");
    assertThat(data.path("kind").asText()).isEqualTo(model + "_settings");
    assertThat(data.path("prompt").asText()).isEqualTo(WORDS + ", " + model);
    assertThat(data.path("max_cost").isIntegralNumber()).isTrue();
    var rest = caller.names(data);
    rest.removeAll(List.of("kind", "prompt", "max_cost"));
    assertThat(caller.settingsOf(model)).containsAll(rest);
    assertThat(data).noneMatch(JsonNode::isNull);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-image-1", "nano-banana", "nano-banana-pro", "midjourney", "kling"})
  void everybodyCanUseItInLightAndDarkInBothLanguages(String model) {
    var app = openApp(rich, model);
    assertThat(inside(app, "price")).isVisible();
    var axe = Axe.in(app.frame());
    app.run("() => document.querySelectorAll('details').forEach((it) => (it.open = true))");
    var languages = List.of("ru", "en");
    for (var language : languages) {
      for (var scheme : List.of("light", "dark")) {
        assertThat(app.inside().locator("html")).hasCSS("color-scheme", scheme);
        app.shoot("app-" + model + "-" + language + "-" + scheme);
        assertThat(axe.violations()).as(model + " " + language + " " + scheme).isEmpty();
        page.evaluate("() => document.getElementById('theme').click()");
      }
      app.inside().locator(".language").click();
    }
  }

  @Test
  void theMenuButtonOpensTheFirstModelToo() {
    page.navigate(sandbox.uri() + "/telegram/#" + rich);
    page.getByTestId("web-app-menu").click();
    var app = MiniAppPanel.opened(page);
    assertThat(app.inside().locator("h1")).hasText("GPT Image 1");
  }

  @Test
  void twoTapsInOneTurnAreOneRequest() {
    // and by the script that Telegram serves, as far as its stand-in goes
    page.unroute(SCRIPT);
    page.route(SCRIPT, route -> route.fulfill(new Route.FulfillOptions().setResponse(standIn())));
    var person = newcomer();
    var before = lastMessage(person);
    var app = openApp(person, "gpt-image-1");
    fill(app, WORDS);
    assertThat(app.run("() => typeof Telegram.WebView.callEventCallbacks")).isEqualTo("function");
    app.mainButton().evaluate("button => { button.click(); button.click(); }");
    app.waitUntilClosed();
    awaitResult(person, before, "photo");
    assertThat(submits).hasSize(1);
    assertThat(caller.generations(sandbox.telegram().initData(person))).hasSize(1);
  }

  private APIResponse standIn() {
    return window.request().get(sandbox.uri() + "/telegram-web-app.js");
  }

  // ---- what goes wrong ----

  private static void assertKept(MiniAppPanel app, String words) {
    assertThat(app.popup()).containsText(words);
    app.part("popup-close").click();
    assertThat(inside(app, "prompt")).hasValue(WORDS);
    assertThat(app.mainButton()).isEnabled();
    assertThat(app.mainButton()).hasAttribute("aria-busy", "false");
  }

  private void onSubmit(Consumer<Route> answer) {
    page.route("**/webapp/submit", answer);
  }

  @Test
  void whateverGoesWrongOnTheWayNothingMovesAndTheInputIsKept() {
    var person = newcomer();
    var before = lastMessage(person);
    var app = openApp(person, "gpt-image-1");
    fill(app, WORDS);

    onSubmit(Route::abort);
    app.mainButton().click();
    assertKept(app, "Ошибка сети");

    page.unroute("**/webapp/submit");
    onSubmit(route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
    app.mainButton().click();
    assertKept(app, "Ошибка сервера");

    page.unroute("**/webapp/submit");
    onSubmit(
        route ->
            route.resume(
                new Route.ResumeOptions()
                    .setPostData(
                        route
                            .request()
                            .postData()
                            .replaceFirst("\"max_cost\":\\d+", "\"max_cost\":1"))));
    app.mainButton().click();
    assertKept(app, "Цена изменилась: теперь 2 кредита");
    app.shoot("app-price-rose");
    assertThat(lastMessage(person)).isEqualTo(before);

    // the server took it and its answer was lost: the same words are the same request
    page.unroute("**/webapp/submit");
    onSubmit(
        route -> {
          route.fetch();
          route.abort("connectionreset");
        });
    app.mainButton().click();
    assertKept(app, "Ошибка сети");
    page.unroute("**/webapp/submit");
    app.mainButton().click();
    app.waitUntilClosed();
    awaitResult(person, before, "photo");
    assertThat(caller.generations(sandbox.telegram().initData(person))).hasSize(1);
  }

  @Test
  void tooFewCreditsAreToldInTheChatAndOnThePage() {
    var person = newcomer();
    var before = lastMessage(person);
    var app = openApp(person, "kling");
    fill(app, WORDS);
    app.mainButton().click();
    assertKept(app, "Недостаточно кредитов");
    awaitSaid(person, before, "❌");
    app.shoot("app-too-few");
    assertThat(caller.generations(sandbox.telegram().initData(person))).isEmpty();
  }

  @Test
  void ofTwelvePhotosTenAreTaken() {
    var app = openApp(rich, "gpt-image-1");
    fill(app, WORDS);
    inside(app, "photos").setInputFiles(photos(12));
    assertKept(app, "не больше 10");
    assertThat(inside(app, "photo")).hasCount(10);
    app.shoot("app-ten-photos");
  }

  private static FilePayload[] photos(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> new FilePayload("photo" + at + ".png", "image/png", Visitor.photo()))
        .toArray(FilePayload[]::new);
  }

  @Test
  void nothingIsTakenWithoutTelegramsWord() {
    var person = newcomer();
    var before = lastMessage(person);
    var good = sandbox.telegram().initData(person);
    var refused = new ArrayList<Integer>();
    for (var forged :
        List.of(
            "",
            good.replaceFirst("hash=.", "hash=" + (good.contains("hash=0") ? "1" : "0")),
            good.replace("query_id=AA", "query_id=AB"),
            sandbox.telegram().initData(person, caller.hoursAgo(25)),
            sandbox.telegram().initData(person, caller.hoursAgo(-2)),
            sandbox.telegram().initData(rich))) {
      refused.add(caller.submit("gpt-image-1", person, "gpt-image-1_settings", forged));
    }
    assertThat(refused).containsOnly(401);
    assertThat(caller.submit("gpt-image-1", person, "kling_settings", good)).isEqualTo(400);
    assertThat(caller.generations(good)).isEmpty();
    assertThat(lastMessage(person)).isEqualTo(before);
  }

  @Test
  void outsideTelegramThePageSaysSo() {
    page.navigate(kadr.uri("/webapps/kling/").toString());
    assertThat(page.getByTestId("outside")).isVisible();
    assertThat(page.getByTestId("outside").getByRole(AriaRole.LINK))
        .hasAttribute("href", "https://t.me/kadr_sandbox_bot");
    assertThat(Axe.in(page.mainFrame()).violations()).isEmpty();
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "app-outside.png")));
  }
}

package dev.kadr.app.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The frame in which the sandbox's chat shows Mini Apps, seen from both sides of its edge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAppFrameIT {
  private static final String BOT = "/bot7000000001:SANDBOX_only_not_a_real_token/";
  private static final double PATIENCE_MILLIS = 20_000;

  private final ObjectMapper json = new ObjectMapper();
  private Sandbox sandbox;
  private HttpServer site;
  private Chromium chromium;
  private BrowserContext window;
  private Page page;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var content = miniApp();
    site.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, content.length);
          try (var body = exchange.getResponseBody()) {
            body.write(content);
          }
        });
    site.start();
    chromium = new Chromium();
  }

  private byte[] miniApp() throws IOException {
    try (var page = WebAppFrameIT.class.getResourceAsStream("/mini-app/index.html")) {
      var html = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
      return html.replace("SCRIPT", sandbox.uri() + "/telegram-web-app.js")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  void close() {
    chromium.close();
    site.stop(0);
    sandbox.close();
  }

  @BeforeEach
  void newWindow() {
    window = chromium.window(390, ColorScheme.LIGHT);
    page = window.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  private String url() {
    return "http://127.0.0.1:" + site.getAddress().getPort() + "/app/";
  }

  private void bot(String method, Map<String, Object> order) {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.uri() + BOT + method))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json.writeValueAsString(order)))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A chat in which the bot sent a Mini App's button. */
  private long chat(String query) {
    var person = sandbox.telegram().addUser("Zoë <O'Neil> & Co", "en");
    sandbox.telegram().say(person, "/start");
    var button = Map.of("text", "Open", "web_app", Map.of("url", url()));
    bot(
        "sendMessage",
        Map.of(
            "chat_id",
            person,
            "text",
            "Choose",
            "reply_markup",
            Map.of("inline_keyboard", List.of(List.of(button)))));
    page.navigate(sandbox.uri() + "/telegram/" + query + "#" + person);
    return person;
  }

  private MiniAppPanel openIn(String query) {
    chat(query);
    page.getByTestId("web-app-button").click();
    return MiniAppPanel.opened(page);
  }

  private static Object webApp(MiniAppPanel app, String expression) {
    return app.run("() => Telegram.WebApp." + expression);
  }

  /** Waits until the Mini App heard of something. */
  private static void awaitHeard(MiniAppPanel app, String event) {
    app.frame().waitForFunction("type => heard.some(([one]) => one === type)", event);
  }

  @Test
  void aButtonOpensItsMiniAppForThePersonOfTheChat() {
    var person = chat("");
    page.getByTestId("web-app-button").click();
    var app = MiniAppPanel.opened(page);

    assertThat(webApp(app, "initDataUnsafe.user.id.toString()")).isEqualTo(Long.toString(person));
    assertThat(webApp(app, "initDataUnsafe.user.first_name")).isEqualTo("Zoë <O'Neil> & Co");
    assertThat(webApp(app, "initData").toString())
        .matches(
            "query_id=[\\w-]+&user=%7B.*&auth_date=\\d+&signature=[\\w-]{86}&hash=[0-9a-f]{64}");
    assertThat(webApp(app, "version")).isEqualTo("9.1");
    assertThat(webApp(app, "platform")).isEqualTo("weba");
    assertThat(webApp(app, "colorScheme")).isEqualTo("light");
    assertThat(webApp(app, "themeParams.button_color")).isEqualTo("#007aff");
  }

  @Test
  void theMainButtonIsDrawnAsTheMiniAppSays() {
    var app = openIn("");
    assertThat(app.mainButton()).isHidden();

    webApp(app, "MainButton.setParams({text: 'Create', color: '#119944', is_visible: true})");
    assertThat(app.mainButton()).hasText("Create");
    assertThat(app.mainButton()).hasCSS("background-color", "rgb(17, 153, 68)");
    app.shoot("frame-button");
    app.mainButton().click();
    awaitHeard(app, "mainButtonClicked");

    webApp(app, "MainButton.showProgress()");
    assertThat(app.mainButton()).hasAttribute("aria-busy", "true");
    assertThat(app.mainButton()).isDisabled();
    webApp(app, "MainButton.hideProgress()");
    assertThat(app.mainButton()).isEnabled();
    webApp(app, "MainButton.disable()");
    assertThat(app.mainButton()).isDisabled();
    webApp(app, "MainButton.hide()");
    assertThat(app.mainButton()).isHidden();
  }

  @Test
  void twoTapsInOneTurnAreTwoPresses() {
    var app = openIn("");
    webApp(app, "MainButton.setText('Go').show()");
    assertThat(app.mainButton()).isVisible();
    app.mainButton().evaluate("button => { button.click(); button.click(); }");
    app.frame()
        .waitForFunction("() => heard.filter(([one]) => one === 'mainButtonClicked').length === 2");
  }

  @Test
  void popupsAreDrawnByTheFrameOneAtATime() {
    var app = openIn("");
    app.run("() => Telegram.WebApp.showAlert('Price rose', () => (window.answered = true))");
    assertThat(app.popup()).containsText("Price rose");
    app.shoot("frame-popup");
    assertThatThrownBy(() -> webApp(app, "showAlert('again')"))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("WebAppPopupOpened");
    app.part("popup-close").click();
    app.frame().waitForFunction("() => window.answered");

    app.run("() => Telegram.WebApp.showConfirm('Sure?', (yes) => (window.sure = yes))");
    app.part("popup-ok").click();
    app.frame().waitForFunction("() => window.sure === true");

    app.run("() => Telegram.WebApp.showConfirm('Sure?', (yes) => (window.sure = yes))");
    app.popup().press("Escape");
    app.frame().waitForFunction("() => window.sure === false");
  }

  @Test
  void whoeverSwitchesTheLightIsFollowed() {
    var app = openIn("");
    app.part("web-app-close").click();
    app.waitUntilClosed();
    page.getByTestId("back").click();
    page.getByTestId("theme").click();
    page.goBack();
    page.getByTestId("web-app-button").click();
    var again = MiniAppPanel.opened(page);
    assertThat(webApp(again, "colorScheme")).isEqualTo("dark");

    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.evaluate("() => document.getElementById('theme').click()");
    again.frame().waitForFunction("() => Telegram.WebApp.colorScheme === 'light'");
    awaitHeard(again, "themeChanged");
    page.evaluate("() => document.getElementById('theme').click()");
    webApp(again, "expand()");
    webApp(again, "MainButton.setText('Create for 2 ⚡').show().showProgress()");
    webApp(again, "SecondaryButton.show()");
    again.part("web-app-more").click();
    again.shoot("frame-dark");
  }

  @Test
  void closingAsksFirstWhenItIsToAsk() {
    var app = openIn("");
    webApp(app, "enableClosingConfirmation()");
    assertThat(app.logged("web_app_setup_closing_behavior")).hasCount(1);
    app.part("web-app-close").click();
    app.part("leave-no").click();
    assertThat(app.part("web-app")).isVisible();
    app.part("web-app-close").click();
    app.part("leave-yes").click();
    app.waitUntilClosed();
  }

  @Test
  void aMiniAppThatClosesItselfIsNotAskedAbout() {
    var app = openIn("");
    webApp(app, "enableClosingConfirmation()");
    webApp(app, "close()");
    app.waitUntilClosed();
  }

  @Test
  void hapticsAreSeen() {
    var app = openIn("");
    webApp(app, "HapticFeedback.notificationOccurred('success')");
    assertThat(app.logged("web_app_trigger_haptic_feedback"))
        .hasAttribute("data-detail", Pattern.compile(".*\"notification_type\":\"success\".*"));
    assertThat(app.part("web-app-haptic")).containsText("success");
  }

  @Test
  void itOpensPartlyAndExpandsWhenAsked() {
    var app = openIn("?insets=10,0,20,0");
    var before = ((Number) webApp(app, "viewportHeight")).doubleValue();
    assertThat(webApp(app, "isExpanded")).isEqualTo(false);
    webApp(app, "expand()");
    app.frame().waitForFunction("() => Telegram.WebApp.isExpanded");
    app.frame().waitForFunction("before => Telegram.WebApp.viewportHeight > before", before);
    var full = ((Number) webApp(app, "viewportHeight")).doubleValue();
    webApp(app, "MainButton.setText('Go').show()");
    app.frame().waitForFunction("full => Telegram.WebApp.viewportHeight < full", full);
    assertThat(webApp(app, "safeAreaInset.bottom")).isEqualTo(20);
  }

  @Test
  void anOldClientKnowsFewerWords() {
    var app = openIn("?client=6.0");
    assertThat(webApp(app, "version")).isEqualTo("6.0");
    assertThat(webApp(app, "themeParams.section_bg_color")).isNull();
    assertThatThrownBy(() -> webApp(app, "showAlert('x')"))
        .hasMessageContaining("WebAppMethodUnsupported");
    // and what is sent in spite of that is not listened to
    app.run(
        "() => Telegram.WebView.postEvent('web_app_open_popup', null,"
            + " {message: 'x', buttons: [{id: '', type: 'close'}]})");
    assertThat(app.logged("web_app_open_popup")).hasAttribute("data-way", "ignored");
    assertThat(app.popup()).hasCount(0);
    webApp(app, "MainButton.setText('Go').show()");
    assertThat(app.mainButton()).isVisible();
  }

  @Test
  void backAndSettingsAreInTheHeadWhenTheMiniAppShowsThem() {
    var app = openIn("");
    assertThat(app.part("web-app-back")).isHidden();
    webApp(app, "BackButton.show()");
    app.part("web-app-back").click();
    awaitHeard(app, "backButtonClicked");
    webApp(app, "SettingsButton.show()");
    app.part("web-app-more").click();
    app.part("web-app-settings").click();
    awaitHeard(app, "settingsButtonClicked");
  }

  @Test
  void theMenuButtonOpensItsMiniAppAndALinkOfTheBotComesBackToTheChat() {
    var menu = Map.of("type", "web_app", "text", "Create", "web_app", Map.of("url", url()));
    bot("setChatMenuButton", Map.of("menu_button", menu));
    chat("");
    page.getByTestId("web-app-menu").click();
    var app = MiniAppPanel.opened(page);
    webApp(app, "openTelegramLink('https://t.me/kadr_sandbox_bot?start=success')");
    app.waitUntilClosed();
    assertThat(page.getByTestId("start")).isVisible();
    bot("setChatMenuButton", Map.of("menu_button", Map.of("type", "commands")));
  }

  @Test
  void aReloadKeepsWhatItWasOpenedWith() {
    var app = openIn("");
    var before = webApp(app, "initData");
    app.run("() => (window.old = true)");
    app.part("web-app-more").click();
    app.part("web-app-reload").click();
    app.frame().waitForFunction("() => window.old === undefined && window.Telegram?.WebApp");
    assertThat(webApp(app, "initData")).isEqualTo(before);
  }

  @Test
  void sendDataReachesNobodyFromAnInlineButton() {
    var app = openIn("");
    webApp(app, "sendData('x')");
    assertThat(app.logged("web_app_data_send")).hasCount(1);
    assertThat(app.part("web-app")).isVisible();
    assertThat(sandbox.telegram().outbox())
        .noneMatch(call -> call.toString().contains("web_app_data"));
  }
}

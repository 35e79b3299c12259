package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger in a browser: starts the bot, sends a photo, gets the picture for 2 credits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyIT {
  private static final double PATIENCE_MILLIS = 60_000;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir static Path folder;
  private Sandbox sandbox;
  private Kadr kadr;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void open() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    kadr = new Kadr(folder, sandbox).start();
    Files.createDirectories(SCREENSHOTS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  void close() throws IOException {
    browser.close();
    playwright.close();
    kadr.close();
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
  void aStrangerGetsAPictureForTwoCredits(int width, ColorScheme scheme) {
    var visitor = sandbox.telegram().addUser("Мария", "ru");
    var context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    try (context) {
      var page = context.newPage();
      page.setDefaultTimeout(PATIENCE_MILLIS);
      page.navigate(sandbox.uri() + "/telegram/");
      page.getByTestId("user-" + visitor).click();
      page.getByTestId("start").click();
      answered(page, "10 кредитов");
      say(page, "/photo");
      answered(page, "Пришлите фотографию");
      sendPhoto(page);
      answered(page, "Теперь опишите словами");
      say(page, "на закате у моря, тёплый свет");
      answered(page, "Цена: 2 кредита");
      page.getByTestId("button-photo:confirm").last().scrollIntoViewIfNeeded();
      picture(page, "offer", width, scheme);
      page.getByTestId("button-photo:confirm").last().click();
      answered(page, "🎨 Генерация началась!");
      answered(page, "осталось 8 кредитов");
      assertThat(page.getByTestId("log").getByTestId("photo").count()).isGreaterThanOrEqualTo(2);
      say(page, "/status");
      answered(page, "У вас 8 кредитов");
      picture(page, "done", width, scheme);
    }
  }

  private static void say(Page page, String words) {
    page.getByTestId("composer").fill(words);
    page.getByTestId("composer").press("Escape");
    page.getByTestId("send").click();
  }

  private static void sendPhoto(Page page) {
    page.getByTestId("file-input")
        .setInputFiles(new FilePayload("photo.png", "image/png", Visitor.photo()));
    page.getByTestId("attach-send").click();
  }

  private static void answered(Page page, String words) {
    page.getByTestId("log")
        .locator("[data-from=bot]")
        .filter(new Locator.FilterOptions().setHasText(words))
        .last()
        .waitFor();
  }

  private static void picture(Page page, String name, int width, ColorScheme scheme) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + "-" + width + "-" + scheme + ".png")));
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the browser test needs Chromium: install chromium"));
  }
}

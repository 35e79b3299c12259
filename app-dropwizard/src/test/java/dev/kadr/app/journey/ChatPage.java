package dev.kadr.app.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.kadr.sandbox.Sandbox;
import java.nio.file.Path;

/** The sandbox's chat in a real browser, as one of its people uses it. */
final class ChatPage {
  private static final double PATIENCE_MILLIS = 60_000;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Page page;
  private final String look;

  private ChatPage(Page page, String look) {
    this.page = page;
    this.look = look;
  }

  /** Opens the chat of a person who did not write yet, and begins. */
  static ChatPage begin(Page page, Sandbox sandbox, long person, String look) {
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.navigate(sandbox.uri() + "/telegram/");
    page.getByTestId("user-" + person).click();
    page.getByTestId("start").click();
    return new ChatPage(page, look);
  }

  void say(String words) {
    page.getByTestId("composer").fill(words);
    page.getByTestId("composer").press("Escape");
    page.getByTestId("send").click();
  }

  void sendPhoto() {
    page.getByTestId("file-input")
        .setInputFiles(new FilePayload("photo.png", "image/png", Visitor.photo()));
    page.getByTestId("attach-send").click();
  }

  void press(String data) {
    button(data).click();
  }

  Locator button(String data) {
    return page.getByTestId("button-" + data).last();
  }

  /** The last word of the bot with these words in it, once it is there. */
  Locator answered(String words) {
    var answer =
        page.getByTestId("log")
            .locator("[data-from=bot]")
            .filter(new Locator.FilterOptions().setHasText(words))
            .last();
    answer.waitFor();
    return answer;
  }

  int photos() {
    return page.getByTestId("log").getByTestId("photo").count();
  }

  /** Keeps what is seen. */
  void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-" + look + ".png")));
  }
}

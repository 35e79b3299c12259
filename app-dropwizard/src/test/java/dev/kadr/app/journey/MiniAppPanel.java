package dev.kadr.app.journey;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.Objects;

/** A Mini App that is open over the sandbox's chat, as its person sees it and as its page does. */
final class MiniAppPanel {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Page page;

  private MiniAppPanel(Page page) {
    this.page = page;
  }

  /** The Mini App that somebody just opened, once its page is there. */
  static MiniAppPanel opened(Page page) {
    var panel = new MiniAppPanel(page);
    page.locator("[data-testid=web-app][data-state=ready]").waitFor();
    return panel;
  }

  /** What stands inside, for looking at and typing into. */
  FrameLocator inside() {
    return page.frameLocator("[data-testid=web-app-frame]");
  }

  Frame frame() {
    var handle = part("web-app-frame").elementHandle();
    return Objects.requireNonNull(handle.contentFrame());
  }

  /** Runs JavaScript in the Mini App's page. */
  Object run(String script) {
    return frame().evaluate(script);
  }

  Locator part(String testId) {
    return page.getByTestId(testId);
  }

  Locator mainButton() {
    return part("main-button");
  }

  Locator popup() {
    return part("web-app-popup");
  }

  /** The lines of the log about one kind of event. */
  Locator logged(String event) {
    return part("web-app-log").locator("[data-event=" + event + "]");
  }

  /** Keeps what is seen. */
  void shoot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  void waitUntilClosed() {
    part("web-app").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }
}

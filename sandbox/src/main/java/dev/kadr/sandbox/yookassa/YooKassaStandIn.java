package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.StandIn;
import dev.kadr.sandbox.archive.Archive;
import dev.kadr.sandbox.mischief.Panel;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * YooKassa, played: the API under {@code /v3}, the checkout page under {@code /checkout}, the
 * shop's cabinet under {@code /yookassa}, and notifications to the shop.
 */
public final class YooKassaStandIn implements StandIn {
  private static final Logger log = LoggerFactory.getLogger(YooKassaStandIn.class);
  private static final long TICK_MILLIS = 100;

  private final ControlDesk desk;
  private final Notifier notifier;
  private final V3Servlet api;
  private final Map<String, HttpServlet> servlets;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("yookassa-clock").factory());

  public YooKassaStandIn(YooKassaSettings settings, Clock worldClock, Archive archive) {
    var clock = new ShiftedClock(worldClock);
    var view = new View(settings.shop(), settings.baseUri());
    notifier = new Notifier(clock, settings);
    var mischief = new Api.Mischief(new Habits(), new Faults());
    var till = new Till(clock, mischief.habits(), view, notifier, archive);
    var books = new Api.Books(till, new ReceiptBook(clock), view, new Idempotence(clock, archive));
    var captures = new Captures(clock);
    desk = new ControlDesk(books, mischief, notifier, clock, captures);
    api =
        new V3Servlet(
            new Api(settings.shop(), clock, books, mischief, notifier),
            mischief.habits(),
            captures,
            settings.silence());
    servlets =
        Map.of(
            "/v3/*", api,
            "/checkout/*", new CheckoutServlet(till, clock),
            "/yookassa/*", new CabinetServlet(desk));
    var unused =
        ticker.scheduleWithFixedDelay(
            () -> tick(till), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A tick that failed must not be the last one. */
  private void tick(Till till) {
    try {
      till.tick();
      notifier.tick();
    } catch (RuntimeException broken) {
      log.error("a tick of the sandbox's YooKassa failed", broken);
    }
  }

  @Override
  public String name() {
    return "yookassa";
  }

  @Override
  public Map<String, HttpServlet> servlets() {
    return servlets;
  }

  @Override
  public JsonNode control(String action, ObjectNode arguments) {
    return desk.obey(action, arguments);
  }

  @Override
  public Panel panel() {
    return MischiefPanel.of(desk.obey("state", Json.object()));
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    api.stop();
    notifier.close();
  }
}

package dev.kadr.adapter.telegram;

import dev.kadr.usecases.messaging.ReportWebhook;
import dev.kadr.usecases.messaging.ReportWebhook.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/**
 * Registers the webhook at the start and sees to it that it stays registered: whoever polls with
 * the same token removes it, and nothing would ever come again.
 *
 * <p>Every node looks, for each has to say in its health what it knows; registering what is
 * registered changes nothing.
 */
final class WebhookWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookWatch.class);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

  private final WebhookBot bot;
  private final Told told;
  private final Clock clock;
  private final Pace pace;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /**
   * How often it looks.
   *
   * @param rest between two looks
   * @param firstRest after a registration that failed; doubles with each further one, up to rest
   * @param recent how young the last failure is that still counts
   */
  record Pace(Duration rest, Duration firstRest, Duration recent) {
    static final Pace STANDARD =
        new Pace(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMinutes(5));
  }

  /** Who hears what was found: this node's health, and the operators. */
  record Told(WebhookHealth health, ReportWebhook reports) {}

  WebhookWatch(WebhookBot bot, Told told, Clock clock, Pace pace) {
    this.bot = bot;
    this.told = told;
    this.clock = clock;
    this.pace = pace;
    this.thread = Thread.ofVirtual().name("telegram-webhook").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    var failures = 0;
    try {
      while (!stopped.await(failures == 0 ? 0 : rest(failures), TimeUnit.MILLISECONDS)) {
        if (register()) {
          break;
        }
        failures++;
      }
      while (!stopped.await(pace.rest().toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private long rest(int failures) {
    var doubled = pace.firstRest().toMillis() << Math.min(failures - 1, 16);
    return Math.min(doubled, pace.rest().toMillis());
  }

  /** Once at the start whatever is there: Telegram does not tell the secret that it has. */
  private boolean register() {
    return switch (bot.register()) {
      case Answer.Done<Boolean> done -> {
        LOG.info("Telegram sends updates to our webhook");
        sound();
        yield true;
      }
      case Answer.Later<Boolean>(var pause) -> notYet("Telegram asks for a pause of " + pause);
      case Answer.Refused<Boolean>(var why) -> notYet(why);
      case Answer.Blocked<Boolean>(var why) -> notYet(why);
      case Answer.Unknown<Boolean>(var why) -> notYet(why);
    };
  }

  private boolean notYet(String why) {
    LOG.warn("the webhook is not registered yet: {}", why);
    told.health().broken("not registered: " + why);
    return false;
  }

  private void look() {
    switch (bot.look()) {
      case Answer.Done<WebhookInfo>(var info) -> judge(info);
      // Telegram is away: nothing comes from it either, and it will say more next time.
      case Answer.Later<WebhookInfo> later -> {}
      case Answer.Refused<WebhookInfo>(var why) -> LOG.warn("the webhook is unknown: {}", why);
      case Answer.Blocked<WebhookInfo>(var why) -> LOG.warn("the webhook is unknown: {}", why);
      case Answer.Unknown<WebhookInfo> unknown -> {}
    }
  }

  private void judge(WebhookInfo info) {
    var foreign = bot.foreign(info);
    if (foreign.isPresent()) {
      LOG.warn("the webhook was lost: found {}; registering it again", foreign.get());
      report(new Finding.Lost(foreign.get()));
      var done = register();
      LOG.debug("registered again: {}", done);
    } else if (failedLately(info)) {
      var why =
          "Telegram cannot deliver: %s; %d updates wait"
              .formatted(
                  BotApi.redact(String.valueOf(info.getLastErrorMessage())),
                  info.getPendingUpdatesCount() == null ? 0 : info.getPendingUpdatesCount());
      if (told.health().broken(why)) {
        report(new Finding.Failing(why));
      }
    } else {
      sound();
    }
  }

  private boolean failedLately(WebhookInfo info) {
    var date = info.getLastErrorDate();
    return date != null
        && Instant.ofEpochSecond(date).isAfter(clock.instant().minus(pace.recent()));
  }

  private void sound() {
    if (told.health().sound()) {
      report(new Finding.Sound());
    }
  }

  private void report(Finding finding) {
    try {
      told.reports().report(finding);
    } catch (RuntimeException databaseIsDown) {
      LOG.warn("the webhook's state could not be told: {}", databaseIsDown.toString());
    }
  }

  /** Leaves the webhook as it is. */
  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    try {
      if (thread.isAlive() && !thread.join(STOPPED_WITHIN)) {
        LOG.warn("the watch over the webhook did not stop in time");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

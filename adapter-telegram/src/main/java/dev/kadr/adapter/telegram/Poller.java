package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.ports.Leadership;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls Telegram for updates, on one node at a time, and stores each before it is acknowledged.
 *
 * <p>Our own loop instead of the library's: that one moves its offset before the consumer has the
 * update, ends for ever when the consumer throws, drops what it cannot parse, and cannot be stopped
 * in the middle of a poll (telegrambots-longpolling 10.2).
 */
final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);
  private static final Pattern NUMBER = Pattern.compile("\"update_id\"\\s*:\\s*(\\d{1,18})");
  private static final int MOST_AT_ONCE = 100;

  private final UpdateFeed feed;
  private final UpdateIntake intake;
  private final Leadership leadership;
  private final Pace pace;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private long offset;
  private int batch = MOST_AT_ONCE;
  private int failures;
  private @Nullable Thread thread;

  /**
   * How patient it is.
   *
   * @param follower between two looks whether the leader is gone
   * @param firstRest after a poll that failed; doubles with each further one
   * @param longestRest at most
   */
  record Pace(Duration follower, Duration firstRest, Duration longestRest) {
    static final Pace STANDARD =
        new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  Poller(UpdateFeed feed, UpdateIntake intake, Leadership leadership, Pace pace) {
    this.feed = feed;
    this.intake = intake;
    this.leadership = leadership;
    this.pace = pace;
  }

  void start() {
    thread = Thread.ofVirtual().name("telegram-poller").start(this::run);
  }

  private void run() {
    while (running.get()) {
      try {
        var term = leadership.tryLead("telegram-poller");
        if (term.isEmpty()) {
          Thread.sleep(pace.follower());
          continue;
        }
        try (var leading = term.get()) {
          lead(leading);
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException worldIsDown) {
        LOG.warn("polling is interrupted: {}", BotApi.redact(worldIsDown.toString()));
        rest(Duration.ZERO);
      }
    }
  }

  private void lead(Leadership.Term term) throws InterruptedException {
    LOG.info("polling Telegram for updates");
    forgetWebhook();
    while (running.get() && term.goesOn()) {
      try {
        poll();
        failures = 0;
      } catch (UpdateFeed.Refused refused) {
        LOG.warn("a poll was refused: {}", BotApi.redact(String.valueOf(refused.getMessage())));
        rest(refused.pause());
        if (refused.isForWebhook()) {
          forgetWebhook(); // a node of the other mode was still there when we took the role
        }
      } catch (IOException | RuntimeException failed) {
        LOG.warn("a poll failed: {}", BotApi.redact(failed.toString()));
        rest(Duration.ZERO);
      }
    }
  }

  private void forgetWebhook() throws InterruptedException {
    try {
      feed.forgetWebhook();
    } catch (IOException later) {
      LOG.warn("the webhook could not be removed: {}", later.getClass().getSimpleName());
    }
  }

  private void poll() throws IOException, InterruptedException {
    try {
      var updates = feed.next(offset, batch);
      for (var update : updates) {
        take(update);
      }
      if (updates.isEmpty()) {
        batch = MOST_AT_ONCE;
      }
    } catch (UpdateFeed.Garbled garbled) {
      if (batch > 1) {
        batch = 1; // those before it can be read one by one
      } else {
        skip(garbled);
      }
    }
  }

  /** Only what was stored may be acknowledged, and nothing behind what was not. */
  private void take(JsonNode update) throws IOException {
    if (intake.take(update) instanceof UpdateIntake.Result.NotStored(var why)) {
      throw new IOException("an update is not stored: " + why);
    }
    var number = update.path("update_id");
    if (number.canConvertToLong()) {
      offset = Math.max(offset, number.asLong() + 1);
    }
  }

  /** Telegram counts its updates one by one, so the one that nobody can read is the next. */
  private void skip(UpdateFeed.Garbled garbled) throws IOException {
    var kept = intake.keepAside(garbled.answer());
    var number = NUMBER.matcher(garbled.answer());
    var next = number.find() ? Long.parseLong(number.group(1)) : offset;
    if (kept instanceof UpdateIntake.Result.NotStored || next == 0) {
      throw garbled;
    }
    offset = Math.max(offset, next + 1);
    batch = MOST_AT_ONCE;
  }

  private void rest(Duration asked) {
    var own = pace.firstRest().multipliedBy(1L << Math.min(failures++, 6));
    var most = own.compareTo(pace.longestRest()) > 0 ? pace.longestRest() : own;
    try {
      Thread.sleep(asked.compareTo(most) > 0 ? asked : most);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the poll that is held open too; the role is free afterwards. */
  @Override
  public void close() {
    running.set(false);
    var polling = thread;
    if (polling == null) {
      return;
    }
    polling.interrupt();
    try {
      if (!polling.join(STOPPED_WITHIN)) {
        LOG.warn("the poller did not stop in time");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

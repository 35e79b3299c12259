package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.ports.Leadership;
import dev.kadr.ports.dialogue.UpdateInbox;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final UpdateFeed feed;
  private final UpdateInbox inbox;
  private final Leadership leadership;
  private final Runnable stored;
  private final Clock clock;
  private final Pace pace;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private long offset;
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

  Poller(
      UpdateFeed feed,
      UpdateInbox inbox,
      Leadership leadership,
      Runnable stored,
      Clock clock,
      Pace pace) {
    this.feed = feed;
    this.inbox = inbox;
    this.leadership = leadership;
    this.stored = stored;
    this.clock = clock;
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
    var updates = feed.next(offset);
    for (var update : updates) {
      var number = update.path("update_id");
      if (!number.canConvertToLong()) {
        // Nothing can be kept or acknowledged by it; those after it can.
        LOG.warn("an update without a number was skipped");
        continue;
      }
      var id = number.asLong();
      inbox.store(new UpdateInbox.Update(id, lane(update), update.toString(), clock.instant()));
      // Only now: whatever was stored may be acknowledged, nothing else.
      offset = id + 1;
    }
    if (!updates.isEmpty()) {
      stored.run();
    }
  }

  /** The chat, for whatever happens in one; the person, for what happens in none. */
  static String lane(JsonNode update) {
    for (var kind : update.properties()) {
      var content = kind.getValue();
      var chat =
          content.path("chat").path("id").isNumber()
              ? content.path("chat").path("id")
              : content.path("message").path("chat").path("id");
      if (chat.isNumber()) {
        return chat.asText();
      }
      if (content.path("from").path("id").isNumber()) {
        return kind.getKey() + ":" + content.path("from").path("id").asText();
      }
    }
    return "unknown";
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

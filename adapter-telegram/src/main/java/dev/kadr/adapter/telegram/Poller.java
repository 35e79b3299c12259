package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.ports.Leadership;
import dev.kadr.ports.dialogue.UpdateInbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
  private static final Duration FOLLOWER_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int HELD_OPEN_SECONDS = 25;
  private static final String WANTED =
      "[\"message\",\"callback_query\",\"my_chat_member\",\"pre_checkout_query\"]";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final Telegram.Config config;
  private final UpdateInbox inbox;
  private final Leadership leadership;
  private final Runnable stored;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private long offset;
  private int failures;
  private @Nullable Thread thread;

  Poller(
      HttpClient http,
      Telegram.Config config,
      UpdateInbox inbox,
      Leadership leadership,
      Runnable stored,
      Clock clock) {
    this.http = http;
    this.config = config;
    this.inbox = inbox;
    this.leadership = leadership;
    this.stored = stored;
    this.clock = clock;
  }

  void start() {
    thread = Thread.ofVirtual().name("telegram-poller").start(this::run);
  }

  private void run() {
    while (running.get()) {
      try {
        var term = leadership.tryLead("telegram-poller");
        if (term.isEmpty()) {
          Thread.sleep(FOLLOWER_PAUSE);
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
        rest();
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
      } catch (IOException | RuntimeException failed) {
        LOG.warn("a poll failed: {}", BotApi.redact(failed.toString()));
        rest();
      }
    }
  }

  /** Telegram answers no poll while a webhook is set; pending updates stay. */
  private void forgetWebhook() throws InterruptedException {
    try {
      call("deleteWebhook", "{}", Duration.ofSeconds(10));
    } catch (IOException later) {
      LOG.warn("the webhook could not be removed: {}", later.getClass().getSimpleName());
    }
  }

  private void poll() throws IOException, InterruptedException {
    var order =
        "{\"offset\":%d,\"timeout\":%d,\"limit\":100,\"allowed_updates\":%s}"
            .formatted(offset, HELD_OPEN_SECONDS, WANTED);
    var answer = call("getUpdates", order, Duration.ofSeconds(HELD_OPEN_SECONDS + 15));
    for (var update : answer.path("result")) {
      var id = update.path("update_id").asLong();
      inbox.store(new UpdateInbox.Update(id, lane(update), update.toString(), clock.instant()));
      // Only now: whatever was stored may be acknowledged, nothing else.
      offset = id + 1;
    }
    if (!answer.path("result").isEmpty()) {
      stored.run();
    }
  }

  private JsonNode call(String method, String body, Duration patience)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(config.apiUrl() + "/bot" + config.token() + "/" + method))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = json.readTree(http.send(request, BodyHandlers.ofString()).body());
    if (!answer.path("ok").asBoolean()) {
      throw new IOException(
          method
              + " answered "
              + answer.path("error_code").asInt()
              + ": "
              + answer.path("description").asText());
    }
    return answer;
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

  private void rest() {
    failures = Math.min(failures + 1, 6);
    var pause = Duration.ofMillis(500L << failures);
    try {
      Thread.sleep(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    running.set(false);
    if (thread != null) {
      thread.interrupt();
    }
  }
}

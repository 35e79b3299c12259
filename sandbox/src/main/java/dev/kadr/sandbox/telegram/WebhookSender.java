package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends updates to the bot's webhook: one at a time per lane, lanes side by side, again and again
 * until a 2xx.
 */
final class WebhookSender implements AutoCloseable {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
  private static final long LONGEST_PAUSE_SECONDS = 60;
  private static final long LONGEST_RETRY_AFTER_SECONDS = 3600;
  private static final long LOOK_AGAIN_MILLIS = 10_000;

  /** Where to, and how. */
  record Target(URI address, String secret, int connections) {}

  private record Failure(long date, String message) {}

  private final Target target;
  private final UpdateQueue updates;
  private final WebhookReplies replies;
  private final Clock clock;
  private final HttpClient http;
  private final Semaphore connections;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Failure lastFailure;

  private WebhookSender(Target target, UpdateQueue updates, WebhookReplies replies, Clock clock) {
    this.target = target;
    this.updates = updates;
    this.replies = replies;
    this.clock = clock;
    this.connections = new Semaphore(target.connections);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  static WebhookSender start(
      Target target, UpdateQueue updates, WebhookReplies replies, Clock clock) {
    var sender = new WebhookSender(target, updates, replies, clock);
    Thread.ofVirtual().name("telegram-webhook").start(sender::dispatch);
    return sender;
  }

  Target target() {
    return target;
  }

  private void dispatch() {
    var seen = -1L;
    try {
      while (stopped.getCount() > 0) {
        for (var lane : updates.lanes()) {
          if (busy.add(lane)) {
            Thread.ofVirtual().name("telegram-webhook-" + lane).start(() -> serve(lane));
          }
        }
        seen = updates.awaitChange(seen, LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(String lane) {
    try {
      var failures = 0;
      var next = updates.head(lane);
      while (next.isPresent() && stopped.getCount() > 0) {
        var pause = attempt(next.get(), failures);
        failures = pause < 0 ? 0 : failures + 1;
        if (pause > 0 && stopped.await(pause, TimeUnit.SECONDS)) {
          return;
        }
        next = updates.head(lane);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      busy.remove(lane);
      updates.poke();
    }
  }

  /** Tries once; returns the seconds to wait before the next try, or -1 when it was taken. */
  private long attempt(PendingUpdate update, int failures) throws InterruptedException {
    connections.acquire();
    try {
      var response = http.send(request(update), BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() / 100 == 2 && updates.losesAnswer()) {
        failed("Read timeout expired");
        return pause(failures);
      }
      if (response.statusCode() / 100 == 2) {
        updates.delivered(update);
        executeReply(response.body());
        return -1;
      }
      failed("Wrong response from the webhook: " + status(response.statusCode()));
      return retryAfter(response, failures);
    } catch (HttpTimeoutException late) {
      failed("Read timeout expired");
    } catch (ConnectException refused) {
      failed("Connection refused");
    } catch (IOException broken) {
      failed("Connection closed");
    } finally {
      connections.release();
    }
    return pause(failures);
  }

  private HttpRequest request(PendingUpdate update) {
    var request =
        HttpRequest.newBuilder(target.address)
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(update.body()), StandardCharsets.UTF_8));
    if (!target.secret.isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", target.secret);
    }
    var user = target.address.getUserInfo();
    if (user != null) {
      var credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + credentials);
    }
    return request.build();
  }

  private void executeReply(String body) {
    Json.read(body)
        .filter(json -> json.has("method"))
        .ifPresent(
            json -> {
              if (json instanceof ObjectNode reply) {
                replies.execute(reply);
              }
            });
  }

  private void failed(String message) {
    lastFailure = new Failure(clock.instant().getEpochSecond(), message);
  }

  private static String status(int code) {
    var reason =
        switch (code) {
          case 400 -> "Bad Request";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "Not Found";
          case 410 -> "Gone";
          case 429 -> "Too Many Requests";
          case 500 -> "Internal Server Error";
          case 502 -> "Bad Gateway";
          case 503 -> "Service Unavailable";
          default -> "";
        };
    return (code + " " + reason).strip();
  }

  private static long retryAfter(HttpResponse<String> response, int failures) {
    var header = response.headers().firstValue("Retry-After").orElse("");
    return header.matches("\\d{1,6}")
        ? Math.min(Long.parseLong(header), LONGEST_RETRY_AFTER_SECONDS)
        : pause(failures);
  }

  /** At once, then 2, 4, 8 … seconds. */
  private static long pause(int failures) {
    return failures == 0 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures, 6));
  }

  void describe(ObjectNode report) {
    report.put("url", target.address.toString()).put("max_connections", target.connections);
    report.put("ip_address", String.valueOf(target.address.getHost()));
    var failure = lastFailure;
    if (failure != null) {
      report.put("last_error_date", failure.date).put("last_error_message", failure.message);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    updates.poke();
    http.shutdownNow();
  }
}

package dev.kadr.sandbox.yookassa;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Carries a notification to the shop, each on a thread of its own, a crowd of them at most. */
final class Post implements AutoCloseable {
  private static final int CONNECTIONS = 64;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore connections = new Semaphore(CONNECTIONS);
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** What the shop said: only 200 counts. */
  record Answer(boolean ok, String words) {}

  void send(URI to, String body, Consumer<Answer> then) {
    try {
      threads.execute(() -> then.accept(carry(to, body)));
    } catch (RejectedExecutionException closed) {
      // the sandbox is being stopped; nobody waits for this any more
    }
  }

  private Answer carry(URI to, String body) {
    try {
      connections.acquire();
      try {
        var request =
            HttpRequest.newBuilder(to)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        var status = client.send(request, BodyHandlers.discarding()).statusCode();
        return new Answer(status == 200, Integer.toString(status));
      } finally {
        connections.release();
      }
    } catch (IOException unheard) {
      return new Answer(false, "no answer: " + unheard.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Answer(false, "stopped");
    }
  }

  boolean ended(long time, TimeUnit unit) {
    try {
      return threads.awaitTermination(time, unit);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}

package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The provider's messenger: posts the news of finished jobs, again when nobody said 2xx.
 *
 * <p>Retries are documented by the provider, their number and pauses are not; those come from the
 * settings.
 */
final class Callbacks implements AutoCloseable {
  private static final int MESSENGERS = 16;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_ANSWER_BYTES = 4_096;

  private final ScheduledExecutorService messengers =
      Executors.newScheduledThreadPool(MESSENGERS, Threads.named("genapi-callback"));
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  // A reset lets the callbacks of the time before it fall silent.
  private final AtomicInteger era = new AtomicInteger();
  private final List<Duration> retries;
  private final Knobs knobs;
  private final Captures captures;

  Callbacks(List<Duration> retries, Knobs knobs, Captures captures) {
    this.retries = retries;
    this.knobs = knobs;
    this.captures = captures;
  }

  /** Tells what became of a job; the future ends with the first try, whatever came of it. */
  CompletableFuture<Void> tell(Job job) {
    var address = job.order().callbackUrl();
    if (address.isEmpty() || job.script().has(Sentinel.NO_CALLBACK)) {
      return CompletableFuture.completedFuture(null);
    }
    var url = address.get();
    var news = Wire.callback(job);
    return switch (knobs.nextCallback()) {
      case Knobs.Callbacks.Lost lost -> CompletableFuture.completedFuture(null);
      case Knobs.Callbacks.On on ->
          post(job, url, news, job.script().has(Sentinel.DUP3) ? 3 : 1, Duration.ZERO);
      case Knobs.Callbacks.Late late -> post(job, url, news, 1, late.by());
      case Knobs.Callbacks.Duplicate duplicate ->
          post(job, url, news, duplicate.times(), Duration.ZERO);
      case Knobs.Callbacks.OutOfOrder outOfOrder ->
          post(job, url, news, 1, Duration.ZERO)
              .thenCompose(done -> post(job, url, Wire.outdated(job), 1, Duration.ZERO));
    };
  }

  private CompletableFuture<Void> post(
      Job job, String url, JsonNode news, int times, Duration pause) {
    var told =
        Json.object().put("request_id", Long.toString(job.id())).put("url", url).set("body", news);
    var tries = new CompletableFuture<?>[times];
    for (int i = 0; i < times; i++) {
      var first = new CompletableFuture<Void>();
      tries[i] = first;
      schedule(new Errand(url, (ObjectNode) told, news, 0, era.get(), first), pause);
    }
    return CompletableFuture.allOf(tries);
  }

  private record Errand(
      String url,
      ObjectNode capture,
      JsonNode news,
      int tries,
      int era,
      CompletableFuture<Void> firstTry) {
    Errand again() {
      return new Errand(url, capture, news, tries + 1, era, firstTry);
    }
  }

  private void schedule(Errand errand, Duration pause) {
    try {
      var unused = messengers.schedule(() -> run(errand), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      errand.firstTry().complete(null);
    }
  }

  private void run(Errand errand) {
    if (errand.era() != era.get()) {
      errand.firstTry().complete(null);
      return;
    }
    var capture = errand.capture().deepCopy().put("attempt", errand.tries() + 1);
    var heard = attempt(errand, capture);
    captures.callback(capture);
    errand.firstTry().complete(null);
    if (!heard && errand.tries() < retries.size()) {
      schedule(errand.again(), retries.get(errand.tries()));
    }
  }

  private boolean attempt(Errand errand, ObjectNode capture) {
    var request =
        HttpRequest.newBuilder(URI.create(errand.url()))
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(errand.news()).array()))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (var stream = response.body()) {
        var answer = stream.readNBytes(MOST_ANSWER_BYTES);
        capture.put("status", response.statusCode());
        capture.put("answer", new String(answer, StandardCharsets.UTF_8));
      }
      return response.statusCode() / 100 == 2;
    } catch (IOException e) {
      capture.put("error", e.toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      capture.put("error", "the sandbox is closing");
      return true;
    }
  }

  void forget() {
    era.incrementAndGet();
  }

  @Override
  public void close() {
    messengers.shutdownNow();
    client.shutdownNow();
  }
}

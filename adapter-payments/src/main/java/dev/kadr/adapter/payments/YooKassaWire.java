package dev.kadr.adapter.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kadr.ports.orders.PaymentGateway.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP/1.1 with YooKassa: every exchange ends in time as a whole, a slow drip too, no answer is
 * longer than it may be, and no redirect is followed.
 */
final class YooKassaWire implements AutoCloseable {
  private static final int MAX_ANSWER_BYTES = 4 << 20;
  private static final int MAX_KEPT = 64 << 10;

  private final Payments.Shop shop;
  private final Payments.Patience patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  YooKassaWire(Payments.Shop shop, Payments.Patience patience) {
    this.shop = shop;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .executor(threads)
            .build();
  }

  /** How an exchange ended. */
  sealed interface Exchange {
    /**
     * Something was said.
     *
     * @param text all of it; empty when it was longer than it may be
     * @param answer what is kept of it
     */
    record Answered(String text, Answer answer) implements Exchange {}

    /** Perhaps heard, never answered. */
    record Lost(String why) implements Exchange {}
  }

  Exchange get(String path) {
    return exchange(request(path).GET().build());
  }

  /** Sends the exact text; with the same key and text it may be sent as often as needed. */
  Exchange post(String path, String key, String body) {
    return exchange(
        request(path)
            .header("Idempotence-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var credentials = shop.id() + ":" + shop.secretKey();
    return HttpRequest.newBuilder(URI.create(shop.url() + path))
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
  }

  private Exchange exchange(HttpRequest request) {
    var limit = patience.answer();
    var coming = client.sendAsync(request, WholeAnswer.upTo(MAX_ANSWER_BYTES));
    try {
      // a limit on the request alone would end with the first byte of the answer
      var response = coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      var text = new String(response.body().bytes(), UTF_8);
      var kept = text.length() <= MAX_KEPT ? text : text.substring(0, MAX_KEPT);
      return new Exchange.Answered(
          response.body().complete() ? text : "", new Answer(response.statusCode(), kept));
    } catch (TimeoutException late) {
      coming.cancel(true);
      return new Exchange.Lost("no whole answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException stopped) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchange.Lost("stopped while waiting for the answer");
    } catch (ExecutionException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      return new Exchange.Lost(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}

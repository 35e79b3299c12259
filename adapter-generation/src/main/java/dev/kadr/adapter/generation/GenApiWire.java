package dev.kadr.adapter.generation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * HTTP/1.1 with the provider: every exchange ends in time as a whole, a slow drip too, and no
 * answer is longer than it may be.
 */
final class GenApiWire implements AutoCloseable {
  private static final int MAX_ANSWER_BYTES = 1 << 20;

  private final Generation.Account account;
  private final Generation.Patience patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient reading;

  GenApiWire(Generation.Account account, Generation.Patience patience) {
    this.account = account;
    this.patience = patience;
    this.reading = client();
  }

  /** How an exchange ended. */
  sealed interface Exchange {
    /** A whole answer; its document is missing when it was no JSON object, or too long. */
    record Answered(int status, HttpHeaders headers, JsonNode document) implements Exchange {}

    /** Proven not to have been heard. */
    record NotSent(String why) implements Exchange {}

    /** Perhaps heard, never answered. */
    record Lost(String why) implements Exchange {}
  }

  /**
   * Posts once and never again.
   *
   * <p>Each post has a client, that is a connection, of its own. A connection from a pool may have
   * been closed by the other side a moment ago; then nobody knows what was heard, and a buyer would
   * wait out the deadline for a request that never arrived. A handshake more is cheap beside a
   * picture.
   */
  Exchange post(String path, String contentType, BodyPublisher body) {
    var departure = new Departure(body);
    var request = request(path).header("Content-Type", contentType).POST(departure).build();
    var client = client();
    try {
      return switch (exchange(client, request, patience.create())) {
        case Failure failure when departure.held() || failure.beforeSending() ->
            new Exchange.NotSent(failure.why());
        case Failure failure -> new Exchange.Lost(failure.why());
        case Response(var answer) -> answered(answer);
      };
    } finally {
      client.shutdownNow();
    }
  }

  Exchange get(String path) {
    var request = request(path).GET().build();
    return switch (exchange(reading, request, patience.read())) {
      case Failure failure -> new Exchange.Lost(failure.why());
      case Response(var answer) -> answered(answer);
    };
  }

  @Override
  public void close() {
    reading.shutdownNow();
    threads.shutdownNow();
  }

  private sealed interface Ending {}

  private record Response(HttpResponse<byte[]> answer) implements Ending {}

  private record Failure(String why, boolean beforeSending) implements Ending {}

  private static Exchange answered(HttpResponse<byte[]> answer) {
    return new Exchange.Answered(
        answer.statusCode(), answer.headers(), ProviderJson.object(answer.body()));
  }

  private static Ending exchange(HttpClient client, HttpRequest request, Duration limit) {
    var answer = client.sendAsync(request, BoundedBody.upTo(MAX_ANSWER_BYTES));
    try {
      return new Response(answer.get(limit.toMillis(), MILLISECONDS));
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Failure("no whole answer within " + limit.toMillis() + " ms", false);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Failure("stopped while waiting for the answer", false);
    } catch (ExecutionException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      // over TLS the body waits inside the client while hands are still being shaken
      return new Failure(
          describe(cause),
          cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException);
    }
  }

  private static String describe(Throwable cause) {
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(account.url() + path))
        .header("Authorization", "Bearer " + account.key())
        // without it a Laravel server may answer a validation error with a redirect
        .header("Accept", "application/json");
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(patience.connect())
        .executor(threads)
        .build();
  }
}

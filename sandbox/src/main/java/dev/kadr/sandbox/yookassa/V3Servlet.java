package dev.kadr.sandbox.yookassa;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;

/**
 * {@code /v3/…}: hears a call, lets it be decided, and says the answer as well or badly as told.
 */
@SuppressWarnings("serial") // servlets are serializable by inheritance only; nobody ever does it
final class V3Servlet extends HttpServlet {
  private static final int HUGE_BYTES = 64 << 20;
  private static final int CHUNK_BYTES = 1 << 16;

  private final Api api;
  private final Habits habits;
  private final Captures captures;
  private final Duration silence;
  private final CountDownLatch stopped = new CountDownLatch(1);

  V3Servlet(Api api, Habits habits, Captures captures, Duration silence) {
    this.api = api;
    this.habits = habits;
    this.captures = captures;
    this.silence = silence;
  }

  /** Ends the answers that are still held back, or the server would wait for them. */
  void stop() {
    stopped.countDown();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var call = Call.read(request);
    rest(habits.latency());
    var outcome = api.answer(call);
    captures.note(call, outcome);
    switch (outcome.manner()) {
      case Outcome.Manner.Whole whole -> write(response, outcome.reply());
      case Outcome.Manner.Late(var by) -> {
        rest(by);
        write(response, outcome.reply());
      }
      case Outcome.Manner.Never never -> {
        rest(silence);
        hangUp(request);
      }
      case Outcome.Manner.Cut cut -> hangUp(request);
      case Outcome.Manner.Half half -> {
        var bytes = head(response, outcome.reply(), 0);
        response.getOutputStream().write(bytes, 0, bytes.length / 2);
        response.flushBuffer();
        hangUp(request);
      }
      case Outcome.Manner.Drip(var pause) -> drip(response, outcome.reply(), pause);
      case Outcome.Manner.Huge huge -> flood(response, outcome.reply());
    }
  }

  private void rest(Duration time) {
    try {
      if (!time.isZero()) {
        var unused = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(HttpServletResponse response, Reply reply) throws IOException {
    response.getOutputStream().write(head(response, reply, 0));
  }

  private static byte[] head(HttpServletResponse response, Reply reply, int more) {
    var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(reply.status());
    if (!reply.type().isEmpty()) {
      response.setContentType(reply.type());
    }
    response.setContentLength(bytes.length + more);
    return bytes;
  }

  private void drip(HttpServletResponse response, Reply reply, Duration pause) throws IOException {
    for (var one : head(response, reply, 0)) {
      response.getOutputStream().write(one);
      response.flushBuffer();
      rest(pause);
    }
  }

  private static void flood(HttpServletResponse response, Reply reply) throws IOException {
    var out = response.getOutputStream();
    out.write(head(response, reply, HUGE_BYTES));
    var spaces = " ".repeat(CHUNK_BYTES).getBytes(StandardCharsets.US_ASCII);
    for (int sent = 0; sent < HUGE_BYTES; sent += CHUNK_BYTES) {
      out.write(spaces);
    }
  }

  /** No servlet can break a connection, the container can. */
  private static void hangUp(HttpServletRequest request) {
    if (request instanceof ServletApiRequest container) {
      container.getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }
  }
}

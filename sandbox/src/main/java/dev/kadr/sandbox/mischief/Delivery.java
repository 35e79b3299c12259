package dev.kadr.sandbox.mischief;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;

/**
 * Brings answers to the caller, or brings them badly. Waiting is done on the calling thread, which
 * in the sandbox is a virtual one of that request alone; closing ends every wait.
 */
public final class Delivery implements AutoCloseable {
  /** How often an answer travels badly, for every service that answers calls. */
  public static final List<Dial> DIALS =
      List.of(
          Dial.rate("rate_hang", "Done, but never answered"),
          Dial.rate("rate_truncated", "Done, answer cut in half"),
          Dial.rate("rate_slow_drip", "Done, answer drips slowly"),
          Dial.millis("drip_millis", "with a drop every, ms", 200),
          Dial.rate("rate_closed_before", "Broken off, not done"),
          Dial.rate("rate_closed_after", "Broken off, but done"));

  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);
  private static final int DRIP_BYTES = 16;

  /** How an answer travels. */
  public enum Manner {
    WHOLE,
    /** The first half comes, then the connection breaks. */
    TRUNCATED,
    /** A few bytes at a time. */
    SLOW_DRIP,
    /** Nothing, for as long as the caller cares to wait. */
    HANG,
    /** The connection breaks before the first byte. */
    CLOSED
  }

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Waits, unless the sandbox stops. */
  public void pause(Duration duration) {
    try {
      if (stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a body whose status and headers are set already. */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      byte[] body,
      Manner manner,
      Duration drip)
      throws IOException {
    switch (manner) {
      case WHOLE -> {
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
      }
      case TRUNCATED -> {
        response.setContentLength(body.length);
        response.getOutputStream().write(body, 0, body.length / 2);
        response.flushBuffer();
        hangUp(request);
      }
      case SLOW_DRIP -> {
        response.setContentLength(body.length);
        drip(response, body, drip);
      }
      case HANG -> {
        pause(LONGEST_SILENCE);
        hangUp(request);
      }
      case CLOSED -> hangUp(request);
    }
  }

  private void drip(HttpServletResponse response, byte[] body, Duration pause) throws IOException {
    var output = response.getOutputStream();
    for (var at = 0; at < body.length && stopped.getCount() > 0; at += DRIP_BYTES) {
      output.write(body, at, Math.min(DRIP_BYTES, body.length - at));
      response.flushBuffer();
      pause(pause);
    }
  }

  /** No servlet can break a connection, the container can. */
  private static void hangUp(HttpServletRequest request) {
    if (request instanceof ServletApiRequest container) {
      container.getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}

package dev.kadr.sandbox.genapi;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A servlet that says what a handler decided, as late as the latency knob wants it. */
@SuppressWarnings("serial") // servlets are serializable by inheritance only; nobody ever does it
final class Endpoint extends HttpServlet {
  private static final Logger log = LoggerFactory.getLogger(Endpoint.class);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  /** Decides what a request is answered; it never writes the answer itself. */
  interface Handler {
    Reply answer(HttpServletRequest request) throws IOException;
  }

  private final Handler handler;
  private final Supplier<Duration> latency;

  Endpoint(Handler handler, Supplier<Duration> latency) {
    this.handler = handler;
    this.latency = latency;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var reply = handler.answer(request);
    var late = latency.get();
    switch (reply) {
      case Reply.Now now when late.isZero() -> write(response, now);
      case Reply.Now now -> answerLater(request, CompletableFuture.completedFuture(now), late);
      case Reply.Later later -> answerLater(request, later.answer(), late);
      case Reply.Never never -> suspend(request);
    }
  }

  private static void answerLater(
      HttpServletRequest request, CompletableFuture<Reply.Now> answer, Duration late) {
    var context = suspend(request);
    var executor = CompletableFuture.delayedExecutor(late.toMillis(), TimeUnit.MILLISECONDS);
    var unused =
        answer.thenAcceptAsync(
            now -> {
              try {
                write((HttpServletResponse) context.getResponse(), now);
                context.complete();
              } catch (IOException | IllegalStateException e) {
                log.debug("the caller is gone", e);
              }
            },
            executor);
  }

  /** Keeps the connection open and silent; callers give up long before this does. */
  private static AsyncContext suspend(HttpServletRequest request) {
    var context = request.startAsync();
    context.setTimeout(LONGEST_SILENCE.toMillis());
    context.addListener(
        new AsyncListener() {
          @Override
          public void onTimeout(AsyncEvent event) {
            event.getAsyncContext().complete();
          }

          @Override
          public void onComplete(AsyncEvent event) {}

          @Override
          public void onError(AsyncEvent event) {}

          @Override
          public void onStartAsync(AsyncEvent event) {}
        });
    return context;
  }

  static void write(HttpServletResponse response, Reply.Now reply) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    response.setContentLength(reply.body().size());
    response.getOutputStream().write(reply.body().array());
  }
}

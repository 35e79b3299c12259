package dev.kadr.sandbox.genapi;

import dev.kadr.sandbox.mischief.Delivery;
import dev.kadr.sandbox.mischief.Delivery.Manner;
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
  private final Supplier<Knobs.Travel> travels;
  private final Delivery delivery;

  Endpoint(Handler handler, Supplier<Knobs.Travel> travels, Delivery delivery) {
    this.handler = handler;
    this.travels = travels;
    this.delivery = delivery;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var travel = travels.get();
    if (travel.breaksOffBefore()) {
      delivery.write(request, response, new byte[0], Manner.CLOSED, Duration.ZERO);
      return;
    }
    var reply = handler.answer(request);
    if (travel.manner() == Manner.HANG) {
      suspend(request);
      return;
    }
    switch (reply) {
      case Reply.Now now when travel.late().isZero() && travel.manner() == Manner.WHOLE ->
          write(response, now);
      case Reply.Now now -> answerLater(request, CompletableFuture.completedFuture(now), travel);
      case Reply.Later later -> answerLater(request, later.answer(), travel);
      case Reply.Never never -> suspend(request);
    }
  }

  private void answerLater(
      HttpServletRequest request, CompletableFuture<Reply.Now> answer, Knobs.Travel travel) {
    var context = suspend(request);
    // a dripping answer blocks its thread, so it gets one that costs nothing
    var executor =
        CompletableFuture.delayedExecutor(
            travel.late().toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
    var unused =
        answer.thenAcceptAsync(
            now -> {
              try {
                write(request, (HttpServletResponse) context.getResponse(), now, travel);
                context.complete();
              } catch (IOException | IllegalStateException e) {
                log.debug("the caller is gone", e);
              }
            },
            executor);
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Reply.Now reply,
      Knobs.Travel travel)
      throws IOException {
    head(response, reply);
    delivery.write(request, response, reply.body().array(), travel.manner(), travel.drip());
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
    head(response, reply);
    response.setContentLength(reply.body().size());
    response.getOutputStream().write(reply.body().array());
  }

  static void head(HttpServletResponse response, Reply.Now reply) {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
  }
}

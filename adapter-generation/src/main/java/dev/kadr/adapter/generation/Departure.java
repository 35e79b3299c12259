package dev.kadr.adapter.generation;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a request that must not be sent twice, and the proof that it was not sent at all.
 *
 * <p>A request without its body is no request. So {@link #held} is proof however the exchange
 * ended: no name, no connection, no time left. Reading that from the kind of an exception instead
 * would trust a list of exceptions that grows with every release of the JDK. A second subscription,
 * which is how the client would repeat a request behind our back, is refused.
 */
final class Departure implements BodyPublisher {
  private enum Stage {
    WAITING,
    LEFT,
    HELD
  }

  private final BodyPublisher body;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

  Departure(BodyPublisher body) {
    this.body = body;
  }

  /** Whether nothing of the body has left; then nothing of it will leave any more. */
  boolean held() {
    return stage.compareAndSet(Stage.WAITING, Stage.HELD) || stage.get() == Stage.HELD;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    if (stage.compareAndSet(Stage.WAITING, Stage.LEFT)) {
      body.subscribe(subscriber);
      return;
    }
    subscriber.onSubscribe(new Nothing());
    subscriber.onError(new IOException("the request is not sent a second time"));
  }

  private record Nothing() implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}

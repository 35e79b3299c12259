package dev.kadr.adapter.payments;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes in an answer's body as a whole, and no more of it than a limit: of a longer one the
 * beginning is kept and the rest is not listened to.
 */
final class WholeAnswer implements BodySubscriber<WholeAnswer.Body> {
  private final int limit;
  private final List<byte[]> parts = new ArrayList<>();
  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private int taken;
  private Flow.@Nullable Subscription line;

  private WholeAnswer(int limit) {
    this.limit = limit;
  }

  /**
   * What was heard.
   *
   * @param complete whether that is all of it
   */
  record Body(@SuppressWarnings("ArrayRecordComponent") byte[] bytes, boolean complete) {}

  static HttpResponse.BodyHandler<Body> upTo(int bytes) {
    return head -> new WholeAnswer(bytes);
  }

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    line = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> heard) {
    for (var buffer : heard) {
      var part = new byte[Math.min(buffer.remaining(), limit - taken)];
      var rest = buffer.remaining() - part.length;
      buffer.get(part);
      parts.add(part);
      taken += part.length;
      if (rest > 0) {
        finish(false);
        if (line != null) {
          line.cancel();
        }
        return;
      }
    }
  }

  private void finish(boolean complete) {
    var whole = ByteBuffer.allocate(taken);
    parts.forEach(whole::put);
    body.complete(new Body(whole.array(), complete));
  }

  @Override
  public void onError(Throwable broken) {
    body.completeExceptionally(broken);
  }

  @Override
  public void onComplete() {
    finish(true);
  }
}

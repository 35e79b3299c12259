package dev.kadr.adapter.telegram;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever waits for updates; rung twice before anybody listens it rings once. */
final class Bell {
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Until it rings, at most this long; whether it rang. */
  boolean await(Duration most) throws InterruptedException {
    return rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}

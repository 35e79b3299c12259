package dev.kadr.adapter.telegram;

import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import dev.kadr.usecases.messaging.ReportParkedUpdate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles stored updates: in order within their lane, lanes side by side. */
final class UpdatePump implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpdatePump.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int MOST_LANES = 32;
  private static final int MOST_AT_ONCE = 50;
  private static final int MOST_TRIES = 5;

  /** With a pause of at most 32 seconds each, that is about half an hour. */
  private static final int MOST_WAITS = 60;

  private static final int LONGEST_BACK_OFF = 5;

  private final UpdateInbox inbox;
  private final UpdateHandler handler;
  private final ReportParkedUpdate reports;
  private final String node;
  private final Clock clock;
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(MOST_LANES);
  private final Semaphore woken = new Semaphore(0);
  private final AtomicBoolean running = new AtomicBoolean(true);
  private @Nullable Thread thread;

  UpdatePump(
      UpdateInbox inbox,
      UpdateHandler handler,
      ReportParkedUpdate reports,
      String node,
      Clock clock) {
    this.inbox = inbox;
    this.handler = handler;
    this.reports = reports;
    this.node = node;
    this.clock = clock;
  }

  void start() {
    thread = Thread.ofVirtual().name("telegram-pump").start(this::run);
  }

  /** Something was stored: do not wait for the next look. */
  void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  private void run() {
    while (running.get()) {
      try {
        if (!claim()) {
          var awoken = woken.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
          LOG.trace("looking again, awoken {}", awoken);
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException worldIsDown) {
        LOG.warn("updates cannot be claimed: {}", worldIsDown.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there was anything to do. */
  private boolean claim() throws InterruptedException {
    free.acquire();
    free.release();
    var claimed = inbox.claim(node, free.availablePermits(), LEASE);
    for (var lane : claimed) {
      free.acquire();
      lanes.execute(() -> work(lane));
    }
    return !claimed.isEmpty();
  }

  private void work(String lane) {
    try {
      while (running.get() && inbox.renew(node, lane, LEASE)) {
        var pending = inbox.pending(lane, MOST_AT_ONCE);
        if (pending.isEmpty() || !handleAll(lane, pending)) {
          break;
        }
      }
      inbox.release(node, lane);
    } catch (RuntimeException worldIsDown) {
      LOG.warn("a lane of updates waits for its claim to run out: {}", worldIsDown.toString());
    } finally {
      free.release();
      wake();
    }
  }

  /** False when one of them is to be tried again: nothing of its lane goes before it. */
  private boolean handleAll(String lane, Iterable<Pending> updates) {
    for (var update : updates) {
      if (!running.get() || !inbox.renew(node, lane, LEASE) || !handle(update)) {
        return false;
      }
    }
    return true;
  }

  private boolean handle(Pending update) {
    try {
      handler.handle(update.body());
      inbox.done(update.id());
      return true;
    } catch (UpdateHandler.Unreadable poison) {
      LOG.warn("update {} cannot be read and is kept aside: {}", update.id(), poison.getMessage());
      park(update, String.valueOf(poison.getMessage()));
      return true;
    } catch (Replies.NotNow later) {
      return waitFor(update, later);
    } catch (RuntimeException failed) {
      return retry(update, failed);
    }
  }

  /** Telegram's trouble, not the update's: it has more patience. */
  private boolean waitFor(Pending update, Replies.NotNow later) {
    if (update.tries() + 1 >= MOST_WAITS) {
      return giveUp(update, String.valueOf(later.getMessage()));
    }
    var own = Duration.ofSeconds(1L << Math.min(update.tries(), LONGEST_BACK_OFF));
    var pause = later.pause().compareTo(own) > 0 ? later.pause() : own;
    inbox.failed(update.id(), "Telegram is busy or away", clock.instant().plus(pause));
    return false;
  }

  private boolean retry(Pending update, RuntimeException failed) {
    var error = BotApi.redact(failed.toString());
    if (update.tries() + 1 >= MOST_TRIES) {
      return giveUp(update, error);
    }
    LOG.warn("update {} is tried again: {}", update.id(), error);
    var pause = Duration.ofSeconds(1L << update.tries());
    inbox.failed(update.id(), error, clock.instant().plus(pause));
    return false;
  }

  private boolean giveUp(Pending update, String error) {
    LOG.error("update {} is kept aside after {} tries: {}", update.id(), update.tries() + 1, error);
    park(update, error);
    apologise(update);
    return true;
  }

  private void park(Pending update, String error) {
    reports.report(update.id(), error);
    inbox.park(update.id(), error);
  }

  private void apologise(Pending update) {
    try {
      handler.apologise(update.body());
    } catch (RuntimeException notEvenThat) {
      LOG.warn("nobody could be told that update {} failed", update.id());
    }
  }

  @Override
  public void close() {
    running.set(false);
    wake();
    try {
      // First whoever hands out work: nothing may be claimed that nobody does.
      if (thread != null && !thread.join(Duration.ofSeconds(2))) {
        thread.interrupt();
      }
      lanes.shutdown();
      if (!lanes.awaitTermination(10, TimeUnit.SECONDS)) {
        lanes.shutdownNow();
      }
    } catch (InterruptedException stopping) {
      lanes.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package dev.kadr.adapter.telegram;

import dev.kadr.ports.Telemetry;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  private static final int MOST_LANES = 32;
  private static final int MOST_AT_ONCE = 200;
  private static final String FLOODED = "not answered: the chat sent too much at once";

  private final UpdateInbox inbox;
  private final Attempts attempts;
  private final Patience patience;
  private final Clock clock;
  private final Bell bell;
  private final LaneKeeper keeper;
  private final FloodGate gate;
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(MOST_LANES);
  private final AtomicBoolean running = new AtomicBoolean(true);
  private @Nullable Thread thread;

  /**
   * Who claims lanes.
   *
   * @param name of this process among many
   * @param lease after how much silence its lanes are another's
   */
  record Node(String name, Duration lease) {}

  /** How a chat that floods is asked for patience, and how what is dropped of it is counted. */
  record Patience(UpdateHandler handler, Telemetry telemetry) {
    void ask(String lane, Pending update) {
      LOG.warn("chat {} sends more than anybody answers", lane);
      try {
        handler.askForPatience(update.body());
      } catch (RuntimeException notEvenThat) {
        LOG.warn("chat {} could not be asked for patience", lane);
      }
    }
  }

  UpdatePump(
      UpdateInbox inbox, Attempts attempts, Patience patience, Node node, Bell bell, Clock clock) {
    this.inbox = inbox;
    this.attempts = attempts;
    this.patience = patience;
    this.clock = clock;
    this.bell = bell;
    this.keeper = new LaneKeeper(inbox, node);
    this.gate = new FloodGate(clock);
  }

  void start() {
    keeper.start();
    thread = Thread.ofVirtual().name("telegram-pump").start(this::run);
  }

  private void run() {
    while (running.get()) {
      try {
        if (!claim()) {
          var rung = bell.await(PAUSE);
          LOG.trace("looking again, rung {}", rung);
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
    var claimed = keeper.claim(free.availablePermits());
    for (var lane : claimed) {
      free.acquire();
      lanes.execute(() -> work(lane));
    }
    return !claimed.isEmpty();
  }

  private void work(String lane) {
    try {
      while (running.get() && keeper.has(lane)) {
        var pending = inbox.pending(lane, MOST_AT_ONCE);
        if (pending.isEmpty() || !handleAll(lane, pending)) {
          break;
        }
      }
      keeper.release(lane);
    } catch (RuntimeException worldIsDown) {
      keeper.abandon(lane);
      LOG.warn("a lane of updates waits for its claim to run out: {}", worldIsDown.toString());
    } finally {
      free.release();
      bell.ring();
    }
  }

  /** False when the lane is to rest: one of them is not over, or it goes on slowly. */
  private boolean handleAll(String lane, List<Pending> updates) {
    return switch (gate.judge(lane, updates)) {
      case FloodGate.Verdict.Calm calm -> handleEach(lane, updates);
      case FloodGate.Verdict.Flood flood -> slow(lane, updates.getFirst(), flood);
    };
  }

  private boolean handleEach(String lane, List<Pending> updates) {
    for (var update : updates) {
      if (!isOurs(lane) || handle(lane, update).isPresent()) {
        return false; // nothing of its lane goes before it
      }
    }
    return true;
  }

  private boolean isOurs(String lane) {
    return running.get() && keeper.has(lane);
  }

  private Optional<Instant> handle(String lane, Pending update) {
    var again = attempts.handle(update);
    if (again.isEmpty()) {
      gate.handled(lane, update);
    }
    return again;
  }

  /** Buttons and payments first, then one plain message, and the next one in a second. */
  private boolean slow(String lane, Pending oldest, FloodGate.Verdict.Flood flood) {
    if (flood.isNew()) {
      patience.ask(lane, oldest);
    }
    flood.dropped().forEach(this::drop);
    for (var update : flood.first()) {
      if (!isOurs(lane)) {
        return false;
      }
      var again = handle(lane, update);
      if (again.isPresent()) {
        inbox.postpone(oldest.id(), again.get()); // so that the lane waits for this one too
        return false;
      }
    }
    if (!isOurs(lane) || handle(lane, flood.slow().getFirst()).isPresent()) {
      return false;
    }
    flood.slow().stream()
        .skip(1)
        .findFirst()
        .ifPresent(next -> inbox.postpone(next.id(), clock.instant().plus(FloodGate.pace())));
    return flood.slow().size() == 1;
  }

  private void drop(Pending update) {
    patience.telemetry().counted(Telemetry.Count.UPDATE_DROPPED);
    inbox.park(update.id(), FLOODED);
  }

  @Override
  public void close() {
    running.set(false);
    bell.ring();
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
    } finally {
      keeper.close();
    }
  }
}

package dev.kadr.adapter.telegram;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes that this node has: renewed three times per lease for as long as it lives, so that a
 * slow handler loses none, and a dead node frees them within one lease.
 */
final class LaneKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LaneKeeper.class);
  private static final int BEATS = 3;

  private final UpdateInbox inbox;
  private final UpdatePump.Node node;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopped = new CountDownLatch(1);

  LaneKeeper(UpdateInbox inbox, UpdatePump.Node node) {
    this.inbox = inbox;
    this.node = node;
  }

  void start() {
    Thread.ofVirtual().name("telegram-lanes").start(this::run);
  }

  private void run() {
    try {
      while (!stopped.await(beat().toMillis(), TimeUnit.MILLISECONDS)) {
        renew();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration beat() {
    return node.lease().dividedBy(BEATS);
  }

  private void renew() {
    var mine = Set.copyOf(held);
    if (mine.isEmpty()) {
      return;
    }
    try {
      var kept = inbox.renew(node.name(), mine, node.lease());
      if (kept.size() < mine.size()) {
        LOG.debug("{} of {} lanes are others' now or free", mine.size() - kept.size(), mine.size());
      }
    } catch (RuntimeException databaseIsDown) {
      LOG.warn("lanes of updates cannot be renewed: {}", databaseIsDown.toString());
    }
  }

  /**
   * Takes lanes with something due, at most {@code most}. One that ran out under a worker of ours,
   * because the database was away or the machine busy, is that worker's again and nobody else's.
   */
  List<String> claim(int most) {
    return inbox.claim(node.name(), most, node.lease()).stream().filter(held::add).toList();
  }

  /** Whether a lane is still ours, for another lease. */
  boolean has(String lane) {
    return inbox.renew(node.name(), lane, node.lease());
  }

  /** Lets others have it at once. */
  void release(String lane) {
    held.remove(lane);
    inbox.release(node.name(), lane);
  }

  /** Lets others have it when its claim runs out, whatever the database says now. */
  void abandon(String lane) {
    held.remove(lane);
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}

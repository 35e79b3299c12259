package dev.kadr.app.journey;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox that remembers what was stored in it for the first time, and what was handled. */
final class CountedInbox implements UpdateInbox {
  final List<Long> stored = new CopyOnWriteArrayList<>();
  final List<Long> done = new CopyOnWriteArrayList<>();
  private final UpdateInbox inbox;

  CountedInbox(UpdateInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public boolean store(Update update) {
    var isNew = inbox.store(update);
    if (isNew) {
      stored.add(update.id());
    }
    return isNew;
  }

  @Override
  public List<String> claim(String node, int limit, Duration lease) {
    return inbox.claim(node, limit, lease);
  }

  @Override
  public Set<String> renew(String node, Set<String> lanes, Duration lease) {
    return inbox.renew(node, lanes, lease);
  }

  @Override
  public void release(String node, String lane) {
    inbox.release(node, lane);
  }

  @Override
  public List<Pending> pending(String lane, int limit) {
    return inbox.pending(lane, limit);
  }

  @Override
  public void done(long updateId) {
    inbox.done(updateId);
    done.add(updateId);
  }

  @Override
  public void failed(long updateId, String error, Instant due) {
    inbox.failed(updateId, error, due);
  }

  @Override
  public void postpone(long updateId, Instant due) {
    inbox.postpone(updateId, due);
  }

  @Override
  public void park(long updateId, String error) {
    inbox.park(updateId, error);
  }

  @Override
  public List<Parked> parked(int limit) {
    return inbox.parked(limit);
  }

  @Override
  public boolean retry(long updateId) {
    return inbox.retry(updateId);
  }
}

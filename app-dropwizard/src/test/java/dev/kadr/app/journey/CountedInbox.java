package dev.kadr.app.journey;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox that remembers what came, what of it was new, and what was handled. */
class CountedInbox implements UpdateInbox {
  final List<Long> stored;
  final List<Long> done;
  final List<Update> heard;
  final List<Long> aside = new CopyOnWriteArrayList<>();
  private final UpdateInbox inbox;

  CountedInbox(UpdateInbox inbox) {
    this(
        inbox,
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArrayList<>());
  }

  private CountedInbox(UpdateInbox inbox, List<Long> stored, List<Long> done, List<Update> heard) {
    this.inbox = inbox;
    this.stored = stored;
    this.done = done;
    this.heard = heard;
  }

  /** Another node's, counted together with this one. */
  CountedInbox beside(UpdateInbox other) {
    return new CountedInbox(other, stored, done, heard);
  }

  @Override
  public boolean store(Update update) {
    heard.add(update);
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
    aside.add(updateId);
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

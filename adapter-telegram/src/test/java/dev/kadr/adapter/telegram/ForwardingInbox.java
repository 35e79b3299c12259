package dev.kadr.adapter.telegram;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An inbox of which a test changes a part. */
class ForwardingInbox implements UpdateInbox {
  private final UpdateInbox inbox;

  ForwardingInbox(UpdateInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public boolean store(Update update) {
    return inbox.store(update);
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

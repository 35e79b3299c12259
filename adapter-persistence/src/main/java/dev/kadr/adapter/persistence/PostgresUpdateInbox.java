package dev.kadr.adapter.persistence;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The messenger's updates in PostgreSQL, shared by all nodes. */
final class PostgresUpdateInbox implements UpdateInbox {
  private static final int LONGEST_BODY = 1 << 20;
  private static final int LONGEST_ERROR = 1_000;

  private final UpdateRows rows;
  private final Clock clock;

  PostgresUpdateInbox(Jdbi jdbi, Clock clock) {
    this.rows = jdbi.onDemand(UpdateRows.class);
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException when the body has more than 1 MiB
   */
  @Override
  public boolean store(Update update) {
    var body = update.body().getBytes(StandardCharsets.UTF_8);
    if (body.length > LONGEST_BODY) {
      throw new IllegalArgumentException("an update has at most 1 MiB, not " + body.length + " B");
    }
    return rows.store(update.id(), update.lane(), body, update.receivedAt()) > 0;
  }

  @Override
  public List<String> claim(String node, int limit, Duration lease) {
    var now = clock.instant();
    return rows.claim(node, limit, now, now.plus(lease));
  }

  @Override
  public Set<String> renew(String node, Set<String> lanes, Duration lease) {
    var now = clock.instant();
    return rows.renew(node, lanes.toArray(String[]::new), now, now.plus(lease));
  }

  @Override
  public void release(String node, String lane) {
    rows.release(node, lane);
  }

  @Override
  public List<Pending> pending(String lane, int limit) {
    return rows.pending(lane, limit, clock.instant());
  }

  @Override
  public void done(long updateId) {
    rows.done(updateId);
  }

  @Override
  public void failed(long updateId, String error, Instant due) {
    rows.failed(updateId, storable(error), due);
  }

  @Override
  public void postpone(long updateId, Instant due) {
    rows.postpone(updateId, due);
  }

  @Override
  public void park(long updateId, String error) {
    rows.park(updateId, storable(error));
  }

  @Override
  public List<Parked> parked(int limit) {
    return rows.parked(limit);
  }

  @Override
  public boolean retry(long updateId) {
    return rows.retry(updateId) > 0;
  }

  private static String storable(String error) {
    var text = error.replace('\0', '\uFFFD');
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}

package dev.kadr.ports.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The messenger's updates, stored before they are acknowledged and handled in order within their
 * lane.
 *
 * <p>A lane is what must keep its order: one chat. A lane is claimed by one node at a time; a claim
 * that is not renewed runs out, and another node goes on.
 */
public interface UpdateInbox {
  /**
   * Stores an update.
   *
   * @return false when it was stored before; then nothing changes
   */
  boolean store(Update update);

  /** Lanes with something due that nobody has, at most {@code limit}, oldest update first. */
  List<String> claim(String node, int limit, Duration lease);

  /**
   * Keeps claims for another {@code lease}, counted from now.
   *
   * @return the lanes that the node still has; the others are lost
   */
  Set<String> renew(String node, Set<String> lanes, Duration lease);

  /** Keeps one claim; false when it is lost. */
  default boolean renew(String node, String lane, Duration lease) {
    return renew(node, Set.of(lane), lease).contains(lane);
  }

  void release(String node, String lane);

  /** The lane's oldest updates that are not over, if the first of them is due. */
  List<Pending> pending(String lane, int limit);

  void done(long updateId);

  /** Tried and failed: due again at {@code due}, and nothing of its lane before it. */
  void failed(long updateId, String error, Instant due);

  /** Not now, for a reason that is not its own: due again at {@code due}, with all its tries. */
  void postpone(long updateId, Instant due);

  /** Given up: kept with its error for the operator, and its lane goes on. */
  void park(long updateId, String error);

  /** What was given up, oldest first. */
  List<Parked> parked(int limit);

  /** Takes up again what was given up, with all its tries; false when it was not. */
  boolean retry(long updateId);

  /**
   * An update as it came.
   *
   * @param lane what must keep its order
   * @param body JSON as text; it may be anything
   */
  record Update(long id, String lane, String body, Instant receivedAt) {}

  /**
   * An update that is not over.
   *
   * @param tries how often it was tried and failed
   */
  record Pending(long id, String body, int tries) {}

  /** An update that was given up. */
  record Parked(long id, String lane, String error, Instant receivedAt) {}
}

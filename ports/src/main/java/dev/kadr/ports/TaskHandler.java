package dev.kadr.ports;

import java.time.Instant;

/**
 * Does one kind of task. It may be called again for a task it did, after a crash for one it half
 * did, and never twice at the same time for one instance unless a node lost its database.
 */
public interface TaskHandler {
  TaskKind kind();

  /**
   * Does the task; an exception counts as a failed try.
   *
   * @return whether it is over
   */
  Next run(String instance);

  /** Called once after {@link TaskKind#maxTries()} failures; the task is gone afterwards. */
  void giveUp(String instance);

  /** What becomes of a task that was run. */
  sealed interface Next {
    record Done() implements Next {}

    /** Not over: run again at {@code due}; this is no failure. */
    record Again(Instant due) implements Next {}
  }
}

package dev.kadr.adapter.persistence;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * How a task that ran leaves its row. Each answers 0 when the row is not ours any more: another
 * node took us for dead.
 *
 * <p>Not the library's own ways, because they do not know {@code due_again}.
 */
interface TaskRows {
  @SqlUpdate(
      """
      DELETE FROM scheduled_tasks
      WHERE task_name = :task AND task_instance = :instance AND version = :version
        AND due_again IS NULL
      """)
  int removeUnlessWantedAgain(String task, String instance, long version);

  /** What was wanted while it ran comes at once after. */
  @SqlUpdate(
      """
      UPDATE scheduled_tasks
      SET picked = false, picked_by = NULL, last_heartbeat = NULL, last_success = :now,
        consecutive_failures = 0, execution_time = due_again, due_again = NULL,
        version = version + 1
      WHERE task_name = :task AND task_instance = :instance AND version = :version
        AND due_again IS NOT NULL
      """)
  int runAgainAsWanted(String task, String instance, long version, Instant now);

  @SqlUpdate(
      """
      UPDATE scheduled_tasks
      SET picked = false, picked_by = NULL, last_heartbeat = NULL, last_success = :now,
        consecutive_failures = 0, execution_time = least(:due, due_again), due_again = NULL,
        version = version + 1
      WHERE task_name = :task AND task_instance = :instance AND version = :version
      """)
  int runAgain(String task, String instance, long version, Instant now, Instant due);

  @SqlUpdate(
      """
      UPDATE scheduled_tasks
      SET picked = false, picked_by = NULL, last_heartbeat = NULL, last_failure = :now,
        consecutive_failures = :failures, execution_time = :due, version = version + 1
      WHERE task_name = :task AND task_instance = :instance AND version = :version
      """)
  int tryAgain(String task, String instance, long version, int failures, Instant now, Instant due);
}

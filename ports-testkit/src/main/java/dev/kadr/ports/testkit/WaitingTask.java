package dev.kadr.ports.testkit;

import dev.kadr.ports.Task;
import java.time.Instant;

/**
 * A task that is not over.
 *
 * @param failures how often in a row it threw
 */
public record WaitingTask(Task task, int failures) {
  WaitingTask due(Instant due, int failuresSoFar) {
    return new WaitingTask(new Task(task.kind(), task.instance(), due), failuresSoFar);
  }
}

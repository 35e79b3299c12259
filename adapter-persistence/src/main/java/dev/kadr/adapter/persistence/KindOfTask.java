package dev.kadr.adapter.persistence;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandler.Next;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of task as db-scheduler runs it: tries, back-off, giving up, and dead nodes. */
final class KindOfTask {
  private static final Logger LOG = LoggerFactory.getLogger(KindOfTask.class);

  private final TaskHandler handler;
  private final TaskRows rows;
  private final Clock clock;

  KindOfTask(TaskHandler handler, TaskRows rows, Clock clock) {
    this.handler = handler;
    this.rows = rows;
    this.clock = clock;
  }

  Task<Void> task() {
    return Tasks.custom(handler.kind().id(), Void.class)
        .onFailure((complete, operations) -> failed(complete.getExecution(), complete.getCause()))
        .onDeadExecution((complete, operations) -> revive(complete.getExecution()))
        .execute((instance, context) -> run(instance.getId()));
  }

  private CompletionHandler<Void> run(String instance) {
    var next = handler.run(instance);
    return (complete, operations) -> ran(complete.getExecution(), next);
  }

  private void ran(Execution execution, Next next) {
    switch (next) {
      case Next.Done done -> remove(execution);
      case Next.Again again ->
          expectOurs(
              rows.runAgain(
                  execution.getTaskName(),
                  execution.getId(),
                  execution.version,
                  clock.instant(),
                  again.due()),
              execution);
    }
  }

  private void failed(Execution execution, Optional<Throwable> cause) {
    var failures = execution.consecutiveFailures + 1;
    LOG.warn(
        "task {} of {} failed for the {}. time: {}",
        execution.getTaskName(),
        execution.getId(),
        failures,
        cause.map(Throwable::toString).orElse("nobody knows why"));
    if (failures >= handler.kind().maxTries()) {
      giveUp(execution, failures);
    } else {
      tryAgain(execution, failures, handler.kind().backOff(failures));
    }
  }

  private void giveUp(Execution execution, int failures) {
    try {
      handler.giveUp(execution.getId());
    } catch (RuntimeException e) {
      LOG.error("task {} could not be given up", execution.getTaskName(), e);
      tryAgain(execution, failures, handler.kind().backOff(failures));
      return;
    }
    remove(execution);
  }

  /**
   * Runs what a dead node left at once; the handler decides what half done means. It counts as a
   * failure, so that a task which kills every node that takes it comes to an end.
   */
  private void revive(Execution execution) {
    LOG.warn(
        "task {} of {} was left by {}, which is dead: run again",
        execution.getTaskName(),
        execution.getId(),
        execution.pickedBy);
    tryAgain(execution, execution.consecutiveFailures + 1, Duration.ZERO);
  }

  private void tryAgain(Execution execution, int failures, Duration pause) {
    var now = clock.instant();
    expectOurs(
        rows.tryAgain(
            execution.getTaskName(),
            execution.getId(),
            execution.version,
            failures,
            now,
            now.plus(pause)),
        execution);
  }

  private void remove(Execution execution) {
    var task = execution.getTaskName();
    var instance = execution.getId();
    if (rows.removeUnlessWantedAgain(task, instance, execution.version) == 0) {
      expectOurs(
          rows.runAgainAsWanted(task, instance, execution.version, clock.instant()), execution);
    }
  }

  private static void expectOurs(int changed, Execution execution) {
    if (changed == 0) {
      LOG.warn(
          "task {} of {} was taken from us while it ran",
          execution.getTaskName(),
          execution.getId());
    }
  }
}

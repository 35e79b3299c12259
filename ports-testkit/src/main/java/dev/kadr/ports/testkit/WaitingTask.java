package dev.kadr.ports.testkit;

import dev.kadr.ports.Task;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task that is not over.
 *
 * @param failures how often in a row it threw
 * @param running whether it runs at this moment
 * @param wantedAgain when it was scheduled to be done once more while it ran
 */
public record WaitingTask(Task task, int failures, boolean running, Optional<Instant> wantedAgain) {
  static WaitingTask fresh(Task task) {
    return new WaitingTask(task, 0, false, Optional.empty());
  }

  WaitingTask started() {
    return new WaitingTask(task, failures, true, wantedAgain);
  }

  /** Scheduled once more: one that waits stays as it is, one that runs will run again. */
  WaitingTask wanted(Instant due) {
    return running ? new WaitingTask(task, failures, true, Optional.of(soonest(due))) : this;
  }

  /** To be run again, at the latest when it was wanted. */
  WaitingTask again(Instant due) {
    return waiting(soonest(due), 0, Optional.empty());
  }

  /** Failed; what was wanted of it meanwhile is still wanted after it worked. */
  WaitingTask failed(Instant due) {
    return waiting(due, failures + 1, wantedAgain);
  }

  private WaitingTask waiting(Instant due, int failuresSoFar, Optional<Instant> wanted) {
    var next = new Task(task.kind(), task.instance(), due);
    return new WaitingTask(next, failuresSoFar, false, wanted);
  }

  private Instant soonest(Instant due) {
    return Stream.concat(Stream.of(due), wantedAgain.stream())
        .min(Instant::compareTo)
        .orElseThrow();
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.ports.Task;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs the tasks of an {@link InMemoryWorld} when a test says so, one after the other, as patient
 * as the real one.
 *
 * <p>As in the real one a task that is scheduled while it runs is run once more afterwards: whoever
 * scheduled it may have committed after it had read.
 */
public final class ManualTaskRunner implements TaskRunner {
  /** More runs than this at one instant are a task that goes round in circles. */
  private static final int MAX_RUNS = 10_000;

  private final InMemoryWorld world;
  private final List<RuntimeException> failures = new ArrayList<>();
  private final Map<String, Instant> lastRounds = new HashMap<>();
  private Optional<TaskHandlers> started = Optional.empty();

  public ManualTaskRunner(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void start(TaskHandlers handlers) {
    if (started.isPresent()) {
      throw new IllegalStateException("started before");
    }
    started = Optional.of(handlers);
  }

  /** Tasks that are not over, soonest first. */
  public List<WaitingTask> waiting() {
    return world.waitingTasks();
  }

  /** What failed tries threw, oldest first: tests look here when nothing happens. */
  public List<RuntimeException> failures() {
    return List.copyOf(failures);
  }

  /**
   * Runs what is due, and what becomes due by that, until nothing is.
   *
   * @return how many runs it took
   * @throws IllegalStateException when there is no end to it
   */
  public int runDue(Instant now) {
    for (int runs = 0; runs < MAX_RUNS; runs++) {
      var next = due(now);
      if (next.isEmpty()) {
        return runs;
      }
      run(next.get(), now);
    }
    throw new IllegalStateException("still due after " + MAX_RUNS + " runs: " + due(now));
  }

  /**
   * Runs one task that is due, the soonest.
   *
   * @return false when none is
   */
  public boolean runOne(Instant now) {
    var next = due(now);
    next.ifPresent(waiting -> run(waiting, now));
    return next.isPresent();
  }

  /** Runs a round of recurring work, whenever it ran last. */
  public void round(String name) {
    handlers().recurring().stream()
        .filter(recurring -> recurring.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing called " + name + " recurs"))
        .round()
        .run();
  }

  /** Runs each recurring work whose pause is over, or that never ran. */
  public void roundsDue(Instant now) {
    for (var recurring : handlers().recurring()) {
      var last = lastRounds.get(recurring.name());
      if (last == null || !last.plus(recurring.pause()).isAfter(now)) {
        lastRounds.put(recurring.name(), now);
        try {
          recurring.round().run();
        } catch (RuntimeException failure) {
          failures.add(failure);
        }
      }
    }
  }

  private Optional<WaitingTask> due(Instant now) {
    return world.waitingTasks().stream()
        .filter(waiting -> !waiting.task().due().isAfter(now))
        .min(Comparator.comparing(waiting -> waiting.task().due()));
  }

  private void run(WaitingTask waiting, Instant now) {
    var task = waiting.task();
    var handler = handler(task);
    change(task, WaitingTask::started);
    TaskHandler.Next next;
    try {
      next = handler.run(task.instance());
    } catch (RuntimeException failure) {
      failures.add(failure);
      failed(handler, waiting, now);
      return;
    }
    switch (next) {
      case TaskHandler.Next.Done done -> removeUnlessWantedAgain(task);
      case TaskHandler.Next.Again(var due) -> change(task, ran -> ran.again(due));
    }
  }

  private void failed(TaskHandler handler, WaitingTask waiting, Instant now) {
    var task = waiting.task();
    var count = waiting.failures() + 1;
    if (count < task.kind().maxTries()) {
      change(task, ran -> ran.failed(now.plus(task.kind().backOff(count))));
    } else {
      handler.giveUp(task.instance());
      removeUnlessWantedAgain(task);
    }
  }

  private void change(Task task, UnaryOperator<WaitingTask> change) {
    world.change(tables -> tables.tasks.computeIfPresent(key(task), (key, it) -> change.apply(it)));
  }

  private void removeUnlessWantedAgain(Task task) {
    world.change(
        tables ->
            tables.tasks.computeIfPresent(
                key(task), (key, it) -> it.wantedAgain().map(it::again).orElse(null)));
  }

  private static Tables.TaskKey key(Task task) {
    return new Tables.TaskKey(task.kind(), task.instance());
  }

  private TaskHandler handler(Task task) {
    return handlers().handlers().stream()
        .filter(handler -> handler.kind() == task.kind())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody does " + task.kind()));
  }

  private TaskHandlers handlers() {
    return started.orElseThrow(() -> new IllegalStateException("not started"));
  }
}

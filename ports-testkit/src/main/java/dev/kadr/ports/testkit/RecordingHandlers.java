package dev.kadr.ports.testkit;

import dev.kadr.ports.Recurring;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Handlers that remember when what was run, and are done with it unless a test says otherwise. */
final class RecordingHandlers {
  private final Clock clock;
  private final Map<Tables.TaskKey, List<Instant>> runs = new HashMap<>();
  private final Map<Tables.TaskKey, Integer> givenUp = new HashMap<>();
  private final Map<Tables.TaskKey, IntFunction<TaskHandler.Next>> answers = new HashMap<>();

  RecordingHandlers(Clock clock) {
    this.clock = clock;
  }

  TaskHandlers with(List<Recurring> recurring) {
    return new TaskHandlers(
        Stream.of(TaskKind.values()).<TaskHandler>map(Recording::new).toList(), recurring);
  }

  /** What a task's run of each number, from 1, comes to. */
  synchronized void answer(Task task, IntFunction<TaskHandler.Next> answer) {
    answers.put(key(task.kind(), task.instance()), answer);
  }

  synchronized List<Instant> runsOf(Task task) {
    return List.copyOf(runs.getOrDefault(key(task.kind(), task.instance()), List.of()));
  }

  synchronized int givenUp(Task task) {
    return givenUp.getOrDefault(key(task.kind(), task.instance()), 0);
  }

  private static Tables.TaskKey key(TaskKind kind, String instance) {
    return new Tables.TaskKey(kind, instance);
  }

  private synchronized TaskHandler.Next ran(Tables.TaskKey key) {
    var all = runs.computeIfAbsent(key, first -> new ArrayList<>());
    all.add(clock.instant());
    return answers.getOrDefault(key, run -> new TaskHandler.Next.Done()).apply(all.size());
  }

  private synchronized void gaveUp(Tables.TaskKey key) {
    givenUp.merge(key, 1, Integer::sum);
  }

  private final class Recording implements TaskHandler {
    private final TaskKind kind;

    Recording(TaskKind kind) {
      this.kind = kind;
    }

    @Override
    public TaskKind kind() {
      return kind;
    }

    @Override
    public Next run(String instance) {
      return ran(key(kind, instance));
    }

    @Override
    public void giveUp(String instance) {
      gaveUp(key(kind, instance));
    }
  }
}

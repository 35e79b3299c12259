package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.ports.Recurring;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskHandler.Next;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.TaskRunner;
import dev.kadr.ports.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TaskRunner} must do with what transactions scheduled.
 *
 * <p>That something does not happen is shown by what was scheduled after it and did: nothing here
 * sleeps.
 */
public interface TaskRunnerContract {
  UnitOfWork unitOfWork();

  /** The runner of this test; it was not started and no other test's tasks are in its way. */
  TaskRunner runner();

  /** The clock by which tasks fall due. */
  MutableClock clock();

  /**
   * Lets the runner do what is due. One that works by itself is waited for until it has nothing in
   * hand: a failure that is seen is not noted yet, and the clock is to move after that.
   */
  void letItWork();

  @Test
  default void aTaskRunsOnceWhenItIsDue() {
    var handlers = start();
    var now = clock().instant();
    var first = schedule(TaskKind.POLL, now);
    var later = schedule(TaskKind.POLL, now.plusSeconds(10));
    awaitRuns(handlers, first, 1);
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(later)).isEmpty();
    clock().advance(Duration.ofSeconds(10));
    awaitRuns(handlers, later, 1);
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(first)).containsExactly(now);
    assertThat(handlers.runsOf(later)).containsExactly(now.plusSeconds(10));
  }

  @Test
  default void everyTaskReachesTheHandlerOfItsKind() {
    var handlers = start();
    var tasks =
        List.of(TaskKind.values()).stream().map(kind -> schedule(kind, clock().instant())).toList();
    tasks.forEach(task -> awaitRuns(handlers, task, 1));
  }

  @Test
  default void manyTasksAllRunOnce() {
    var handlers = start();
    var tasks =
        IntStream.range(0, 100)
            .mapToObj(i -> schedule(TaskKind.SUBMIT, clock().instant()))
            .toList();
    tasks.forEach(task -> awaitRuns(handlers, task, 1));
    everythingDueRan(handlers);
    assertThat(tasks).allSatisfy(task -> assertThat(handlers.runsOf(task)).hasSize(1));
  }

  /** More often than a task may fail: a task that waits for its turn is not a broken one. */
  @Test
  default void againRunsAtItsTimeAndIsNoFailure() {
    var handlers = start();
    var pause = Duration.ofSeconds(7);
    var task = task(TaskKind.ALERT, clock().instant());
    handlers.answer(task, run -> new Next.Again(clock().instant().plus(pause)));
    schedule(task);
    var rounds = TaskKind.ALERT.maxTries() + 2;
    for (int run = 1; run <= rounds; run++) {
      awaitRuns(handlers, task, run);
      everythingDueRan(handlers);
      assertThat(handlers.runsOf(task)).hasSize(run);
      clock().advance(pause);
    }
    assertThat(handlers.givenUp(task)).isZero();
  }

  @Test
  default void aFailedTryIsTriedAgainAfterTwiceTheTimeOfTheLast() {
    var handlers = start();
    var task = task(TaskKind.POLL, clock().instant());
    handlers.answer(task, run -> fail(run < 3));
    schedule(task);
    awaitRuns(handlers, task, 1);
    isNotTriedBefore(TaskKind.POLL.backOff(1), handlers, task, 1);
    awaitRuns(handlers, task, 2);
    isNotTriedBefore(TaskKind.POLL.backOff(2), handlers, task, 2);
    awaitRuns(handlers, task, 3);
    clock().advance(Duration.ofHours(1));
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(3);
    assertThat(TaskKind.POLL.backOff(2)).isEqualTo(TaskKind.POLL.backOff(1).multipliedBy(2));
  }

  @Test
  default void aTryThatWorkedMakesUpForThoseThatFailed() {
    var handlers = start();
    var task = task(TaskKind.POLL, clock().instant());
    handlers.answer(
        task, run -> run == 3 ? new Next.Again(clock().instant().plusSeconds(1)) : fail(true));
    schedule(task);
    awaitRuns(handlers, task, 1);
    clock().advance(TaskKind.POLL.backOff(1));
    awaitRuns(handlers, task, 2);
    clock().advance(TaskKind.POLL.backOff(2));
    awaitRuns(handlers, task, 3);
    clock().advance(Duration.ofSeconds(1));
    awaitRuns(handlers, task, 4);
    everythingDueRan(handlers);
    clock().advance(TaskKind.POLL.backOff(1)); // not of the third failure: this is the first again
    awaitRuns(handlers, task, 5);
  }

  @Test
  default void aTaskThatFailsTooOftenIsGivenUpOnce() {
    var handlers = start();
    var kind = TaskKind.ALERT;
    var task = task(kind, clock().instant());
    handlers.answer(task, run -> fail(true));
    schedule(task);
    for (int failures = 1; failures < kind.maxTries(); failures++) {
      awaitRuns(handlers, task, failures);
      everythingDueRan(handlers);
      assertThat(handlers.givenUp(task)).isZero();
      clock().advance(kind.backOff(failures));
    }
    await(() -> handlers.givenUp(task) == 1);
    clock().advance(Duration.ofDays(1));
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(kind.maxTries());
    assertThat(handlers.givenUp(task)).isEqualTo(1);
  }

  @Test
  default void whatIsOverCanBeScheduledAgain() {
    var handlers = start();
    var task = schedule(TaskKind.DOWNLOAD, clock().instant());
    awaitRuns(handlers, task, 1);
    // The row of the first run may still be on its way out: what is scheduled too soon is dropped.
    await(
        () -> {
          schedule(task);
          return handlers.runsOf(task).size() > 1;
        });
  }

  /** Whoever scheduled it may have committed after it had read: its end must not swallow that. */
  @Test
  default void whatIsScheduledWhileItRunsRunsOnceMoreAfterwards() {
    var handlers = start();
    var task = task(TaskKind.SUBMIT, clock().instant());
    var later = new Task(task.kind(), task.instance(), clock().instant().plusSeconds(30));
    handlers.answer(
        task,
        run -> {
          if (run == 1) {
            schedule(later);
          }
          return new Next.Done();
        });
    schedule(task);
    awaitRuns(handlers, task, 1);
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(1);
    clock().advance(Duration.ofSeconds(30));
    awaitRuns(handlers, task, 2);
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(2);
  }

  @Test
  default void whatIsScheduledWhileItFailsRunsOnceMoreAfterItWorked() {
    var handlers = start();
    var task = task(TaskKind.SUBMIT, clock().instant());
    handlers.answer(
        task,
        run -> {
          if (run == 1) {
            schedule(task);
          }
          return fail(run == 1);
        });
    schedule(task);
    awaitRuns(handlers, task, 1);
    isNotTriedBefore(TaskKind.SUBMIT.backOff(1), handlers, task, 1);
    awaitRuns(handlers, task, 3);
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(3);
  }

  @Test
  default void againComesNoLaterThanWhatWasScheduledMeanwhile() {
    var handlers = start();
    var now = clock().instant();
    var task = task(TaskKind.SUBMIT, now);
    handlers.answer(
        task,
        run -> {
          if (run > 1) {
            return new Next.Done();
          }
          schedule(new Task(task.kind(), task.instance(), now.plusSeconds(5)));
          return new Next.Again(now.plusSeconds(60));
        });
    schedule(task);
    awaitRuns(handlers, task, 1);
    everythingDueRan(handlers);
    clock().advance(Duration.ofSeconds(5));
    awaitRuns(handlers, task, 2);
    clock().advance(Duration.ofSeconds(60));
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(2);
  }

  @Test
  default void recurringWorkComesRoundAgainAfterItsPauseEvenIfItFailed() {
    var rounds = new AtomicInteger();
    var pause = Duration.ofMinutes(5);
    var name = "round-" + Fixtures.random();
    var handlers = new RecordingHandlers(clock());
    runner()
        .start(
            handlers.with(
                List.of(
                    new Recurring(
                        name,
                        pause,
                        () -> {
                          if (rounds.incrementAndGet() == 1) {
                            throw new UnsupportedOperationException("the first round fails");
                          }
                        }))));
    await(() -> rounds.get() == 1);
    everythingDueRan(handlers);
    assertThat(rounds).hasValue(1);
    await(
        () -> {
          // By little steps: when a round ended is the runner's to say.
          clock().advance(Duration.ofSeconds(10));
          return rounds.get() >= 2;
        });
    await(
        () -> {
          clock().advance(Duration.ofSeconds(10));
          return rounds.get() >= 3;
        });
  }

  @Test
  default void aRunnerIsStartedOnce() {
    start();
    assertThatIllegalStateException().isThrownBy(this::start);
  }

  private RecordingHandlers start() {
    var handlers = new RecordingHandlers(clock());
    runner().start(handlers.with(List.of()));
    return handlers;
  }

  private Task schedule(TaskKind kind, Instant due) {
    return schedule(task(kind, due));
  }

  private Task schedule(Task task) {
    new Given(unitOfWork()).commit(store -> store.schedule(task));
    return task;
  }

  private static Task task(TaskKind kind, Instant due) {
    return new Task(kind, Fixtures.random().toString(), due);
  }

  private static Next fail(boolean fails) {
    if (fails) {
      throw new UnsupportedOperationException("this try fails");
    }
    return new Next.Done();
  }

  private void isNotTriedBefore(Duration backOff, RecordingHandlers handlers, Task task, int runs) {
    clock().advance(backOff.minusMillis(1));
    everythingDueRan(handlers);
    assertThat(handlers.runsOf(task)).hasSize(runs);
    clock().advance(Duration.ofMillis(1));
  }

  private void awaitRuns(RecordingHandlers handlers, Task task, int runs) {
    await(() -> handlers.runsOf(task).size() >= runs);
  }

  /** Whatever was due before is done when two tasks that come later are, one after the other. */
  private void everythingDueRan(RecordingHandlers handlers) {
    for (int i = 0; i < 2; i++) {
      awaitRuns(handlers, schedule(TaskKind.NOTICE, clock().instant()), 1);
    }
  }

  private void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              letItWork();
              return condition.call();
            });
    letItWork();
  }
}

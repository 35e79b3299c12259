package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.ports.Task;
import dev.kadr.ports.TaskHandler.Next;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.TaskRunner;
import dev.kadr.ports.UnitOfWork;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTaskRunnerTest implements TaskRunnerContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final MutableClock clock = MutableClock.atNow();
  private final ManualTaskRunner runner = new ManualTaskRunner(world);

  @Override
  public UnitOfWork unitOfWork() {
    return world.unitOfWork();
  }

  @Override
  public TaskRunner runner() {
    return runner;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Override
  public void letItWork() {
    runner.roundsDue(clock.instant());
    runner.runDue(clock.instant());
  }

  @Test
  void whatGoesRoundInCirclesIsStopped() {
    var handlers = new RecordingHandlers(clock);
    runner.start(handlers.with(List.of()));
    var task = new Task(TaskKind.POLL, "circle", clock.instant());
    handlers.answer(task, run -> new Next.Again(clock.instant()));
    new Given(world.unitOfWork()).commit(store -> store.schedule(task));
    assertThatIllegalStateException().isThrownBy(() -> runner.runDue(clock.instant()));
  }

  @Test
  void whatFailedIsThereToBeLookedAt() {
    var handlers = new RecordingHandlers(clock);
    runner.start(handlers.with(List.of()));
    var task = new Task(TaskKind.POLL, "poor", clock.instant());
    handlers.answer(
        task,
        run -> {
          throw new UnsupportedOperationException("poor");
        });
    new Given(world.unitOfWork()).commit(store -> store.schedule(task));
    assertThat(runner.runDue(clock.instant())).isEqualTo(1);
    assertThat(runner.failures()).extracting(Throwable::getMessage).containsExactly("poor");
    assertThat(runner.waiting()).extracting(WaitingTask::failures).containsExactly(1);
  }
}

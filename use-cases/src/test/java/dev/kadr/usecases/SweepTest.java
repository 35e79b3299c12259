package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.ManualTaskRunner;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests whose tasks were lost are found and looked after again. */
class SweepTest {
  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  /** Does nothing and says that it is done. */
  private record Forgetful(TaskKind kind) implements TaskHandler {
    @Override
    public Next run(String instance) {
      return new Next.Done();
    }

    @Override
    public void giveUp(String instance) {
      throw new IllegalStateException("doing nothing never fails");
    }
  }

  private void loseAllTasks() {
    var handlers =
        Arrays.stream(TaskKind.values()).map(kind -> (TaskHandler) new Forgetful(kind)).toList();
    var forgetful = new ManualTaskRunner(shop.world);
    forgetful.start(new TaskHandlers(handlers, List.of()));
    forgetful.runDue(shop.clock.instant().plus(Duration.ofDays(10)));
    assertThat(shop.tasks.waiting()).isEmpty();
  }

  @Test
  void aQueuedRequestWithoutTasksIsSubmittedAfterAll() {
    var id = shop.requested(buyer);
    loseAllTasks();
    shop.tasks.round("sweep");
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
  }

  @Test
  void aJobWithoutTasksIsPolledAfterAll() {
    var id = shop.requested(buyer);
    shop.work();
    loseAllTasks();
    shop.tasks.round("sweep");
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    assertThat(shop.provider.submissionsOf(id)).isEqualTo(1);
  }

  @Test
  void anUnknownRequestWithoutTasksStillHasItsDeadline() {
    shop.provider.nextSubmission(new Submission.Unknown("timed out"));
    var id = shop.requested(buyer);
    shop.work();
    loseAllTasks();
    shop.tasks.round("sweep");
    shop.pass(Duration.ofMinutes(15));
    assertThat(shop.state(id)).isInstanceOf(State.TimedOut.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
  }

  @Test
  void whatIsAttendedOrOverIsLeftAlone() {
    shop.requested(buyer);
    assertThat(shop.does.generation().sweep().sweep().attended()).isZero();
    shop.pass(Duration.ofMinutes(1));
    loseAllTasks();
    assertThat(shop.does.generation().sweep().sweep().attended()).isZero();
    assertThat(shop.tasks.waiting()).isEmpty();
  }
}

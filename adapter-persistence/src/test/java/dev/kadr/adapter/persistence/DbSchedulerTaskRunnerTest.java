package dev.kadr.adapter.persistence;

import dev.kadr.adapter.persistence.Persistence.TaskPace;
import dev.kadr.ports.TaskRunner;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.TaskRunnerContract;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

class DbSchedulerTaskRunnerTest implements TaskRunnerContract {
  /** Heartbeats are seen by the clock that the test moves by days: nobody is to look dead by it. */
  private static final TaskPace PACE =
      new TaskPace(Duration.ofMillis(20), Duration.ofDays(100), 8, Duration.ofSeconds(10));

  private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNow();
  private final DbSchedulerTaskRunner runner =
      new DbSchedulerTaskRunner(database.database(), clock, "test", PACE);

  @AfterEach
  void close() {
    try (database) {
      runner.close();
    }
  }

  @Override
  public UnitOfWork unitOfWork() {
    return new PostgresUnitOfWork(database.jdbi());
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
    Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> !somethingIsInHand());
  }

  private boolean somethingIsInHand() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT EXISTS (SELECT FROM scheduled_tasks WHERE picked)")
                    .mapTo(Boolean.class)
                    .one());
  }
}

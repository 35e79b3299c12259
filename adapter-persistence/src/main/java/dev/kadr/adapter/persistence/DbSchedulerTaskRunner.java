package dev.kadr.adapter.persistence;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.kadr.adapter.persistence.Persistence.TaskPace;
import dev.kadr.ports.Probe;
import dev.kadr.ports.Recurring;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks with db-scheduler: whichever node is free claims what is due, and what a dead node
 * left.
 */
final class DbSchedulerTaskRunner implements TaskRunner, AutoCloseable {
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration SILENCE_THAT_IS_A_FAULT = Duration.ofSeconds(30);

  private final Database database;
  private final Clock clock;
  private final String node;
  private final TaskPace pace;
  private final AtomicReference<@Nullable Scheduler> running = new AtomicReference<>();
  private final LastLook lastLook = new LastLook();

  DbSchedulerTaskRunner(Database database, Clock clock, String node, TaskPace pace) {
    this.database = database;
    this.clock = clock;
    this.node = node;
    this.pace = pace;
  }

  @Override
  public void start(TaskHandlers handlers) {
    var scheduler = scheduler(handlers);
    if (!running.compareAndSet(null, scheduler)) {
      throw new IllegalStateException("the task runner was started before");
    }
    scheduler.start();
  }

  @Override
  public void close() {
    var scheduler = running.get();
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  /** Whether due tasks are looked for; a node that does not run any can still serve. */
  Probe probe() {
    return new Probe() {
      @Override
      public String name() {
        return "tasks";
      }

      @Override
      public Finding check() {
        var silence = lastLook.age();
        return running.get() != null && silence.compareTo(SILENCE_THAT_IS_A_FAULT) > 0
            ? new Finding.Broken("no task was looked for in " + silence.toSeconds() + " s", false)
            : new Finding.Healthy();
      }
    };
  }

  private Scheduler scheduler(TaskHandlers handlers) {
    var rows = database.jdbi().onDemand(TaskRows.class);
    List<Task<?>> kinds = new ArrayList<>();
    handlers.handlers().forEach(handler -> kinds.add(new KindOfTask(handler, rows, clock).task()));
    var recurring = handlers.recurring().stream().map(DbSchedulerTaskRunner::recurring).toList();
    return new RealWaits(database.dataSource(), kinds)
        .startTasks(recurring)
        .schedulerName(new SchedulerName.Fixed(node))
        .clock(clock::instant)
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
        .serializer(new Empty())
        .pollingInterval(pace.polling())
        .pollUsingLockAndFetch(0.5, 1.0) // at most as many claimed as run at once
        .threads(pace.atOnce())
        .executorService(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory()))
        .heartbeatInterval(pace.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(pace.farewell())
        // A name we do not know belongs to another version of us: it is never thrown away.
        .deleteUnresolvedAfter(Duration.ofDays(36_500))
        .failureLogging(LogLevel.DEBUG, true) // KindOfTask says it in one line
        .addSchedulerListener(lastLook)
        .build();
  }

  private static RecurringTask<Void> recurring(Recurring recurring) {
    return Tasks.recurring("every-" + recurring.name(), FixedDelay.of(recurring.pause()))
        .onFailureReschedule()
        .onDeadExecutionRevive()
        .execute((instance, context) -> recurring.round().run());
  }

  /** Its own waits between two looks are by the clock, and one that is set back stops them. */
  private static final class RealWaits extends SchedulerBuilder {
    RealWaits(DataSource source, List<Task<?>> tasks) {
      super(source, tasks);
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }
  }

  /** Tasks carry nothing but their names: what they are about is read when they run. */
  private static final class Empty implements Serializer {
    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
      return null;
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] bytes) {
      return null;
    }
  }

  /** When due tasks were last looked for, by a clock that nobody sets. */
  private static final class LastLook extends AbstractSchedulerListener {
    private volatile long nanos = System.nanoTime();

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
      if (type == SchedulerEventType.RAN_EXECUTE_DUE) {
        nanos = System.nanoTime();
      }
    }
  }
}

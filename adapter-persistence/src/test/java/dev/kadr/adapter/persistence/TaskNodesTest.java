package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.adapter.persistence.Persistence.TaskPace;
import dev.kadr.ports.Probe.Finding;
import dev.kadr.ports.Recurring;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes, dead ones among them, over one table of tasks. */
class TaskNodesTest {
  /** A busy machine may hold up the heartbeats of those that live: here nobody is to look dead. */
  private static final Duration CALM = Duration.ofSeconds(30);

  /** For tests in which the dead are to be found soon, and the living run nothing for long. */
  private static final Duration QUICK = Duration.ofMillis(250);

  private final TestDatabase database = TestDatabase.migrated();
  private final List<DbSchedulerTaskRunner> nodes = new ArrayList<>();
  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> givenUp = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    try (database) {
      nodes.forEach(DbSchedulerTaskRunner::close);
    }
  }

  @Test
  void twoNodesNeverRunOneTaskTwice() {
    start(instance -> new TaskHandler.Next.Done());
    start(instance -> new TaskHandler.Next.Done());

    insert(
        """
        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        SELECT 'submit', 'request-' || number, now(), false, 1 FROM generate_series(1, 500) number
        """);

    await(() -> rows("submit") == 0);
    assertThat(runs).hasSize(500);
    assertThat(runs.values()).allSatisfy(count -> assertThat(count).hasValue(1));
  }

  @Test
  void whatADeadNodeLeftIsRunAtOnceByAnother() {
    picked("deadline", "left", QUICK.multipliedBy(5));
    start(QUICK, instance -> new TaskHandler.Next.Done());

    await(() -> rows("deadline") == 0);
    assertThat(runs.get("left")).hasValue(1);
  }

  @Test
  void whatALivingNodeRunsIsLeftToIt() {
    picked("deadline", "busy", Duration.ofMinutes(-10)); // its heart beats on
    picked("deadline", "left", QUICK.multipliedBy(5));
    start(QUICK, instance -> new TaskHandler.Next.Done());

    await(() -> runs.containsKey("left") && rows("deadline") == 1);
    assertThat(runs).doesNotContainKey("busy");
  }

  /** A task that takes long is no dead one while its node lives. */
  @Test
  void aTaskThatOutlastsManyHeartbeatsRunsOnce() {
    var heartbeat = Duration.ofSeconds(1);
    var release = new CountDownLatch(1);
    Work work =
        instance -> {
          if (instance.equals("slow")) {
            awaitLatch(release);
          }
          return new TaskHandler.Next.Done();
        };
    start(heartbeat, work);
    start(heartbeat, work);
    insert(waiting("submit", "slow"));
    await(() -> runs.containsKey("slow"));

    // This one falls silent later than slow was claimed: when it is found dead, slow was looked at.
    picked("deadline", "left", Duration.ZERO);
    await(() -> runs.containsKey("left"));
    release.countDown();

    await(() -> rows("submit") == 0);
    assertThat(runs.get("slow")).hasValue(1);
  }

  /** It kills each node that takes it: that must come to an end. */
  @Test
  void aTaskThatKillsItsNodesIsGivenUp() {
    insert(waiting("alert", "poison"));
    insert(
        """
        UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', consecutive_failures = 18,
          last_heartbeat = now() - interval '1 hour'
        """);
    start(
        QUICK,
        instance -> {
          throw new UnsupportedOperationException("still poison");
        });

    await(() -> rows("alert") == 0);
    assertThat(givenUp.get("poison")).hasValue(1);
    assertThat(runs.get("poison")).hasValue(1);
  }

  /** What was committed while a task ran may be news to it. */
  @Test
  void whatIsWantedWhileItRunsIsRunOnceMore() {
    var running = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    start(
        instance -> {
          running.countDown();
          awaitLatch(release);
          return new TaskHandler.Next.Done();
        });
    insert(waiting("read-back", "news"));
    awaitLatch(running);

    insert(waiting("read-back", "news"));
    release.countDown();

    await(() -> rows("read-back") == 0);
    assertThat(runs.get("news")).hasValue(2);
  }

  @Test
  void whatIsWantedWhileItWaitsIsRunOnce() {
    insert(waiting("read-back", "once"));
    insert(waiting("read-back", "once"));
    start(instance -> new TaskHandler.Next.Done());

    await(() -> rows("read-back") == 0);
    assertThat(runs.get("once")).hasValue(1);
  }

  /** Another version of us made it, and may come back. */
  @Test
  void aTaskThatNobodyKnowsIsKept() {
    insert(waiting("from-the-future", "kept"));
    insert(waiting("submit", "known"));
    start(instance -> new TaskHandler.Next.Done());

    await(() -> rows("submit") == 0);
    assertThat(rows("from-the-future")).isEqualTo(1);
  }

  @Test
  void aGivingUpThatFailsIsTriedAgain() {
    insert(waiting("alert", "stubborn"));
    insert("UPDATE scheduled_tasks SET consecutive_failures = 19");
    var node = node(CALM);
    node.start(
        new TaskHandlers(
            handlers(
                instance -> {
                  throw new UnsupportedOperationException("fails");
                },
                instance -> {
                  throw new UnsupportedOperationException("fails, too");
                }),
            List.of()));

    await(
        () -> number("SELECT count(*) FROM scheduled_tasks WHERE consecutive_failures = 20") == 1);
    assertThat(rows("alert")).isEqualTo(1);
  }

  @Test
  void whatRecursRunsOnOneNodeAtATime() {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var rounds = new AtomicInteger();
    var recurring =
        new Recurring(
            "sweep",
            Duration.ofMillis(1),
            () -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              rounds.incrementAndGet();
              Thread.onSpinWait();
              inside.decrementAndGet();
            });
    for (int i = 0; i < 2; i++) {
      node(CALM)
          .start(
              new TaskHandlers(
                  handlers(instance -> new TaskHandler.Next.Done(), instance -> {}),
                  List.of(recurring)));
    }

    await(() -> rounds.get() >= 10);
    assertThat(most).hasValue(1);
    assertThat(number("SELECT count(*) FROM scheduled_tasks")).isEqualTo(1);
  }

  @Test
  void aDoorThatClosesWaitsForWhatRuns() {
    var running = new CountDownLatch(1);
    var closing = new CountDownLatch(1);
    var node =
        start(
            instance -> {
              running.countDown();
              awaitLatch(closing);
              return new TaskHandler.Next.Done();
            });
    insert(waiting("submit", "last"));
    awaitLatch(running);

    var closer = Thread.ofVirtual().start(node::close);
    await(() -> closer.getState() != Thread.State.NEW);
    closing.countDown();

    await(() -> !closer.isAlive());
    assertThat(rows("submit")).isZero();
  }

  @Test
  void aRunnerThatLooksIsHealthy() {
    assertThat(start(instance -> new TaskHandler.Next.Done()).probe().check())
        .isEqualTo(new Finding.Healthy());
  }

  private DbSchedulerTaskRunner start(Work work) {
    return start(CALM, work);
  }

  private DbSchedulerTaskRunner start(Duration heartbeat, Work work) {
    var node = node(heartbeat);
    node.start(
        new TaskHandlers(
            handlers(
                work,
                instance ->
                    givenUp
                        .computeIfAbsent(instance, key -> new AtomicInteger())
                        .incrementAndGet()),
            List.of()));
    return node;
  }

  private DbSchedulerTaskRunner node(Duration heartbeat) {
    var pace = new TaskPace(Duration.ofMillis(20), heartbeat, 8, Duration.ofSeconds(10));
    var node =
        new DbSchedulerTaskRunner(
            database.database(), Clock.systemUTC(), "node-" + nodes.size(), pace);
    nodes.add(node);
    return node;
  }

  private List<TaskHandler> handlers(Work work, GivingUp givingUp) {
    return Stream.of(TaskKind.values())
        .<TaskHandler>map(kind -> new Counting(kind, work, givingUp))
        .toList();
  }

  private interface Work {
    TaskHandler.Next run(String instance);
  }

  private interface GivingUp {
    void giveUp(String instance);
  }

  private final class Counting implements TaskHandler {
    private final TaskKind kind;
    private final Work work;
    private final GivingUp givingUp;

    Counting(TaskKind kind, Work work, GivingUp givingUp) {
      this.kind = kind;
      this.work = work;
      this.givingUp = givingUp;
    }

    @Override
    public TaskKind kind() {
      return kind;
    }

    @Override
    public Next run(String instance) {
      runs.computeIfAbsent(instance, key -> new AtomicInteger()).incrementAndGet();
      return work.run(instance);
    }

    @Override
    public void giveUp(String instance) {
      givingUp.giveUp(instance);
    }
  }

  /** As Flush writes it. */
  private static String waiting(String task, String instance) {
    return """
    INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    VALUES ('%s', '%s', now(), false, 1)
    ON CONFLICT (task_name, task_instance) DO UPDATE
      SET due_again = least(scheduled_tasks.due_again, excluded.execution_time)
      WHERE scheduled_tasks.picked
    """
        .formatted(task, instance);
  }

  /** A row as a node leaves it that is killed while it runs the task. */
  private void picked(String task, String instance, Duration silence) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked,
                      picked_by, last_heartbeat, version)
                    VALUES (?, ?, now(), true, 'another node', now() - make_interval(secs => ?), 2)
                    """,
                    task,
                    instance,
                    silence.toMillis() / 1000.0));
  }

  private void insert(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private int rows(String task) {
    return number("SELECT count(*) FROM scheduled_tasks WHERE task_name = '" + task + "'");
  }

  private int number(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }
}

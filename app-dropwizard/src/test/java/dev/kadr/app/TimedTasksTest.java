package dev.kadr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kadr.ports.Recurring;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a task does can be followed: in the log by its name, in the numbers by its kind and end. */
class TimedTasksTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(TimedTasksTest.class);

  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void listen() {
    heard.start();
    LOG.addAppender(heard);
  }

  @AfterEach
  void leave() {
    LOG.detachAppender(heard);
  }

  private TaskHandlers timed() {
    var handlers = Stream.of(TaskKind.values()).<TaskHandler>map(Talking::new).toList();
    var round = new Recurring("sweep", Duration.ofMinutes(1), () -> LOG.warn("sweeping"));
    return TimedTasks.of(new TaskHandlers(handlers, List.of(round)), meters);
  }

  /** Says what it does. */
  private record Talking(TaskKind kind) implements TaskHandler {
    @Override
    public Next run(String instance) {
      LOG.warn("at work");
      if (instance.equals("broken")) {
        throw new IllegalStateException("as told");
      }
      return new Next.Done();
    }

    @Override
    public void giveUp(String instance) {
      LOG.warn("giving up");
    }
  }

  @Test
  void everyLineOfATaskNamesIt() {
    var tasks = timed();
    tasks.handlers().getFirst().run("the-generation");
    tasks.handlers().getFirst().giveUp("the-generation");
    tasks.recurring().getFirst().round().run();
    LOG.warn("outside");
    assertThat(heard.list)
        .extracting(event -> event.getMDCPropertyMap().getOrDefault("task", "none"))
        .containsExactly("submit/the-generation", "submit/the-generation", "sweep", "none");
  }

  @Test
  void everyTaskIsCountedByItsKindAndItsEnd() {
    var submit = timed().handlers().getFirst();
    submit.run("the-generation");
    assertThatThrownBy(() -> submit.run("broken")).isInstanceOf(IllegalStateException.class);
    assertThat(count("ok")).isEqualTo(1);
    assertThat(count("failed")).isEqualTo(1);
  }

  private long count(String outcome) {
    return meters.get("kadr.tasks").tags("kind", "submit", "outcome", outcome).timer().count();
  }
}

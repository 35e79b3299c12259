package dev.kadr.app;

import dev.kadr.ports.Recurring;
import dev.kadr.ports.TaskHandler;
import dev.kadr.ports.TaskHandlers;
import dev.kadr.ports.TaskKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Times every task and every round, and puts its name into the log lines that are written in it.
 */
final class TimedTasks {
  private static final String KEY = "task";

  private final MeterRegistry meters;

  private TimedTasks(MeterRegistry meters) {
    this.meters = meters;
  }

  static TaskHandlers of(TaskHandlers handlers, MeterRegistry meters) {
    var timed = new TimedTasks(meters);
    return new TaskHandlers(
        handlers.handlers().stream().map(timed::timed).toList(),
        handlers.recurring().stream().map(timed::timed).toList());
  }

  private TaskHandler timed(TaskHandler handler) {
    return new TaskHandler() {
      @Override
      public TaskKind kind() {
        return handler.kind();
      }

      @Override
      public Next run(String instance) {
        return timed(kind().id(), kind().id() + "/" + instance, () -> handler.run(instance));
      }

      @Override
      public void giveUp(String instance) {
        timed(
            kind().id() + "-given-up",
            kind().id() + "/" + instance,
            () -> {
              handler.giveUp(instance);
              return true;
            });
      }
    };
  }

  private Recurring timed(Recurring recurring) {
    return new Recurring(
        recurring.name(),
        recurring.pause(),
        () ->
            timed(
                "every-" + recurring.name(),
                recurring.name(),
                () -> {
                  recurring.round().run();
                  return true;
                }));
  }

  private <T> T timed(String kind, String name, Supplier<T> work) {
    var sample = Timer.start(meters);
    var outcome = "failed";
    MDC.put(KEY, name);
    try {
      var answer = work.get();
      outcome = "ok";
      return answer;
    } finally {
      MDC.remove(KEY);
      sample.stop(
          Timer.builder("kadr.tasks")
              .description("Tasks that were run, with how they ended")
              .tags("kind", kind, "outcome", outcome)
              .register(meters));
    }
  }
}

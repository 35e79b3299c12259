package dev.kadr.ports;

import java.util.List;

/** Everything a {@link TaskRunner} has to know to run: one handler per kind. */
public record TaskHandlers(List<TaskHandler> handlers, List<Recurring> recurring) {
  public TaskHandlers {
    handlers = List.copyOf(handlers);
    recurring = List.copyOf(recurring);
    if (handlers.stream().map(TaskHandler::kind).distinct().count() != TaskKind.values().length
        || handlers.size() != TaskKind.values().length) {
      throw new IllegalArgumentException("there is exactly one handler per kind of task");
    }
  }
}

package dev.kadr.ports;

import java.time.Instant;

/**
 * Something to be done after the transaction that noted it, at least once.
 *
 * @param instance what it is to be done to; with the kind it is unique while the task waits
 */
public record Task(TaskKind kind, String instance, Instant due) {
  public Task {
    if (instance.isBlank() || instance.length() > 100) {
      throw new IllegalArgumentException("a task's instance has 1 to 100 characters");
    }
  }
}

package dev.kadr.ports;

/** Runs what transactions scheduled; started last, when everything the handlers call is open. */
public interface TaskRunner {
  /**
   * Starts to claim and run tasks, on this node until its door closes.
   *
   * @throws IllegalStateException when it was started before
   */
  void start(TaskHandlers handlers);
}

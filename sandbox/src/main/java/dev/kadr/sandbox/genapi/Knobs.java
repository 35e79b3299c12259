package dev.kadr.sandbox.genapi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Everything that {@code POST /control} can turn, and what it is turned to. */
final class Knobs {
  private static final int MOST_PLANNED_FAILURES = 10_000;

  /** The calls that can be told to fail. */
  enum Door {
    USER,
    CREATE,
    STATUS,
    FILE;

    static Door named(String name) {
      return Arrays.stream(values())
          .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("at must be user, create, status or file"));
    }
  }

  /** One failure that was ordered ahead. */
  sealed interface Failure {
    record Status(int status) implements Failure {}

    /** As if the next prompt bore this sentinel. */
    record Kind(Sentinel sentinel) implements Failure {}
  }

  /** What becomes of callbacks. */
  sealed interface Callbacks {
    record On() implements Callbacks {}

    record Lost() implements Callbacks {}

    record Late(Duration by) implements Callbacks {}

    record Duplicate(int times) implements Callbacks {}

    /** After the news of the end comes older news, that the work is under way. */
    record OutOfOrder() implements Callbacks {}
  }

  private final Duration usualDelay;
  private final Map<Door, Queue<Failure>> failures = new EnumMap<>(Door.class);
  private Duration delay;
  private Duration latency = Duration.ZERO;
  private boolean hold;
  private boolean plain;
  private Callbacks callbacks = new Callbacks.On();

  Knobs(Duration usualDelay) {
    this.usualDelay = usualDelay;
    this.delay = usualDelay;
  }

  synchronized void reset() {
    failures.clear();
    delay = usualDelay;
    latency = Duration.ZERO;
    hold = false;
    plain = false;
    callbacks = new Callbacks.On();
  }

  synchronized void failNext(Door door, Failure failure, int times) {
    var queue = failures.computeIfAbsent(door, first -> new ArrayDeque<>());
    if (times < 1 || queue.size() + times > MOST_PLANNED_FAILURES) {
      throw new IllegalArgumentException("times must be 1 to " + MOST_PLANNED_FAILURES);
    }
    for (int i = 0; i < times; i++) {
      queue.add(failure);
    }
  }

  synchronized Optional<Failure> takeFailure(Door door) {
    return Optional.ofNullable(failures.get(door)).map(Queue::poll);
  }

  synchronized Duration delay() {
    return delay;
  }

  synchronized void delay(Duration value) {
    delay = value;
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized void latency(Duration value) {
    latency = value;
  }

  synchronized boolean hold() {
    return hold;
  }

  synchronized void hold(boolean on) {
    hold = on;
  }

  synchronized boolean plain() {
    return plain;
  }

  synchronized void plain(boolean on) {
    plain = on;
  }

  synchronized Callbacks callbacks() {
    return callbacks;
  }

  synchronized void callbacks(Callbacks value) {
    callbacks = value;
  }
}

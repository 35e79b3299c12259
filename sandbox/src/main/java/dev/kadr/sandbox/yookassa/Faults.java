package dev.kadr.sandbox.yookassa;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that are still to happen, by door. */
final class Faults {
  private static final int MOST_PLANNED = 10_000;

  private final Map<Door, Deque<Fault>> planned = new EnumMap<>(Door.class);

  synchronized void plan(Door door, Fault fault, int times) {
    var queue = planned.computeIfAbsent(door, first -> new ArrayDeque<>());
    if (times < 1 || times + queue.size() > MOST_PLANNED) {
      throw new IllegalArgumentException("times is 1 to " + MOST_PLANNED + " in all");
    }
    for (int i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  /** The fault of this call, which is thereby used up. */
  synchronized Optional<Fault> take(Door door) {
    return Optional.ofNullable(planned.get(door)).map(Deque::poll);
  }

  synchronized void clear() {
    planned.clear();
  }
}

package dev.kadr.sandbox.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The faults that are still to happen. */
final class Faults {
  private static final class Planned {
    private final Fault fault;
    private int left;

    Planned(Fault fault, int left) {
      this.fault = fault;
      this.left = left;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Planned> planned = new ArrayList<>();

  void plan(Fault fault, int times) {
    lock.lock();
    try {
      planned.add(new Planned(fault, times));
    } finally {
      lock.unlock();
    }
  }

  /** The fault of this call, which is thereby used up. */
  Optional<Fault> take(Call call) {
    lock.lock();
    try {
      var first = planned.stream().filter(one -> one.fault.concerns(call)).findFirst();
      first.ifPresent(
          one -> {
            one.left--;
            planned.removeIf(any -> any.left <= 0);
          });
      return first.map(one -> one.fault);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return planned.stream().mapToInt(one -> one.left).sum();
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      planned.clear();
    } finally {
      lock.unlock();
    }
  }
}

package dev.kadr.sandbox.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The newest calls that the bot made, for assertions; polling is left out, it would bury them. */
final class Outbox {
  private static final int KEPT = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<ReceivedCall> calls = new ArrayDeque<>();

  void add(ReceivedCall call) {
    if (call.method().equals("getupdates")) {
      return;
    }
    lock.lock();
    try {
      calls.add(call);
      if (calls.size() > KEPT) {
        calls.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  List<ReceivedCall> all() {
    lock.lock();
    try {
      return List.copyOf(calls);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      calls.clear();
    } finally {
      lock.unlock();
    }
  }
}

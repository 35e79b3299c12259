package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What happens in the chats, for whoever watches; the newest thousand events can be replayed. */
final class EventFeed {
  private static final int KEPT = 1000;

  record Event(long id, String name, ObjectNode content) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Event> events = new ArrayDeque<>();
  private long last;
  private boolean closed;

  /** Ids go on from the clock, so that a page which survived a restart misses nothing after it. */
  EventFeed(Clock clock) {
    last = clock.millis();
  }

  void publish(String name, ObjectNode content) {
    lock.lock();
    try {
      events.add(new Event(++last, name, content));
      if (events.size() > KEPT) {
        events.remove();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Events after {@code id}; waits for one, and returns none when the time is up. */
  List<Event> after(long id, long waitMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (last <= id && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return events.stream().filter(event -> event.id > id).toList();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

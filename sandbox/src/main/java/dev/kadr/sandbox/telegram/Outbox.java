package dev.kadr.sandbox.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The newest calls that the bot made, for assertions; polling is left out, it would bury them. */
final class Outbox {
  private static final int KEPT = 10_000;
  private static final long KEPT_BYTES = 128L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<ReceivedCall> calls = new ArrayDeque<>();
  private long bytes;

  void add(ReceivedCall call) {
    if (call.method().equals("getupdates")) {
      return;
    }
    lock.lock();
    try {
      calls.add(call);
      bytes += size(call);
      while (calls.size() > KEPT || (bytes > KEPT_BYTES && calls.size() > 1)) {
        bytes -= size(calls.remove());
      }
    } finally {
      lock.unlock();
    }
  }

  private static long size(ReceivedCall call) {
    return call.files().stream().mapToLong(file -> file.bytes().length).sum();
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
      bytes = 0;
    } finally {
      lock.unlock();
    }
  }
}

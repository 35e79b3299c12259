package dev.kadr.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Telegram's flood limits: 30 messages a second in all, 1 in a chat, 20 a minute in a group. */
final class FloodLimits {
  private static final int OVERALL_PER_SECOND = 30;
  private static final int CHAT_BURST = 5;
  private static final int GROUP_PER_MINUTE = 20;

  private static final class Bucket {
    private final double capacity;
    private final double perSecond;
    private double tokens;
    private Instant at;

    Bucket(double capacity, double perSecond, Instant now) {
      this.capacity = capacity;
      this.perSecond = perSecond;
      this.tokens = capacity;
      this.at = now;
    }

    /** Seconds until there is a token; zero when there is one. */
    double secondsToWait(Instant now) {
      var passed = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
      tokens = Math.min(capacity, tokens + passed * perSecond);
      at = now;
      return tokens >= 1 ? 0 : (1 - tokens) / perSecond;
    }

    void take() {
      tokens--;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final Map<Long, Bucket> chats = new HashMap<>();
  private Bucket overall;
  private boolean on = true;

  private final Pace pace;

  FloodLimits(Clock clock, Pace pace) {
    this.clock = clock;
    this.pace = pace;
    this.overall = overall();
  }

  private Bucket overall() {
    return new Bucket(OVERALL_PER_SECOND, OVERALL_PER_SECOND, clock.instant());
  }

  private Bucket chat(long chatId) {
    return chatId < 0
        ? new Bucket(GROUP_PER_MINUTE, GROUP_PER_MINUTE / 60.0, clock.instant())
        : new Bucket(CHAT_BURST, 1, clock.instant());
  }

  /** Lets one message pass, or refuses it with the time to wait; a refused one costs nothing. */
  void pass(long chatId) {
    pace.written(chatId, clock.instant());
    lock.lock();
    try {
      if (!on) {
        return;
      }
      var chat = chats.computeIfAbsent(chatId, this::chat);
      var now = clock.instant();
      var wait = Math.max(overall.secondsToWait(now), chat.secondsToWait(now));
      if (wait > 0) {
        throw Refusal.tooManyRequests((long) Math.max(1, Math.ceil(wait)));
      }
      overall.take();
      chat.take();
    } finally {
      lock.unlock();
    }
  }

  boolean on() {
    lock.lock();
    try {
      return on;
    } finally {
      lock.unlock();
    }
  }

  /** Switches the limits; switched on again they start full. */
  void set(boolean nowOn) {
    lock.lock();
    try {
      on = nowOn;
      chats.clear();
      overall = overall();
    } finally {
      lock.unlock();
    }
  }
}

package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The updates that the bot has not acknowledged yet, for one poller or for the webhook. */
final class UpdateQueue {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final Duration QUERY_LIFETIME = Duration.ofSeconds(150);
  private static final Set<String> QUERIES =
      Set.of("callback_query", "pre_checkout_query", "shipping_query");
  private static final Set<String> NOT_BY_DEFAULT =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  /** One update on its way; the queue's lock guards what changes in it. */
  static final class Pending {
    private final int id;
    private final String lane;
    private final JsonNode body;
    private final Instant expires;
    private int deliveries;
    private boolean handedOut;

    /** To be delivered whatever offset the poller names: a repetition, or an injected oddity. */
    private boolean regardless;

    private Pending(int id, String lane, JsonNode body, Instant expires, int deliveries) {
      this.id = id;
      this.lane = lane;
      this.body = body;
      this.expires = expires;
      this.deliveries = deliveries;
    }

    JsonNode body() {
      return body;
    }

    String lane() {
      return lane;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock;
  private final List<Pending> pending = new ArrayList<>();
  private int lastId;
  private int nextDeliveries = 1;
  private long pollers;
  private long version;
  private boolean webhook;
  private boolean closed;
  private @Nullable Set<String> allowed;

  UpdateQueue(Clock clock) {
    this.clock = clock;
    this.lastId = TimeBasedIds.start(clock);
  }

  /** Queues an update of the given type, unless the bot does not want that type. */
  void offer(String type, ObjectNode content, String lane) {
    lock.lock();
    try {
      if (allowed == null ? NOT_BY_DEFAULT.contains(type) : !allowed.contains(type)) {
        return;
      }
      var body = Json.object().put("update_id", ++lastId);
      body.set(type, content);
      var lifetime = QUERIES.contains(type) ? QUERY_LIFETIME : LIFETIME;
      add(new Pending(lastId, lane, body, clock.instant().plus(lifetime), nextDeliveries));
      nextDeliveries = 1;
    } finally {
      lock.unlock();
    }
  }

  /** Queues whatever was given, valid or not; an object without {@code update_id} gets the next. */
  int inject(JsonNode update) {
    lock.lock();
    try {
      var body = update.deepCopy();
      if (body.isTextual()) {
        body = JsonNodeFactory.instance.rawValueNode(new RawValue(body.asText()));
      }
      if (body instanceof ObjectNode object && !object.has("update_id")) {
        object.put("update_id", ++lastId);
      }
      var id = body.path("update_id").asInt(0);
      var injected =
          new Pending(id, "injected", body, clock.instant().plus(LIFETIME), nextDeliveries);
      injected.regardless = true;
      nextDeliveries = 1;
      add(injected);
      return id;
    } finally {
      lock.unlock();
    }
  }

  private void add(Pending update) {
    pending.add(update);
    wake();
  }

  private void wake() {
    version++;
    changed.signalAll();
  }

  /** The next update is delivered that many times. */
  void duplicateNext(int times) {
    lock.lock();
    try {
      nextDeliveries = times;
    } finally {
      lock.unlock();
    }
  }

  /** Long polling: waits until there is an update, the time is up, or another poller comes. */
  ArrayNode poll(int offset, int limit, Duration timeout, Optional<Set<String>> wanted)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      refuseBesideWebhook();
      wanted.ifPresent(this::allow);
      var mine = ++pollers;
      changed.signalAll();
      acknowledge(offset);
      var left = timeout.toNanos();
      while (true) {
        if (webhook) {
          throw Refusal.conflict("terminated by setWebhook request");
        }
        if (mine != pollers) {
          throw Refusal.conflict(
              "terminated by other getUpdates request; make sure that only one bot instance is"
                  + " running");
        }
        var batch = batch(offset, limit);
        if (!batch.isEmpty() || left <= 0 || closed) {
          return batch;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void refuseBesideWebhook() {
    if (webhook) {
      throw Refusal.conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
              + " webhook first");
    }
  }

  private void acknowledge(int offset) {
    if (offset < 0) {
      var keep = Math.min(pending.size(), -offset);
      pending.subList(0, pending.size() - keep).clear();
      return;
    }
    pending.removeIf(update -> update.id < offset && acknowledged(update));
  }

  /** What the bot never saw is forgotten all the same: that is what an offset says. */
  private static boolean acknowledged(Pending update) {
    if (!update.handedOut) {
      return !update.regardless;
    }
    update.handedOut = false;
    update.deliveries--;
    update.regardless = true;
    return update.deliveries <= 0;
  }

  private ArrayNode batch(int offset, int limit) {
    expire();
    var batch = Json.array();
    for (var update : pending) {
      if (batch.size() < limit && (update.regardless || update.id >= offset)) {
        update.handedOut = true;
        batch.add(update.body);
      }
    }
    return batch;
  }

  private void expire() {
    var now = clock.instant();
    pending.removeIf(update -> !now.isBefore(update.expires));
  }

  int size() {
    lock.lock();
    try {
      expire();
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      pending.clear();
      nextDeliveries = 1;
    } finally {
      lock.unlock();
    }
  }

  /** An empty set stands for the default, as in Telegram's methods. */
  void allow(Set<String> types) {
    lock.lock();
    try {
      allowed = types.isEmpty() ? null : Set.copyOf(types);
    } finally {
      lock.unlock();
    }
  }

  Set<String> allowed() {
    lock.lock();
    try {
      return allowed == null ? Set.of() : allowed;
    } finally {
      lock.unlock();
    }
  }

  void setWebhook(boolean active) {
    lock.lock();
    try {
      webhook = active;
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** The lanes that have something to deliver; within one lane order is kept. */
  Set<String> lanes() {
    lock.lock();
    try {
      expire();
      var lanes = new LinkedHashSet<String>();
      pending.forEach(update -> lanes.add(update.lane));
      return lanes;
    } finally {
      lock.unlock();
    }
  }

  Optional<Pending> head(String lane) {
    lock.lock();
    try {
      expire();
      return pending.stream().filter(update -> update.lane.equals(lane)).findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** The webhook took it. */
  void delivered(Pending update) {
    lock.lock();
    try {
      update.deliveries--;
      if (update.deliveries <= 0) {
        pending.remove(update);
      }
      wake();
    } finally {
      lock.unlock();
    }
  }

  void poke() {
    lock.lock();
    try {
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for news after {@code seen}, at most {@code millis}; returns the newest version. */
  long awaitChange(long seen, long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (version == seen && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version;
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

package dev.kadr.sandbox.telegram;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.kadr.sandbox.archive.Archive;
import dev.kadr.sandbox.mischief.Mischief;
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

  private static final String DOCUMENT = "telegram/updates";

  /** How long one that is to be overtaken waits for another to come. */
  private static final Duration LONGEST_OVERTAKING = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock;
  private final Mischief mischief;
  private final Archive archive;
  private final List<PendingUpdate> pending = new ArrayList<>();
  private int lastId;
  private int nextDeliveries = 1;
  private long pollers;
  private long version;
  private boolean webhook;
  private boolean closed;
  private @Nullable Set<String> allowed;

  UpdateQueue(Clock clock, Mischief mischief, Archive archive) {
    this.clock = clock;
    this.mischief = mischief;
    this.archive = archive;
    var kept = archive.document(DOCUMENT).orElseGet(Json::object);
    this.lastId = Math.max(TimeBasedIds.start(clock), kept.path("last_id").asInt(0) + 1);
    kept.path("pending").forEach(update -> pending.add(PendingUpdate.fromJson(update)));
    if (kept.has("allowed")) {
      allowed = kept.path("allowed").valueStream().map(JsonNode::asText).collect(toSet());
    }
  }

  private JsonNode toJson() {
    lock.lock();
    try {
      var json = Json.object().put("last_id", lastId);
      var list = json.putArray("pending");
      for (var update : pending) {
        // raw nonsense that a test injected has no place in a document
        if (update.body() instanceof ObjectNode) {
          list.add(update.toJson());
        }
      }
      if (allowed != null) {
        allowed.forEach(json.putArray("allowed")::add);
      }
      return json;
    } finally {
      lock.unlock();
    }
  }

  /** Queues an update of the given type, unless the bot does not want that type. */
  void offer(String type, ObjectNode content, String lane) {
    offer(type, content, lane, Duration.ZERO);
  }

  /** The same, to be delivered after some time only. */
  void offer(String type, ObjectNode content, String lane, Duration delay) {
    lock.lock();
    try {
      if (allowed == null ? NOT_BY_DEFAULT.contains(type) : !allowed.contains(type)) {
        return;
      }
      var now = clock.instant();
      var body = Json.object().put("update_id", ++lastId);
      body.set(type, content);
      var expires = now.plus(QUERIES.contains(type) ? QUERY_LIFETIME : LIFETIME);
      var update = new PendingUpdate(lastId, lane, body, expires, deliveries());
      if (!delay.isZero()) {
        update.delayedUntil(now.plus(delay));
      }
      misplace(update, now);
      add(update);
      nextDeliveries = 1;
    } finally {
      lock.unlock();
    }
  }

  private int deliveries() {
    return nextDeliveries == 1 && mischief.happens("update_duplicate", "updates")
        ? 2
        : nextDeliveries;
  }

  /** Makes it late or lets it be overtaken, by chance; and lets it overtake who waits for that. */
  private void misplace(PendingUpdate update, Instant now) {
    var waiting = pending.stream().filter(one -> one.letsTheNextPass(now)).toList();
    if (!waiting.isEmpty()) {
      pending.removeAll(waiting);
      waiting.forEach(PendingUpdate::wasOvertaken);
      pending.add(update);
      pending.addAll(waiting);
    } else if (mischief.happens("update_out_of_order", "updates")) {
      update.lettingTheNextPass(now.plus(LONGEST_OVERTAKING));
    }
    if (mischief.happens("update_late", "updates")) {
      update.delayedUntil(now.plus(mischief.millis("update_late_millis")));
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
      var expires = clock.instant().plus(LIFETIME);
      var injected = new PendingUpdate(id, "injected", body, expires, nextDeliveries);
      nextDeliveries = 1;
      add(injected.regardlessOfOffsets());
      return id;
    } finally {
      lock.unlock();
    }
  }

  private void add(PendingUpdate update) {
    if (!pending.contains(update)) {
      pending.add(update);
    }
    wake();
  }

  private void wake() {
    version++;
    changed.signalAll();
    archive.changed(DOCUMENT, this::toJson);
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
        var nap = Math.min(left, nanosUntilDue());
        left -= nap - changed.awaitNanos(nap);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Until the next late update may go. */
  private long nanosUntilDue() {
    var now = clock.instant();
    return pending.stream()
        .filter(update -> !update.ready(now))
        .mapToLong(update -> Duration.between(now, update.notBefore()).toNanos())
        .min()
        .orElse(Long.MAX_VALUE);
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
    if (pending.removeIf(update -> update.doneByOffset(offset))) {
      archive.changed(DOCUMENT, this::toJson);
    }
  }

  private ArrayNode batch(int offset, int limit) {
    var now = expire();
    var batch = Json.array();
    for (var update : pending) {
      if (batch.size() < limit && update.wantedFrom(offset) && update.ready(now)) {
        batch.add(update.handOut());
      }
    }
    return batch;
  }

  private Instant expire() {
    var now = clock.instant();
    pending.removeIf(update -> update.expired(now));
    return now;
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
      archive.changed(DOCUMENT, this::toJson);
    } finally {
      lock.unlock();
    }
  }

  /** An empty set stands for the default, as in Telegram's methods. */
  void allow(Set<String> types) {
    lock.lock();
    try {
      allowed = types.isEmpty() ? null : Set.copyOf(types);
      archive.changed(DOCUMENT, this::toJson);
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
      var now = expire();
      var lanes = new LinkedHashSet<String>();
      pending.stream().filter(update -> update.ready(now)).forEach(one -> lanes.add(one.lane()));
      return lanes;
    } finally {
      lock.unlock();
    }
  }

  Optional<PendingUpdate> head(String lane) {
    lock.lock();
    try {
      var now = expire();
      return pending.stream()
          .filter(update -> update.lane().equals(lane) && update.ready(now))
          .findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** The webhook took it. */
  void delivered(PendingUpdate update) {
    lock.lock();
    try {
      if (update.doneByDelivery()) {
        pending.remove(update);
      }
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the answer to a delivery gets lost on its way back, so that it is made again. */
  boolean losesAnswer() {
    return mischief.happens("update_answer_lost", "answers");
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
      var left = Math.min(TimeUnit.MILLISECONDS.toNanos(millis), nanosUntilDue());
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

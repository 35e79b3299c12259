package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * YooKassa's messenger: posts the news to the shop, and again after the documented pauses until the
 * shop says 200. What it says is what was true when it happened, however late it arrives.
 */
final class Notifier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Notifier.class);
  private static final int MOST_WAITING = 200_000;
  private static final int MOST_NOTED = 2_000;

  /** One notification on its way; those after it set out when its first try has ended. */
  private record Letter(
      String subject, ObjectNode body, int attempt, Instant due, List<Letter> after) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition calm = lock.newCondition();
  private final Clock clock;
  private final List<Duration> retries;
  private final URI usualUrl;
  private final Post post = new Post();
  private final Queue<Letter> waiting = new PriorityQueue<>(Comparator.comparing(Letter::due));
  private final List<Letter> held = new ArrayList<>();
  private final Deque<ObjectNode> notes = new ArrayDeque<>();
  private URI url;
  private News news = new News.Arrives();
  private int onTheWay;
  private int era;
  private boolean paused;

  Notifier(Clock clock, YooKassaSettings settings) {
    this.clock = clock;
    this.retries = settings.retries();
    this.usualUrl = settings.shop().webhook();
    this.url = usualUrl;
  }

  /** Tells the shop, in the manner that is set. */
  void tell(String event, String subject, ObjectNode object) {
    lock.lock();
    try {
      var letter = letter(event, subject, object, List.of());
      switch (news) {
        case News.Arrives arrives -> put(letter);
        case News.IsLost lost -> note(letter, "lost");
        case News.IsLate(var by) -> put(later(letter, by));
        case News.IsRepeated(var times) -> Collections.nCopies(times, letter).forEach(this::put);
        case News.IsOutOfOrder outOfOrder ->
            put(letter(event, subject, object, outdated(event, subject, object)));
        case News.IsHeld isHeld -> held.add(letter);
        case News.RefundComesFirst first -> refundFirst(letter, event);
        case News.IsAltered(var word, var change) ->
            put(letter(event, subject, Json.overlay(object, change), List.of()));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells something that never happened, or not so. */
  void forge(String event, ObjectNode object, int times) {
    lock.lock();
    try {
      var letter = letter(event, object.path("id").asText(""), object, List.of());
      Collections.nCopies(times, letter).forEach(this::put);
    } finally {
      lock.unlock();
    }
  }

  private Letter letter(String event, String subject, ObjectNode object, List<Letter> after) {
    var body = Json.object().put("type", "notification").put("event", event);
    body.set("object", object);
    return new Letter(subject, body, 0, clock.instant(), after);
  }

  private static Letter later(Letter letter, Duration by) {
    return new Letter(
        letter.subject, letter.body, letter.attempt, letter.due.plus(by), letter.after);
  }

  private List<Letter> outdated(String event, String subject, ObjectNode object) {
    if (!event.startsWith("payment.")) {
      return List.of();
    }
    var old = object.deepCopy().put("status", "waiting_for_capture").put("paid", true);
    old.remove(List.of("captured_at", "cancellation_details", "income_amount"));
    old.put("refundable", false);
    return List.of(letter("payment.waiting_for_capture", subject, old, List.of()));
  }

  private void refundFirst(Letter letter, String event) {
    if (event.equals("payment.succeeded")) {
      held.add(letter);
      return;
    }
    var freed = held.stream().filter(one -> one.subject.equals(letter.subject)).toList();
    held.removeAll(freed);
    put(new Letter(letter.subject, letter.body, 0, letter.due, freed));
  }

  /** Lets go what was held back; the last comes first when it is to be turned round. */
  int release(boolean lastFirst) {
    lock.lock();
    try {
      var freed = new ArrayList<>(lastFirst ? held.reversed() : held);
      held.clear();
      if (!freed.isEmpty()) {
        put(chain(freed));
      }
      return freed.size();
    } finally {
      lock.unlock();
    }
  }

  /** One after the other, or an order would not be an order. */
  private static Letter chain(List<Letter> letters) {
    Letter next = null;
    for (var letter : letters.reversed()) {
      next =
          new Letter(
              letter.subject,
              letter.body,
              0,
              letter.due,
              next == null ? letter.after : List.of(next));
    }
    if (next == null) {
      throw new IllegalArgumentException("a chain has a first letter");
    }
    return next;
  }

  private void put(Letter letter) {
    if (waiting.size() >= MOST_WAITING) {
      note(letter, "dropped: too many wait");
      return;
    }
    waiting.add(letter);
    sendDue();
  }

  /** Sends what is due by the clock. */
  void tick() {
    lock.lock();
    try {
      sendDue();
    } finally {
      lock.unlock();
    }
  }

  private void sendDue() {
    if (paused) {
      return;
    }
    var now = clock.instant();
    var to = url;
    var since = era;
    for (var next = waiting.peek(); next != null && !next.due.isAfter(now); next = waiting.peek()) {
      var letter = waiting.remove();
      onTheWay++;
      post.send(to, Json.write(letter.body), answer -> arrived(letter, since, answer));
    }
  }

  private void arrived(Letter letter, int since, Post.Answer answer) {
    lock.lock();
    try {
      onTheWay--;
      if (since == era) {
        note(letter, answer.words());
        if (letter.attempt == 0) {
          letter.after.forEach(this::put);
        }
        if (!answer.ok() && letter.attempt < retries.size()) {
          var due = clock.instant().plus(retries.get(letter.attempt));
          waiting.add(new Letter(letter.subject, letter.body, letter.attempt + 1, due, List.of()));
        }
      }
      calm.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void note(Letter letter, String outcome) {
    var note = Json.object().put("at", View.time(clock.instant()));
    note.put("event", letter.body.path("event").asText(""));
    note.put("object_id", letter.body.at("/object/id").asText(""));
    note.put("attempt", letter.attempt + 1).put("outcome", outcome);
    notes.add(note);
    if (notes.size() > MOST_NOTED) {
      notes.remove();
    }
  }

  /** Waits until nothing is on its way, which retries that are due later are not. */
  void awaitQuiet(Duration patience) {
    lock.lock();
    try {
      var left = patience.toNanos();
      while (onTheWay > 0 && left > 0) {
        left = calm.awaitNanos(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void change(News manner) {
    lock.lock();
    try {
      news = manner;
    } finally {
      lock.unlock();
    }
  }

  void address(URI other) {
    lock.lock();
    try {
      url = other;
    } finally {
      lock.unlock();
    }
  }

  /** While it is paused nothing leaves, new and repeated; afterwards all that is due does. */
  void pause(boolean on) {
    lock.lock();
    try {
      paused = on;
      sendDue();
    } finally {
      lock.unlock();
    }
  }

  /** What was sent and how it was received, and what still waits. */
  ObjectNode report() {
    lock.lock();
    try {
      var report = Json.object().put("mode", news.word()).put("url", url.toString());
      report.put("waiting", waiting.size()).put("held", held.size()).put("paused", paused);
      ArrayNode sent = report.putArray("sent");
      notes.forEach(note -> sent.add(note.deepCopy()));
      return report;
    } finally {
      lock.unlock();
    }
  }

  void reset() {
    lock.lock();
    try {
      era++;
      waiting.clear();
      held.clear();
      notes.clear();
      news = new News.Arrives();
      url = usualUrl;
      paused = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    reset();
    post.close();
    if (!post.ended(1, TimeUnit.SECONDS)) {
      log.debug("a notification was still on its way");
    }
  }
}

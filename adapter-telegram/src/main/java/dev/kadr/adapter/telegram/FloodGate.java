package dev.kadr.adapter.telegram;

import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices chats in which more is written than anybody answers.
 *
 * <p>Twenty plain messages within ten seconds are a flood: two whole albums, or twice what a
 * hurried person types. A chat takes one answer a second, so its answers lag by twenty seconds
 * then. What waits is answered one by one, a second each, and presses and payments go before it; of
 * more than a hundred that wait, which is the most that can be forwarded at once, the newest are
 * dropped. Presses and payments are never slowed and never dropped.
 *
 * <p>Each node judges by what it sees itself, and forgets with its process: at worst a chat is told
 * twice.
 */
final class FloodGate {
  private static final int MANY = 20;
  private static final Duration AT_ONCE = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 100;
  private static final Duration TOLD_FOR = Duration.ofMinutes(5);
  private static final int MOST_CHATS = 10_000;

  private final Clock clock;
  private final Map<String, Chat> chats =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chat> eldest) {
          return size() > MOST_CHATS;
        }
      };

  FloodGate(Clock clock) {
    this.clock = clock;
  }

  /** What is remembered of a chat. */
  private static final class Chat {
    private final Deque<Instant> handled = new ArrayDeque<>();
    private Instant toldAt = Instant.MIN;
  }

  /** What is to be done with what waits in a lane. */
  sealed interface Verdict {
    record Calm() implements Verdict {}

    /**
     * Too much.
     *
     * @param first presses, payments and news, which are handled as ever
     * @param slow plain messages, one a second
     * @param dropped plain messages beyond what is answered at all
     * @param isNew whether the chat is to be told
     */
    record Flood(List<Pending> first, List<Pending> slow, List<Pending> dropped, boolean isNew)
        implements Verdict {}
  }

  /** Judges a lane by what waits in it, oldest first, and what was handled lately. */
  synchronized Verdict judge(String lane, List<Pending> waiting) {
    var chat = chats.computeIfAbsent(lane, any -> new Chat());
    if (chat.handled.size() + waiting.size() <= MANY) {
      return new Verdict.Calm();
    }
    var first = new ArrayList<Pending>();
    var plain = new ArrayList<Pending>();
    var sent = new ArrayList<>(chat.handled);
    for (var update : waiting) {
      var at = Sketch.of(update.body()).sentAt();
      at.ifPresent(sent::add);
      (at.isPresent() ? plain : first).add(update);
    }
    if (plain.isEmpty() || !isMany(sent.stream().sorted().toList())) {
      return new Verdict.Calm();
    }
    var isNew = chat.toldAt.plus(TOLD_FOR).isBefore(clock.instant());
    if (isNew) {
      chat.toldAt = clock.instant();
    }
    var answered = Math.min(plain.size(), MOST_WAITING);
    return new Verdict.Flood(
        first, plain.subList(0, answered), plain.subList(answered, plain.size()), isNew);
  }

  private static boolean isMany(List<Instant> sent) {
    for (var index = MANY; index < sent.size(); index++) {
      if (!sent.get(index - MANY).plus(AT_ONCE).isBefore(sent.get(index))) {
        return true;
      }
    }
    return false;
  }

  /** Remembers one that was handled. */
  synchronized void handled(String lane, Pending update) {
    var sent = Sketch.of(update.body()).sentAt();
    if (sent.isPresent()) {
      var chat = chats.computeIfAbsent(lane, any -> new Chat());
      chat.handled.add(sent.get());
      if (chat.handled.size() > MANY) {
        chat.handled.removeFirst();
      }
    }
  }

  /** How long a chat that floods waits for each plain answer. */
  static Duration pace() {
    return Duration.ofSeconds(1);
  }
}

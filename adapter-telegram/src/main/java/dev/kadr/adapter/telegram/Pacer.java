package dev.kadr.adapter.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps us below Telegram's limits: about 30 messages a second in all, one a second in a chat with
 * short bursts (Bot API FAQ), and the pauses that a 429 asked for.
 */
final class Pacer {
  private static final Duration OVERALL = Duration.ofMillis(40);
  private static final Duration PER_CHAT = Duration.ofSeconds(1);
  private static final int CHAT_BURST = 3;
  private static final int OVERALL_BURST = 3;
  private static final int MOST_CHATS = 10_000;

  private final Clock clock;
  private final Map<String, Instant> chats = new HashMap<>();
  private final Map<String, Instant> quiet = new HashMap<>();
  private Instant overall = Instant.EPOCH;
  private Instant allQuiet = Instant.EPOCH;

  Pacer(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes the next turn in a chat, unless it is further away than {@code longest}: how long to wait
   * for it.
   */
  synchronized Duration turn(String chat, Duration longest) {
    var now = clock.instant();
    var inChat =
        later(chats.getOrDefault(chat, Instant.EPOCH), now.minus(PER_CHAT.multipliedBy(CHAT_BURST)))
            .plus(PER_CHAT);
    var inAll = later(overall, now.minus(OVERALL.multipliedBy(OVERALL_BURST))).plus(OVERALL);
    var wait = Duration.between(now, later(inChat, inAll));
    if (wait.compareTo(longest) > 0) {
      return wait; // not taken: whoever comes back must not have moved the others back
    }
    overall = inAll;
    if (chats.size() >= MOST_CHATS) {
      chats.values().removeIf(turn -> turn.isBefore(now));
    }
    chats.put(chat, inChat);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Telegram asked for a pause in one chat. */
  synchronized void pause(String chat, Duration pause) {
    var now = clock.instant();
    var until = later(now.plus(pause), quiet.getOrDefault(chat, Instant.EPOCH));
    quiet.values().removeIf(end -> end.isBefore(now));
    quiet.put(chat, until);
    chats.merge(chat, until, Pacer::later);
  }

  /** Telegram asked for a pause everywhere. */
  synchronized void pauseAll(Duration pause) {
    allQuiet = later(allQuiet, clock.instant().plus(pause));
    overall = later(overall, allQuiet);
  }

  /** What is left of the pauses that a chat has to keep; zero without any. */
  synchronized Duration quiet(String chat) {
    var until = later(allQuiet, quiet.getOrDefault(chat, Instant.EPOCH));
    var left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

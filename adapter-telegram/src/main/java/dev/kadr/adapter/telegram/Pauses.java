package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.messaging.SendPauses.Pause;
import dev.kadr.ports.messaging.SendPauses.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pauses that Telegram asked for with a 429: obeyed at once, and kept beyond a restart.
 *
 * <p>A 429 does not say whether it means the chat or the bot as a whole. Three chats that are
 * refused within ten seconds mean the whole: one chat is refused for what is written there, and
 * that three fall due in the same moment is far less likely than that all of them do.
 */
final class Pauses {
  private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);
  private static final int MANY_CHATS = 3;
  private static final Duration SAME_MOMENT = Duration.ofSeconds(10);

  /** Shorter ones are over before a restart is. */
  private static final Duration WORTH_KEEPING = Duration.ofSeconds(3);

  private static final int MOST_RECALLED = 10_000;

  private final Pacer pacer;
  private final Optional<SendPauses> kept;
  private final Clock clock;
  private final Map<String, Instant> refused = new HashMap<>();

  private Pauses(Pacer pacer, Optional<SendPauses> kept, Clock clock) {
    this.pacer = pacer;
    this.kept = kept;
    this.clock = clock;
  }

  /** Those that were kept are obeyed from the first message on. */
  static Pauses recalled(Pacer pacer, SendPauses kept, Clock clock) {
    var pauses = new Pauses(pacer, Optional.of(kept), clock);
    pauses.recall(kept);
    return pauses;
  }

  /** For a short life, such as a command's. */
  static Pauses forgotten(Pacer pacer, Clock clock) {
    return new Pauses(pacer, Optional.empty(), clock);
  }

  private void recall(SendPauses from) {
    for (var pause : from.lasting(MOST_RECALLED)) {
      var left = Duration.between(clock.instant(), pause.until());
      switch (pause.scope()) {
        case Scope.Everything everything -> pacer.pauseAll(left);
        case Scope.OneChat(var chat) -> pacer.pause(chat.value(), left);
      }
    }
  }

  /** Telegram asked for a pause when this chat was written to. */
  void asked(String chat, Duration pause) {
    pacer.pause(chat, pause);
    keep(new Scope.OneChat(new ChatId(chat)), pause);
    if (isEverything(chat)) {
      LOG.warn("Telegram asks for a pause of {} everywhere", pause);
      pacer.pauseAll(pause);
      keep(new Scope.Everything(), pause);
    }
  }

  private synchronized boolean isEverything(String chat) {
    var now = clock.instant();
    refused.values().removeIf(at -> at.plus(SAME_MOMENT).isBefore(now));
    refused.put(chat, now);
    if (refused.size() < MANY_CHATS) {
      return false;
    }
    refused.clear(); // after a pause for all, one chat means itself again
    return true;
  }

  /** That it cannot be kept must not keep the caller from obeying it. */
  private void keep(Scope scope, Duration pause) {
    if (pause.compareTo(WORTH_KEEPING) < 0) {
      return;
    }
    try {
      kept.ifPresent(pauses -> pauses.keep(new Pause(scope, clock.instant().plus(pause))));
    } catch (RuntimeException databaseIsDown) {
      LOG.warn("a pause will not outlive this process: {}", databaseIsDown.toString());
    }
  }
}

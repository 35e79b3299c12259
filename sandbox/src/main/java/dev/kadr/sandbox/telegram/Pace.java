package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast the bot wrote, measured: the most messages and edits within any one second, in all and
 * in one chat, refused ones included, because a bot that is refused was too fast.
 */
final class Pace {
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final int MOST_CHATS = 10_000;

  private final Deque<Instant> all = new ArrayDeque<>();
  private final Map<Long, Deque<Instant>> chats = new HashMap<>();
  private long written;
  private long tooMany;
  private int mostInAll;
  private int mostInOneChat;
  private long busiestChat;

  /** A message or an edit came in. */
  synchronized void written(long chatId, Instant now) {
    written++;
    mostInAll = Math.max(mostInAll, within(all, now));
    if (!chats.containsKey(chatId) && chats.size() >= MOST_CHATS) {
      chats.values().removeIf(window -> window.getLast().isBefore(now.minus(WINDOW)));
    }
    var inChat = within(chats.computeIfAbsent(chatId, first -> new ArrayDeque<>()), now);
    if (inChat > mostInOneChat) {
      mostInOneChat = inChat;
      busiestChat = chatId;
    }
  }

  private static int within(Deque<Instant> window, Instant now) {
    window.add(now);
    while (!window.getFirst().isAfter(now.minus(WINDOW))) {
      window.removeFirst();
    }
    return window.size();
  }

  /** The bot was told 429, whoever decided that. */
  synchronized void toldTooMany() {
    tooMany++;
  }

  synchronized ObjectNode report() {
    return Json.object()
        .put("written", written)
        .put("most_per_second", mostInAll)
        .put("most_per_second_in_one_chat", mostInOneChat)
        .put("busiest_chat", busiestChat)
        .put("too_many_requests", tooMany);
  }

  synchronized void clear() {
    all.clear();
    chats.clear();
    written = 0;
    tooMany = 0;
    mostInAll = 0;
    mostInOneChat = 0;
    busiestChat = 0;
  }
}

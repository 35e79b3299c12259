package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.Showings;
import java.time.Clock;

/**
 * Ends the progress message of a request before its outcome is told: without a button, and never to
 * be edited again.
 */
final class LastWord {
  private final Generations generations;
  private final Notices notices;
  private final Showings showings;
  private final CustomerMessenger messenger;
  private final Clock clock;

  LastWord(
      Generations generations,
      Notices notices,
      Showings showings,
      CustomerMessenger messenger,
      Clock clock) {
    this.generations = generations;
    this.notices = notices;
    this.showings = showings;
    this.messenger = messenger;
    this.clock = clock;
  }

  /** False while an edit is under way that must not come after the outcome: ask again soon. */
  boolean said(GenerationId outcome, ChatId chat, Language language) {
    return switch (showings.close(outcome, clock.instant())) {
      case BUSY -> false;
      case BEFORE -> true;
      case NOW -> {
        say(outcome, chat, language);
        yield true;
      }
    };
  }

  /** Whatever comes of it: nothing depends on it. */
  private void say(GenerationId outcome, ChatId chat, Language language) {
    var started = notices.find(new NoticeId(Notice.Kind.STARTED, outcome));
    var request = generations.find(outcome);
    if (request.isPresent()
        && started.isPresent()
        && started.get().status() instanceof Notice.Status.Sent(var messages)
        && !messages.isEmpty()) {
      messenger.edit(chat, language, messages.getFirst(), Wording.progress(request.get(), 0));
    }
  }
}

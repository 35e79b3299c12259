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
import java.time.Duration;
import java.util.Optional;

/**
 * Ends the progress message of a request before its outcome is told: without a button, and never to
 * be edited again.
 */
final class LastWord {
  /** How long an outcome waits for the message that said that the work began. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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

  /**
   * False while something is under way that must not come after the outcome, an edit or the first
   * message itself: ask again soon.
   */
  boolean said(GenerationId outcome, ChatId chat, Language language) {
    if (started(outcome).filter(this::isOnItsWay).isPresent()) {
      return false;
    }
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
    var started = started(outcome);
    var request = generations.find(outcome);
    if (request.isPresent()
        && started.isPresent()
        && started.get().status() instanceof Notice.Status.Sent(var messages)
        && !messages.isEmpty()) {
      messenger.edit(chat, language, messages.getFirst(), Wording.progress(request.get(), 0));
    }
  }

  private Optional<Notice> started(GenerationId generation) {
    return notices.find(new NoticeId(Notice.Kind.STARTED, generation));
  }

  /** It may be in the chat already, with a button that nobody could take off it. */
  private boolean isOnItsWay(Notice started) {
    return switch (started.status()) {
      case Notice.Status.Due due -> started.at().plus(PATIENCE).isAfter(clock.instant());
      case Notice.Status.Sent sent -> false;
      case Notice.Status.Dropped dropped -> false;
    };
  }
}

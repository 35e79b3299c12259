package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.Showings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows an account how far its requests are, in the message that said that the work began: one edit
 * in one chat every few seconds, always of what is true then. Nothing depends on it.
 */
public final class ShowProgress {
  /** Telegram counts edits as messages. */
  static final Duration PAUSE = Duration.ofSeconds(3);

  /** Longer than any call to the messenger takes. */
  private static final Duration LONGEST_EDIT = Duration.ofSeconds(60);

  private static final int MOST_WATCHED = 10;

  private final Generations generations;
  private final Notices notices;
  private final Accounts accounts;
  private final Showings showings;
  private final CustomerMessenger messenger;
  private final Clock clock;

  ShowProgress(
      Generations generations,
      Notices notices,
      Accounts accounts,
      Showings showings,
      CustomerMessenger messenger,
      Clock clock) {
    this.generations = generations;
    this.notices = notices;
    this.accounts = accounts;
    this.showings = showings;
    this.messenger = messenger;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** The account waits for nothing. */
    record Over() implements Result {}

    /** Look again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result show(AccountId id) {
    var watched = generations.underWay(id, MOST_WATCHED);
    var account = accounts.find(id);
    if (watched.isEmpty() || account.isEmpty()) {
      return new Result.Over();
    }
    return switch (account.get().chat()) {
      case Account.Chat.Reachable(var chat) -> {
        var pause = Optional.<Duration>empty();
        for (var request : watched) {
          if (pause.isEmpty()) {
            pause = show(request, chat, account.get().language());
          }
        }
        var wait = pause.filter(asked -> asked.compareTo(PAUSE) > 0).orElse(PAUSE);
        yield new Result.Waits(clock.instant().plus(wait));
      }
      case Account.Chat.Unreachable unreachable -> new Result.Over();
      case Account.Chat.None none -> new Result.Over();
    };
  }

  /** How long the chat is to be left alone after an edit; absent when nothing was edited. */
  private Optional<Duration> show(GenerationRequest request, ChatId chat, Language language) {
    var message = message(request);
    var progress = Wording.progress(request, generations.ahead(request.id()));
    if (message.isEmpty() || !begin(progress)) {
      return Optional.empty();
    }
    var delivery = messenger.edit(chat, language, message.get(), progress);
    showings.end(request.id(), !(delivery instanceof Delivery.Later));
    return Optional.of(delivery instanceof Delivery.Later(var pause) ? pause : PAUSE);
  }

  private boolean begin(CustomerMessage.Progress progress) {
    var now = clock.instant();
    var shown =
        String.join(
            " ",
            progress.status().name(),
            Integer.toString(progress.percent()),
            Integer.toString(progress.ahead()),
            Boolean.toString(progress.cancellable()));
    return showings.begin(progress.generation(), shown, now, now.plus(LONGEST_EDIT));
  }

  private Optional<Long> message(GenerationRequest request) {
    return notices
        .find(new NoticeId(Notice.Kind.STARTED, request.id()))
        .flatMap(
            notice ->
                notice.status() instanceof Notice.Status.Sent(var messages)
                    ? messages.stream().findFirst()
                    : Optional.empty());
  }
}

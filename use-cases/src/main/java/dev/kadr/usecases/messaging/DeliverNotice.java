package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Notices;
import dev.kadr.ports.messaging.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells a buyer what became of a request, at least once: a second copy only when the messenger's
 * answer to the first was lost.
 */
public final class DeliverNotice {
  /** An edit takes no longer, as a rule. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final UnitOfWork unitOfWork;
  private final Notices notices;
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final Wording wording;
  private final LastWord lastWord;
  private final Checkpoint checkpoint;
  private final Telemetry telemetry;
  private final Clock clock;

  DeliverNotice(
      Reads reads, CustomerMessenger messenger, Wording wording, LastWord lastWord, Writes writes) {
    this.notices = reads.notices();
    this.accounts = reads.accounts();
    this.messenger = messenger;
    this.wording = wording;
    this.lastWord = lastWord;
    this.unitOfWork = writes.unitOfWork();
    this.checkpoint = writes.checkpoint();
    this.telemetry = writes.telemetry();
    this.clock = writes.clock();
  }

  /** Where notices and those they are for are found. */
  record Reads(Notices notices, Accounts accounts) {}

  /** How the outcome is written down. */
  record Writes(UnitOfWork unitOfWork, Checkpoint checkpoint, Telemetry telemetry, Clock clock) {}

  /** What came of it. */
  public sealed interface Result {
    /** Told, or never to be told. */
    record Over() implements Result {}

    /** Try again at {@code due}. */
    record Waits(Instant due) implements Result {}

    /** Nobody knows whether it arrived: try again, though that may make a second copy. */
    record Uncertain(String why) implements Result {}
  }

  public Result deliver(NoticeId id) {
    var found = notices.find(id);
    if (found.isEmpty() || !(found.get().status() instanceof Notice.Status.Due)) {
      return new Result.Over();
    }
    var notice = found.get();
    var account = accounts.find(notice.account());
    if (account.isEmpty()) {
      return over(id, new Notice.Status.Dropped("the account is gone"));
    }
    return switch (account.get().chat()) {
      case Account.Chat.Reachable(var chat) -> send(notice, account.get(), chat);
      case Account.Chat.Unreachable unreachable ->
          over(id, new Notice.Status.Dropped("the chat takes nothing"));
      case Account.Chat.None none -> over(id, new Notice.Status.Dropped("there is no chat"));
    };
  }

  private Result send(Notice notice, Account account, ChatId chat) {
    var message = wording.of(notice);
    if (message.isEmpty()) {
      return over(notice.id(), new Notice.Status.Dropped("there is nothing left to tell"));
    }
    var outcome = outcome(notice);
    if (outcome.isPresent() && !lastWord.said(outcome.get(), chat, account.language())) {
      return new Result.Waits(clock.instant().plus(SOON));
    }
    var delivery = messenger.send(chat, account.language(), message.get());
    checkpoint.reached("notice-sent-" + notice.id().kind());
    return switch (delivery) {
      case Delivery.Delivered(var messages) -> over(notice.id(), new Notice.Status.Sent(messages));
      case Delivery.Unreachable(var why) -> {
        markUnreachable(account.id());
        yield over(notice.id(), new Notice.Status.Dropped(why));
      }
      case Delivery.Later(var pause) -> new Result.Waits(clock.instant().plus(pause));
      case Delivery.Unknown(var why) -> unknown(notice, why);
      case Delivery.Refused(var why) -> over(notice.id(), new Notice.Status.Dropped(why));
    };
  }

  /** The request whose outcome is told, if it is one's. */
  private static Optional<GenerationId> outcome(Notice notice) {
    return notice.id().kind() != Notice.Kind.STARTED
            && notice.id().subject() instanceof Subject.OfGeneration(var generation)
        ? Optional.of(generation)
        : Optional.empty();
  }

  /** What became of money or credits is worth a second copy; that the work began is not. */
  private Result unknown(Notice notice, String why) {
    telemetry.counted(Telemetry.Count.MESSAGE_UNCERTAIN);
    return switch (notice.id().kind()) {
      case STARTED -> over(notice.id(), new Notice.Status.Dropped(why));
      case RESULT, FAILURE, CANCELLATION, GIFT, PAID, PAYMENT_CANCELLED, REFUNDED ->
          new Result.Uncertain(why);
    };
  }

  private Result over(NoticeId id, Notice.Status status) {
    return unitOfWork.inTransaction(
        store -> {
          store
              .lockNotice(id)
              .filter(notice -> notice.status() instanceof Notice.Status.Due)
              .ifPresent(notice -> store.save(notice.with(status)));
          return new Result.Over();
        });
  }

  private void markUnreachable(AccountId id) {
    unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(id);
          found.ifPresent(locked -> store.save(locked.account().refusedContact()));
          return found;
        });
  }
}

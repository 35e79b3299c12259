package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows a question to every operator, and remembers in which messages. */
public final class CarryQuestion {
  private final Questions questions;
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final UnitOfWork unitOfWork;
  private final List<ChatId> operators;
  private final Clock clock;

  CarryQuestion(
      Questions questions,
      Accounts accounts,
      CustomerMessenger messenger,
      UnitOfWork unitOfWork,
      List<ChatId> operators,
      Clock clock) {
    this.questions = questions;
    this.accounts = accounts;
    this.messenger = messenger;
    this.unitOfWork = unitOfWork;
    this.operators = List.copyOf(operators);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** A chat is busy, or may not have got it: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result carry(Question.Id id) {
    return questions.find(id).map(this::carry).orElseGet(Result.Over::new);
  }

  private Result carry(Question question) {
    var asking = accounts.find(question.id().account());
    if (asking.isEmpty()) {
      return new Result.Over();
    }
    var shown = questions.copies(question.id()).stream().map(Question.Copy::operator).toList();
    Optional<Duration> pause = Optional.empty();
    for (var operator : operators) {
      if (!shown.contains(operator)) {
        var wait = show(operator, question, asking.get());
        pause = pause.or(() -> wait);
      }
    }
    return pause
        .<Result>map(wait -> new Result.Waits(clock.instant().plus(wait)))
        .orElseGet(Result.Over::new);
  }

  /** How long to wait before the round is made again for whoever has not got it. */
  private Optional<Duration> show(ChatId operator, Question question, Account asking) {
    var message =
        new CustomerMessage.Asked(asking.profile(), chat(asking, operator), question.text());
    return switch (messenger.send(operator, Language.RU, message)) {
      case Delivery.Delivered(var messages) -> {
        remember(operator, messages.getLast(), question);
        yield Optional.empty();
      }
      case Delivery.Later(var pause) -> Optional.of(pause);
      case Delivery.Unknown maybe -> Optional.of(Duration.ofSeconds(5));
      case Delivery.Unreachable never -> Optional.empty();
      case Delivery.Refused never -> Optional.empty();
    };
  }

  private static ChatId chat(Account account, ChatId otherwise) {
    return switch (account.chat()) {
      case Account.Chat.Reachable(var chat) -> chat;
      case Account.Chat.Unreachable(var chat) -> chat;
      case Account.Chat.None none -> otherwise;
    };
  }

  private void remember(ChatId operator, long message, Question question) {
    unitOfWork.inTransaction(
        store -> {
          store.add(new Question.Copy(operator, message, question.id(), clock.instant()));
          return message;
        });
  }
}

package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Clock;
import java.time.Instant;

/**
 * Carries an operator's answer to whoever asked, at least once; the operator is told when it cannot
 * be.
 */
public final class CarryAnswer {
  private final Questions questions;
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final Clock clock;

  CarryAnswer(Questions questions, Accounts accounts, CustomerMessenger messenger, Clock clock) {
    this.questions = questions;
    this.accounts = accounts;
    this.messenger = messenger;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** Try again at {@code due}. */
    record Waits(Instant due) implements Result {}

    /** Nobody knows whether it arrived: try again, though that may make a second copy. */
    record Uncertain(String why) implements Result {}
  }

  public Result carry(Question.AnswerId id) {
    return questions.find(id).map(this::carry).orElseGet(Result.Over::new);
  }

  private Result carry(Question.Answer answer) {
    var asked = accounts.find(answer.question().account());
    if (asked.isEmpty()) {
      return lost(answer);
    }
    return switch (asked.get().chat()) {
      case Account.Chat.None none -> lost(answer);
      case Account.Chat.Unreachable unreachable -> lost(answer);
      case Account.Chat.Reachable(var chat) ->
          switch (messenger.send(
              chat, asked.get().language(), new CustomerMessage.Answered(answer.text()))) {
            case Delivery.Delivered delivered -> new Result.Over();
            case Delivery.Later(var pause) -> new Result.Waits(clock.instant().plus(pause));
            case Delivery.Unknown(var why) -> new Result.Uncertain(why);
            case Delivery.Unreachable never -> lost(answer);
            case Delivery.Refused never -> lost(answer);
          };
    };
  }

  private Result lost(Question.Answer answer) {
    messenger.send(answer.id().operator(), Language.RU, new CustomerMessage.AnswerLost());
    return new Result.Over();
  }
}

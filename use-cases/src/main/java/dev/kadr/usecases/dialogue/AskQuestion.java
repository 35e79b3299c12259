package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Takes a question for the people behind the bot; it is kept before anybody is told. */
public final class AskQuestion {
  /** What fits into one message to an operator with everything else that is said there. */
  public static final int MAX_LENGTH = 2_000;

  private static final int MOST_AN_HOUR = 5;
  private static final int MOST_A_DAY = 15;

  private final UnitOfWork unitOfWork;
  private final Questions questions;
  private final Dialogues dialogues;
  private final List<ChatId> operators;
  private final Clock clock;

  AskQuestion(
      UnitOfWork unitOfWork,
      Questions questions,
      Dialogues dialogues,
      List<ChatId> operators,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.questions = questions;
    this.dialogues = dialogues;
    this.operators = List.copyOf(operators);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is kept and will be carried to the operators; the same message again is the same. */
    record Asked() implements Result {}

    /** The words are missing: the next message is taken for them. */
    record Due() implements Result {}

    /** Too many characters; the next message is taken for the question. */
    record TooLong(int length) implements Result {}

    /** Others first: so many were asked already. */
    record TooMany() implements Result {}

    /** There is nobody who could be asked. */
    record NobodyThere() implements Result {}
  }

  /**
   * Takes it.
   *
   * @param message by which it was asked
   * @param text may be empty
   */
  public Result ask(AccountId account, MessageId message, String text) {
    if (operators.isEmpty()) {
      return new Result.NobodyThere();
    }
    var words = text.strip();
    var length = Prompt.length(words);
    if (length > MAX_LENGTH) {
      expect(account);
      return new Result.TooLong(length);
    }
    if (words.isEmpty()) {
      expect(account);
      return new Result.Due();
    }
    var id = new Question.Id(account, message.value());
    if (questions.find(id).isEmpty() && isTooMuch(account)) {
      done(account);
      return new Result.TooMany();
    }
    var now = clock.instant();
    unitOfWork.inTransaction(
        store -> {
          store.add(new Question(id, words, now));
          store.schedule(new Task(TaskKind.QUESTION, id.instance(), now));
          return id;
        });
    done(account);
    return new Result.Asked();
  }

  private boolean isTooMuch(AccountId account) {
    var now = clock.instant();
    return questions.askedBy(account, now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR
        || questions.askedBy(account, now.minus(Duration.ofDays(1))) >= MOST_A_DAY;
  }

  private void expect(AccountId account) {
    dialogues.change(
        account,
        before -> {
          var dialogue = before.orElseGet(() -> Dialogue.begun(account));
          return switch (dialogue.awaitQuestion()) {
            case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) ->
                Change.to(next, true);
            case Transition.Repeated<Dialogue, Dialogue.Step> same -> new Change<>(before, false);
            case Transition.Refused<Dialogue, Dialogue.Step> never -> new Change<>(before, false);
          };
        });
  }

  /** Where nothing but the question was begun, nothing is left. */
  private void done(AccountId account) {
    dialogues.change(
        account,
        before ->
            new Change<>(
                before
                    .map(AskQuestion::asked)
                    .filter(next -> !next.equals(Dialogue.begun(account))),
                true));
  }

  private static Dialogue asked(Dialogue dialogue) {
    return switch (dialogue.asked()) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) -> next;
      case Transition.Repeated<Dialogue, Dialogue.Step> never -> dialogue;
      case Transition.Refused<Dialogue, Dialogue.Step> notDue -> dialogue;
    };
  }
}

package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Clock;
import java.util.List;

/** Takes an operator's reply to a message that shows a question. */
public final class AnswerQuestion {
  /** What fits into one message to the buyer with everything else that is said there. */
  public static final int MAX_LENGTH = 3_500;

  private final UnitOfWork unitOfWork;
  private final Questions questions;
  private final List<ChatId> operators;
  private final Clock clock;

  AnswerQuestion(UnitOfWork unitOfWork, Questions questions, List<ChatId> operators, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.questions = questions;
    this.operators = List.copyOf(operators);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is kept and will be carried to whoever asked. */
    record Taken() implements Result {}

    record TooLong(int length) implements Result {}

    /** No operator, or no reply to a question: whatever it is, it is no answer. */
    record NoAnswer() implements Result {}
  }

  /**
   * Takes it.
   *
   * @param shownBy the message that was replied to
   * @param answer the reply itself
   */
  public Result answer(Question.AnswerId answer, long shownBy, String text) {
    if (!operators.contains(answer.operator()) || text.isBlank()) {
      return new Result.NoAnswer();
    }
    return questions
        .shownBy(answer.operator(), shownBy)
        .map(question -> answer(answer, question, text.strip()))
        .orElseGet(Result.NoAnswer::new);
  }

  private Result answer(Question.AnswerId id, Question.Id question, String text) {
    var length = Prompt.length(text);
    if (length > MAX_LENGTH) {
      return new Result.TooLong(length);
    }
    var now = clock.instant();
    return unitOfWork.inTransaction(
        store -> {
          store.add(new Question.Answer(id, question, text, now));
          store.schedule(new Task(TaskKind.ANSWER, id.instance(), now));
          return new Result.Taken();
        });
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The questions in PostgreSQL. */
final class PostgresQuestions implements Questions {
  private final QuestionReads reads;

  PostgresQuestions(Jdbi jdbi) {
    this.reads = jdbi.onDemand(QuestionReads.class);
  }

  @Override
  public Optional<Question> find(Question.Id question) {
    return Failures.reading(
        () ->
            reads
                .find(question.account().value(), question.message())
                .map(QuestionReads.Row::toDomain));
  }

  @Override
  public Optional<Question.Answer> find(Question.AnswerId answer) {
    return Failures.reading(
        () ->
            reads
                .answer(answer.operator().value(), answer.message())
                .map(QuestionReads.AnswerRow::toDomain));
  }

  @Override
  public List<Question.Copy> copies(Question.Id question) {
    return Failures.reading(
        () ->
            reads.copies(question.account().value(), question.message()).stream()
                .map(QuestionReads.CopyRow::toDomain)
                .toList());
  }

  @Override
  public Optional<Question.Id> shownBy(ChatId operator, long message) {
    return Failures.reading(
        () ->
            reads
                .shownBy(operator.value(), message)
                .map(QuestionReads.CopyRow::toDomain)
                .map(Question.Copy::question));
  }

  @Override
  public int askedBy(AccountId account, Instant since) {
    return Failures.reading(() -> reads.askedBy(account.value(), since));
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Questions and answers without a lock, and how they are written. */
@RegisterConstructorMapper(QuestionReads.Row.class)
@RegisterConstructorMapper(QuestionReads.CopyRow.class)
@RegisterConstructorMapper(QuestionReads.AnswerRow.class)
interface QuestionReads {
  @SqlQuery("SELECT * FROM questions WHERE account_id = :account AND message = :message")
  Optional<Row> find(UUID account, long message);

  @SqlQuery("SELECT * FROM question_answers WHERE operator = :operator AND message = :message")
  Optional<AnswerRow> answer(String operator, long message);

  @SqlQuery(
      """
      SELECT * FROM question_copies WHERE account_id = :account AND asked_by = :message
      ORDER BY shown_at, operator
      """)
  List<CopyRow> copies(UUID account, long message);

  @SqlQuery("SELECT * FROM question_copies WHERE operator = :operator AND message = :message")
  Optional<CopyRow> shownBy(String operator, long message);

  @SqlQuery("SELECT count(*) FROM questions WHERE account_id = :account AND asked_at > :since")
  int askedBy(UUID account, Instant since);

  /** The columns of a question. */
  record Row(UUID accountId, long message, String words, Instant askedAt) {
    Question toDomain() {
      return new Question(id(accountId, message), words, askedAt);
    }
  }

  /** The columns of a message that shows a question. */
  record CopyRow(String operator, long message, UUID accountId, long askedBy, Instant shownAt) {
    Question.Copy toDomain() {
      return new Question.Copy(new ChatId(operator), message, id(accountId, askedBy), shownAt);
    }
  }

  /** The columns of an answer. */
  record AnswerRow(
      String operator,
      long message,
      UUID accountId,
      long askedBy,
      String words,
      Instant answeredAt) {
    Question.Answer toDomain() {
      return new Question.Answer(
          new Question.AnswerId(new ChatId(operator), message),
          id(accountId, askedBy),
          words,
          answeredAt);
    }
  }

  private static Question.Id id(UUID account, long message) {
    return new Question.Id(new AccountId(account), message);
  }

  static Columns<Question> question() {
    return new Columns<Question>()
        .uuid(it -> it.id().account().value())
        .amount(it -> it.id().message())
        .text(Question::text)
        .time(Question::at);
  }

  static Columns<Question.Copy> copy() {
    return new Columns<Question.Copy>()
        .text(it -> it.operator().value())
        .amount(Question.Copy::message)
        .uuid(it -> it.question().account().value())
        .amount(it -> it.question().message())
        .time(Question.Copy::at);
  }

  static Columns<Question.Answer> answer() {
    return new Columns<Question.Answer>()
        .text(it -> it.id().operator().value())
        .amount(it -> it.id().message())
        .uuid(it -> it.question().account().value())
        .amount(it -> it.question().message())
        .text(Question.Answer::text)
        .time(Question.Answer::at);
  }
}

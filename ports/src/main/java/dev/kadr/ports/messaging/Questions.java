package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what buyers asked the people behind the bot, and what they were answered. */
public interface Questions {
  Optional<Question> find(Question.Id question);

  Optional<Question.Answer> find(Question.AnswerId answer);

  /** The messages that show a question to the operators. */
  List<Question.Copy> copies(Question.Id question);

  /** What a message in an operator's chat shows; absent when it shows no question. */
  Optional<Question.Id> shownBy(ChatId operator, long message);

  /** How many questions an account asked after {@code since}. */
  int askedBy(AccountId account, Instant since);
}

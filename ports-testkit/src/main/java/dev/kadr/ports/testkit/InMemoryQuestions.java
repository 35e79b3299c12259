package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions of the {@link InMemoryWorld} as they were committed last. */
final class InMemoryQuestions implements Questions {
  private final InMemoryWorld world;

  InMemoryQuestions(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Question> find(Question.Id question) {
    return Optional.ofNullable(world.committed().questions.get(question));
  }

  @Override
  public Optional<Question.Answer> find(Question.AnswerId answer) {
    return Optional.ofNullable(world.committed().answers.get(answer));
  }

  @Override
  public List<Question.Copy> copies(Question.Id question) {
    return world.committed().copies.values().stream()
        .filter(copy -> copy.question().equals(question))
        .toList();
  }

  @Override
  public Optional<Question.Id> shownBy(ChatId operator, long message) {
    return Optional.ofNullable(
            world.committed().copies.get(new Question.AnswerId(operator, message)))
        .map(Question.Copy::question);
  }

  @Override
  public int askedBy(AccountId account, Instant since) {
    return (int)
        world.committed().questions.values().stream()
            .filter(question -> question.id().account().equals(account))
            .filter(question -> question.at().isAfter(since))
            .count();
  }
}

package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.messaging.Questions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link Questions} must do, whatever keeps them. */
public interface QuestionsContract extends StoreSubjects {
  Questions questions();

  private Question asked(AccountId account, long message) {
    var id = new Question.Id(account, message);
    var question = new Question(id, "where is my money? \uD83E\uDD8A", Fixtures.NOW);
    given().commit(store -> store.add(question));
    return question;
  }

  private Question.Copy shown(Question question, long message) {
    var copy = new Question.Copy(Fixtures.chat(), message, question.id(), Fixtures.NOW);
    given().commit(store -> store.add(copy));
    return copy;
  }

  @Test
  default void aQuestionComesBackAsItWasAsked() {
    var question = asked(given().account(), Long.MAX_VALUE);
    assertThat(questions().find(question.id())).contains(question);
    assertThat(questions().find(new Question.Id(question.id().account(), 1))).isEmpty();
    assertThat(Question.Id.parse(question.id().instance())).isEqualTo(question.id());
  }

  @Test
  default void theSameMessageIsTheSameQuestion() {
    var question = asked(given().account(), 7);
    var again = new Question(question.id(), "other words", Fixtures.NOW.plusSeconds(1));
    given().commit(store -> store.add(again));
    assertThat(questions().find(question.id())).contains(question);
    assertThat(questions().askedBy(question.id().account(), Fixtures.NOW.minusSeconds(1)))
        .isEqualTo(1);
  }

  @Test
  default void aMessageShowsOneQuestion() {
    var account = given().account();
    var one = shown(asked(account, 1), 10);
    var other = shown(asked(account, 2), 10);
    assertThat(questions().shownBy(one.operator(), 10)).contains(one.question());
    assertThat(questions().shownBy(other.operator(), 10)).contains(other.question());
    assertThat(questions().shownBy(one.operator(), 11)).isEmpty();
    var contradiction = new Question.Copy(one.operator(), 10, other.question(), Fixtures.NOW);
    given().commit(store -> store.add(contradiction));
    assertThat(questions().shownBy(one.operator(), 10)).contains(one.question());
    assertThat(questions().copies(other.question())).containsExactly(other);
  }

  @Test
  default void aQuestionKnowsEveryMessageThatShowsIt() {
    var question = asked(given().account(), 1);
    var copies = List.of(shown(question, 10), shown(question, 11));
    assertThat(questions().copies(question.id())).containsExactlyInAnyOrderElementsOf(copies);
  }

  @Test
  default void theSameReplyIsTheSameAnswer() {
    var question = asked(given().account(), 1);
    var copy = shown(question, 10);
    var id = new Question.AnswerId(copy.operator(), 12);
    var answer = new Question.Answer(id, question.id(), "on its way", Fixtures.NOW);
    given().commit(store -> store.add(answer));
    given().commit(store -> store.add(new Question.Answer(id, question.id(), "no", Fixtures.NOW)));
    assertThat(questions().find(id)).contains(answer);
    assertThat(questions().find(new Question.AnswerId(copy.operator(), 13))).isEmpty();
    assertThat(Question.AnswerId.parse(id.instance())).isEqualTo(id);
  }

  @Test
  default void onlyAnAccountsOwnQuestionsCountAndOnlyTheLatest() {
    var account = given().account();
    asked(account, 1);
    asked(account, 2);
    asked(given().account(), 3);
    assertThat(questions().askedBy(account, Fixtures.NOW.minusSeconds(1))).isEqualTo(2);
    assertThat(questions().askedBy(account, Fixtures.NOW)).isZero();
  }
}

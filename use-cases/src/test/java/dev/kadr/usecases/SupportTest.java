package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.dialogue.AskQuestion;
import dev.kadr.usecases.messaging.AnswerQuestion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Questions and answers, however the messenger is in. */
class SupportTest {
  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  private Question.Id asked() {
    var asking = shop.does.dialogue().askQuestion();
    assertThat(asking.ask(buyer.id(), new MessageId(5), "where is it?"))
        .isInstanceOf(AskQuestion.Result.Asked.class);
    return new Question.Id(buyer.id(), 5);
  }

  private AnswerQuestion.Result answer(ChatId operator, long shownBy) {
    var id = new Question.AnswerId(operator, 900);
    return shop.does.support().answerQuestion().answer(id, shownBy, "on its way");
  }

  private long questionsShown() {
    return shop.messenger.arrived(Shop.OPERATOR).stream()
        .filter(CustomerMessage.Asked.class::isInstance)
        .count();
  }

  @Test
  void whoeverIsNoOperatorAnyMoreAnswersNobody() {
    var question = asked();
    var former = Fixtures.chat();
    var copy = new Question.Copy(former, 7, question, shop.clock.instant());
    shop.world
        .unitOfWork()
        .inTransaction(
            store -> {
              store.add(copy);
              return copy;
            });
    assertThat(answer(former, 7)).isInstanceOf(AnswerQuestion.Result.NoAnswer.class);
  }

  @Test
  void anOperatorWhoMayHaveGotItIsShownItAgainAndWhoeverGotItIsNot() {
    var question = asked();
    shop.messenger.nextDelivery(new Delivery.Unknown("lost"));
    shop.work();
    assertThat(questionsShown()).isZero();
    shop.pass(Duration.ofMinutes(1));
    assertThat(questionsShown()).isEqualTo(1);
    shop.does.support().carryQuestion().carry(question);
    assertThat(questionsShown()).as("carried before").isEqualTo(1);
  }

  @Test
  void anAnswerWaitsUntilTheChatHasTime() {
    var question = asked();
    shop.work();
    var shownBy = shop.world.questions().copies(question).getFirst().message();
    assertThat(answer(Shop.OPERATOR, shownBy)).isInstanceOf(AnswerQuestion.Result.Taken.class);
    shop.messenger.nextDelivery(new Delivery.Later(Duration.ofSeconds(20)));
    shop.pass(Duration.ofSeconds(19));
    assertThat(shop.told(buyer)).isEmpty();
    shop.pass(Duration.ofSeconds(2));
    assertThat(shop.told(buyer)).containsExactly(new CustomerMessage.Answered("on its way"));
  }
}

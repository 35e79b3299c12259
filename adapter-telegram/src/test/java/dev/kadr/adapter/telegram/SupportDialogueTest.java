package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A buyer asks the people behind the bot, and is answered by them. */
class SupportDialogueTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();
  private final Person operator = BotWorld.OPERATOR;

  @AfterEach
  void close() {
    bot.close();
  }

  private List<Form> questions() {
    return bot.telegram.sentTo(operator.chat()).stream()
        .filter(sent -> sent.words().contains("Вопрос"))
        .toList();
  }

  private String lastTold() {
    return bot.telegram.sentTo(zoe.chat()).getLast().words();
  }

  @Test
  void aQuestionGoesToTheOperatorAndTheReplyComesBack() {
    assertThat(bot.answer(zoe, zoe.writes("/paysupport")).words()).contains("одним сообщением");
    assertThat(bot.answer(zoe, zoe.writes("где <b>деньги</b>?")).words()).contains("передан");
    bot.settle();
    assertThat(questions())
        .singleElement()
        .extracting(Form::words)
        .asString()
        .contains("где &lt;b&gt;деньги&lt;/b&gt;?", "Zoë &lt;b&gt;&amp;", zoe.chat());

    var shownBy = bot.telegram.lastMessage();
    var reply = operator.replies(shownBy, "Уже <i>вернули</i>");
    assertThat(bot.answer(operator, reply).words()).contains("отправлен");
    bot.settle();
    assertThat(lastTold()).contains("Ответ поддержки", "Уже &lt;i&gt;вернули&lt;/i&gt;");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void theSameUpdateFiveTimesIsOneQuestionAndOneAnswer() {
    var question = zoe.writes("/paysupport где деньги?");
    for (var time = 0; time < 5; time++) {
      bot.hear(question);
      bot.settle();
    }
    assertThat(questions()).hasSize(1);
    var reply = operator.replies(shownBy(), "вернули");
    for (var time = 0; time < 5; time++) {
      bot.hear(reply);
    }
    bot.settle();
    assertThat(bot.telegram.sentTo(zoe.chat()))
        .filteredOn(sent -> sent.words().contains("вернули"))
        .hasSize(1);
  }

  private long shownBy() {
    var last = bot.telegram.lastMessage();
    for (var message = last; message > 100; message--) {
      var answered =
          bot.world.questions().shownBy(new ChatId(operator.chat()), message).isPresent();
      if (answered) {
        return message;
      }
    }
    throw new AssertionError("nothing shows a question");
  }

  @Test
  void whatWasBegunGoesOnAfterAQuestion() {
    var offer = bot.offer(zoe);
    bot.hear(zoe.writes("/paysupport"));
    bot.hear(zoe.writes("сколько это стоит?"));
    assertThat(bot.toast(zoe.presses(offer, "photo:confirm"))).isEqualTo("Принято");
  }

  @Test
  void aQuestionThatIsTooLongIsAskedForAgain() {
    bot.hear(zoe.writes("/paysupport"));
    assertThat(bot.answer(zoe, zoe.writes("я".repeat(2_001))).words())
        .contains("2001 символов, а можно 2000");
    assertThat(bot.answer(zoe, zoe.writes("короче")).words()).contains("передан");
    assertThat(bot.answer(zoe, zoe.writes("ещё")).words()).as("it is over").contains("Не понял");
  }

  @Test
  void cancellingLeavesNoQuestionDue() {
    bot.hear(zoe.writes("/paysupport"));
    assertThat(bot.answer(zoe, zoe.writes("/cancel")).words()).contains("Отменено");
    assertThat(bot.answer(zoe, zoe.writes("слова")).words()).contains("/photo");
    bot.settle();
    assertThat(questions()).isEmpty();
  }

  @Test
  void moreThanAFewQuestionsAnHourAreNotTaken() {
    for (var number = 0; number < 5; number++) {
      assertThat(bot.answer(zoe, zoe.writes("/paysupport вопрос " + number)).words())
          .contains("передан");
    }
    assertThat(bot.answer(zoe, zoe.writes("/paysupport ещё")).words()).contains("через час");
    bot.settle();
    assertThat(questions()).hasSize(5);
    bot.clock.advance(Duration.ofHours(1));
    assertThat(bot.answer(zoe, zoe.writes("/paysupport ещё")).words()).contains("передан");
  }

  @Test
  void aReplyOfSomebodyElseIsNoAnswer() {
    bot.hear(zoe.writes("/paysupport где деньги?"));
    bot.settle();
    var shownBy = shownBy();
    var mallory = Person.russian();
    assertThat(bot.answer(mallory, mallory.replies(shownBy, "ха-ха")).words()).contains("Не понял");
    assertThat(bot.answer(operator, operator.replies(shownBy + 1, "?")).words())
        .as("a reply to something else")
        .contains("Не понял");
    bot.settle();
    assertThat(lastTold()).contains("передан");
  }

  @Test
  void anOperatorIsToldWhenNobodyGetsTheAnswer() {
    bot.hear(zoe.writes("/paysupport где деньги?"));
    bot.settle();
    bot.hear(operator.replies(shownBy(), "вернули"));
    bot.telegram.next("sendMessage", BotApiStub.refusal(403, "Forbidden: bot was blocked"));
    bot.settle();
    assertThat(bot.telegram.sentTo(operator.chat()).getLast().words()).contains("не доставлен");
  }

  @Test
  void anAnswerThatIsTooLongIsNotCutSilently() {
    bot.hear(zoe.writes("/paysupport где деньги?"));
    bot.settle();
    assertThat(bot.answer(operator, operator.replies(shownBy(), "я".repeat(3_501))).words())
        .contains("3501 символов, а можно 3500");
  }
}

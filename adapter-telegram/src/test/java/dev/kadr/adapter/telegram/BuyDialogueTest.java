package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Buying credits, as the chat shows it. */
class BuyDialogueTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  private long available() {
    return bot.world.accounts().wallet(bot.account(zoe)).available(bot.clock.instant());
  }

  /** Presses the button of the package; the message with the way to pay. */
  private Form order() {
    bot.hear(zoe.writes("/buy_subscription"));
    return bot.answer(zoe, zoe.presses(bot.telegram.lastMessage(), "buy:p500"));
  }

  private static String check(Form order) {
    return order.buttons().stream()
        .filter(data -> data.startsWith("order:check:"))
        .findFirst()
        .orElseThrow();
  }

  private void pay() {
    bot.gateway.shelf().pay(bot.gateway.shelf().payments().getLast().id());
  }

  @Test
  void aPackageIsBoughtPaidAndTold() {
    var shelf = bot.answer(zoe, zoe.writes("/buy_subscription"));
    assertThat(shelf.words()).contains("500 ₽", "25 кредитов", "выбирают чаще");
    assertThat(shelf.buttons()).containsExactly("buy:p500");

    var order = bot.answer(zoe, zoe.presses(bot.telegram.lastMessage(), "buy:p500"));
    assertThat(order.words()).contains("500 ₽", "25 кредитов", "Нажмите «Оплатить»");
    assertThat(order.labels()).contains("💳 Оплатить 500 ₽");
    assertThat(order.value("reply_markup")).contains("\"url\":\"" + "http");
    var message = bot.telegram.lastMessage();

    assertThat(bot.toast(zoe.presses(message, check(order)))).contains("пока не поступила");
    assertThat(available()).isEqualTo(10);

    pay();
    assertThat(bot.toast(zoe.presses(message, check(order)))).isEqualTo("Оплата прошла");
    assertThat(bot.editsIn(zoe).getLast().words()).contains("✅ Заказ на 500 ₽ оплачен");
    assertThat(bot.editsIn(zoe).getLast().buttons()).isEmpty();
    bot.settle();
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words())
        .contains("✅ Оплата прошла!", "25 кредитов", "35 кредитов");
    assertThat(available()).isEqualTo(35);
    assertThat(bot.answer(zoe, zoe.writes("/status")).words())
        .contains("35 кредитов", "Подписка активна до");
    assertThat(bot.answer(zoe, zoe.writes("/buy_subscription")).words())
        .contains("Последние покупки", "500 ₽ · оплачено");
  }

  @Test
  void twoPressesAreTwoOrdersAndOnePressThatComesTwiceIsOne() {
    bot.hear(zoe.writes("/buy_subscription"));
    var message = bot.telegram.lastMessage();
    var press = zoe.presses(message, "buy:p500");
    bot.hear(press);
    bot.hear(press);
    assertThat(bot.gateway.shelf().payments()).hasSize(1);
    bot.hear(zoe.presses(message, "buy:p500"));
    assertThat(bot.gateway.shelf().payments()).hasSize(2);
  }

  @Test
  void whoComesBackFromThePaymentIsToldItsState() {
    order();
    pay();
    assertThat(bot.answers(zoe, zoe.writes("/start success")).getFirst().words())
        .contains("✅ Заказ на 500 ₽ оплачен", "35 кредитов");
  }

  @Test
  void whatThePaymentSystemDoesNotAnswerIsLookedUpAndNotPaidTwice() {
    bot.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var order = order();
    assertThat(order.words()).contains("пока не ответила");
    var message = bot.telegram.lastMessage();
    bot.pass(Duration.ofMinutes(2));
    bot.hear(zoe.presses(message, check(order)));
    assertThat(bot.editsIn(zoe).getLast().labels()).contains("💳 Оплатить 500 ₽");
    assertThat(bot.gateway.shelf().payments()).hasSize(1);
  }

  @Test
  void anOrderThatEndedWithoutMoneySaysSo() {
    var order = order();
    var message = bot.telegram.lastMessage();
    bot.gateway
        .shelf()
        .cancel(bot.gateway.shelf().payments().getLast().id(), "expired_on_confirmation");
    assertThat(bot.toast(zoe.presses(message, check(order)))).contains("отменён");
    assertThat(bot.editsIn(zoe).getLast().words()).contains("отменён", "не списаны");
    assertThat(bot.editsIn(zoe).getLast().buttons()).isEmpty();
    assertThat(available()).isEqualTo(10);

    bot.settle();
    var told = bot.telegram.sentTo(zoe.chat()).getLast();
    assertThat(told.words()).contains("Оплата отменена", "не списаны");
    assertThat(told.labels()).containsExactly("🔁 Оплатить снова");
    assertThat(told.buttons()).containsExactly("buy:p500");
    bot.hear(zoe.presses(bot.telegram.lastMessage(), "buy:p500"));
    assertThat(bot.gateway.shelf().payments()).hasSize(2);
  }

  @Test
  void theMessageIsEditedWhoeverHearsOfTheMoney() {
    order();
    var message = bot.telegram.lastMessage();
    pay();
    bot.pass(Duration.ofMinutes(3));
    var edit = bot.editsIn(zoe).getLast();
    assertThat(edit.value("message_id")).isEqualTo(Long.toString(message));
    assertThat(edit.words()).contains("✅ Заказ на 500 ₽ оплачен");
    assertThat(edit.buttons()).isEmpty();
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words()).contains("✅ Оплата прошла!");
  }

  @Test
  void theMessageIsEditedWhoeverHearsOfTheEnd() {
    order();
    bot.gateway
        .shelf()
        .cancel(bot.gateway.shelf().payments().getLast().id(), "expired_on_confirmation");
    bot.pass(Duration.ofMinutes(3));
    assertThat(bot.editsIn(zoe).getLast().words()).contains("отменён", "не списаны");
    assertThat(bot.editsIn(zoe)).hasSize(1);
  }

  @Test
  void whileNobodyKnowsOfTheFirstTryASecondOneIsHadAtOnce() {
    bot.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var order = order();
    assertThat(order.labels()).containsExactly("🔄 Проверить оплату", "💳 Попробовать ещё раз");
    var message = bot.telegram.lastMessage();
    var again = order.buttons().getLast();
    assertThat(again).startsWith("order:again:");
    assertThat(bot.toast(zoe.presses(message, again))).isEqualTo("Принято");
    assertThat(bot.editsIn(zoe).getLast().labels()).contains("💳 Оплатить 500 ₽");
    assertThat(bot.gateway.shelf().payments()).hasSize(2);

    assertThat(bot.toast(zoe.presses(message, again))).contains("пока не поступила");
    assertThat(bot.gateway.shelf().payments()).as("there is a page to pay on").hasSize(2);
    pay();
    bot.pass(Duration.ofMinutes(3));
    assertThat(available()).isEqualTo(35);
    assertThat(bot.toast(zoe.presses(message, again))).isEqualTo("Оплата прошла");
  }

  @Test
  void anothersOrderIsNobodysToLookAt() {
    var order = order();
    var eve = Person.russian();
    bot.hear(eve.writes("/start"));
    assertThat(bot.toast(eve.presses(bot.telegram.lastMessage(), check(order))))
        .contains("Не знаю");
  }

  @Test
  void aReceiptNeedsAnAddressWhichIsAskedForOnce() {
    bot.gateway.availability(new Availability.Ready(true, true));
    var asked = order();
    assertThat(asked.words()).contains("e-mail");
    assertThat(bot.gateway.shelf().payments()).isEmpty();

    var kept = bot.answers(zoe, zoe.writes("Zoe@Example.org"));
    assertThat(kept.getFirst().words()).contains("zoe@example.org");
    assertThat(kept.getLast().buttons()).containsExactly("buy:p500");
    assertThat(order().words()).contains("Нажмите «Оплатить»");
  }

  @Test
  void withoutTheShopsKeysNothingIsOffered() {
    bot.gateway.availability(new Availability.NotSetUp());
    var closed = bot.answer(zoe, zoe.writes("/buy_subscription"));
    assertThat(closed.words()).contains("недоступна");
    assertThat(closed.buttons()).isEmpty();
    assertThat(bot.toast(zoe.presses(1, "buy:p500"))).contains("недоступна");
  }

  @Test
  void whoHasTooFewCreditsIsShownTheWayToMore() {
    for (var spent = 0; spent < 5; spent++) {
      bot.hear(zoe.presses(bot.offer(zoe), "photo:confirm"));
      bot.settle();
    }
    assertThat(available()).isZero();
    var refused = bot.answer(zoe, zoe.presses(bot.offer(zoe), "photo:confirm"));
    assertThat(refused.words()).contains("❌ Недостаточно");
    assertThat(refused.buttons()).isEqualTo(List.of("buy:p500"));
  }
}

package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.Particulars;
import dev.kadr.domain.accounts.Touch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person chooses, agrees to and comes by, as the chat shows it. */
class AccountDialogueTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  private Particulars said() {
    return bot.world.accounts().find(bot.account(zoe)).orElseThrow().particulars();
  }

  @Test
  void theLanguageIsTheMessengersUntilOneIsChosen() {
    assertThat(bot.answer(zoe, zoe.writes("/status")).words()).contains("У вас 10 кредитов");
    var english = zoe.speaking("en");
    assertThat(bot.answer(zoe, english.writes("/status")).words()).contains("You have 10 credits");

    var ask = bot.answer(zoe, english.writes("/language"));
    assertThat(ask.buttons()).containsExactly("language:choose:ru", "language:choose:en");
    assertThat(ask.labels()).containsExactly("Русский", "✓ English");
    var message = bot.telegram.lastMessage();
    assertThat(bot.toast(english.presses(message, "language:choose:ru"))).contains("по-русски");
    assertThat(bot.editsIn(zoe).getLast().labels()).containsExactly("✓ Русский", "English");
    var menu = bot.telegram.calls("setMyCommands").getLast();
    var scope = Form.tree(menu.value("scope"));
    assertThat(scope.path("type").asText()).isEqualTo("chat");
    assertThat(scope.path("chat_id").asText()).isEqualTo(zoe.chat());
    assertThat(menu.value("commands")).contains("Язык бота");
    assertThat(menu.value("language_code")).as("whatever the client speaks").isEmpty();

    assertThat(bot.answer(zoe, english.writes("/status")).words()).contains("У вас 10 кредитов");
    assertThat(said().language()).contains(Language.RU);
    bot.hear(english.presses(bot.offer(english), "photo:confirm"));
    bot.settle();
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words()).contains("осталось 8 кредитов");
  }

  @ParameterizedTest
  @ValueSource(strings = {"language:choose:", "language:choose:fr", "language:ru", "language:"})
  void aLanguageThatWeDoNotSpeak(String data) {
    bot.hear(zoe.writes("/language"));
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), data))).contains("Не знаю");
    assertThat(said().language()).isEmpty();
  }

  @Test
  void theFirstConfirmMessageNamesWhomThePhotosGoToAndLaterOnesDoNot() {
    bot.hear(zoe.sendsPhoto("photo"));
    var offer = bot.answer(zoe, zoe.writes("на закате"));
    assertThat(offer.words()).contains("вы соглашаетесь").containsOnlyOnce("GenAPI");
    var message = bot.telegram.lastMessage();
    bot.hear(zoe.presses(message, "photo:size:512x512"));
    assertThat(bot.editsIn(zoe).getLast().words()).contains("GenAPI");
    assertThat(said().agreedAt()).as("not before the press").isEmpty();

    var agreed = bot.clock.instant();
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).isEqualTo("Принято");
    assertThat(said().agreedAt()).contains(agreed);
    bot.settle();
    bot.hear(zoe.sendsPhoto("photo"));
    assertThat(bot.answer(zoe, zoe.writes("у моря")).words()).doesNotContain("GenAPI");
    bot.hear(zoe.presses(bot.telegram.lastMessage(), "photo:confirm"));
    assertThat(said().agreedAt()).as("the first time counts").contains(agreed);
  }

  @Test
  void whoeverCannotPayHasNotAgreed() {
    var message = bot.offer(zoe);
    bot.hear(zoe.presses(message, "photo:model:nano-banana-pro"));
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).contains("Недостаточно");
    assertThat(said().agreedAt()).isEmpty();
  }

  @Test
  void theTermsNameTheSellerAndWhomThePhotosGoTo() {
    var terms = bot.answer(zoe, zoe.writes("/terms")).words();
    assertThat(terms)
        .contains(
            "ИП &lt;Тест&gt;",
            "ИНН 000000000000",
            "shop@example.org",
            "GenAPI",
            "<a href=\"https://example.org/offer?a=1&amp;b=2\">Публичная оферта</a>")
        .doesNotContain("Политика", "Пользовательское");
  }

  @Test
  void theFirstSourceCountsAndStays() {
    bot.hear(zoe.writes("/start c_vk-autumn"));
    bot.hear(zoe.writes("/start ref_friend"));
    assertThat(said().firstTouch())
        .contains(new Touch(Touch.Kind.CAMPAIGN, "vk-autumn", bot.clock.instant()));
    assertThat(bot.answer(zoe, zoe.writes("/start")).words()).contains("У вас 10 кредитов");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void aLoginLinkIsKeptForWhoeverWaitsForIt() {
    var ticket = "AbCd_efgh-ijklmnopqrst";
    bot.hear(zoe.writes("/start"));
    var answer = bot.answer(zoe, zoe.writes("/start login_" + ticket));
    assertThat(answer.words()).contains("входа").doesNotContain(ticket);
    assertThat(said().login()).contains(LoginTicket.of(ticket, bot.clock.instant()));
  }

  @Test
  void whoeverComesBackFromPayingIsToldTheBalance() {
    assertThat(bot.answer(zoe, zoe.writes("/start success")).words())
        .as("a stranger is greeted as well")
        .contains("начислено", "10 кредитов");
    assertThat(bot.answer(zoe, zoe.writes("/start success")).words())
        .contains("Сейчас у вас 10 кредитов")
        .hasSizeLessThan(250);
  }

  @Test
  void everyCommandOfTheMenuIsAnsweredAndNotByAHint() {
    var hint = Texts.in(Language.RU).get("hint.command").markup();
    for (var command : CommandReplies.COMMANDS) {
      assertThat(bot.answer(zoe, zoe.writes("/" + command)).words())
          .as(command)
          .isNotBlank()
          .isNotEqualTo(hint);
    }
  }
}

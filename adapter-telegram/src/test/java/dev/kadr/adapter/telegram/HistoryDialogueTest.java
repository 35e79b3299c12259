package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.FailureClass;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was asked for, page by page, and once more. */
class HistoryDialogueTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  private void made(String words) {
    bot.hear(zoe.sendsPhoto("photo", words));
    bot.hear(zoe.presses(bot.telegram.lastMessage(), "photo:confirm"));
    bot.settle();
    bot.clock.advance(Duration.ofMinutes(1));
  }

  private String button(String kind) {
    return bot.telegram.sentTo(zoe.chat()).getLast().buttons().stream()
        .filter(data -> data.startsWith(kind))
        .findFirst()
        .orElseThrow();
  }

  private int requests() {
    return bot.world.generations().history(bot.account(zoe), 0, 100).size();
  }

  private void isGiven(long credits) {
    bot.useCases.accounts().grantCredits().grant(zoe.identity(), credits, "for a test");
  }

  @Test
  void whoeverMadeNothingIsToldHowToBegin() {
    assertThat(bot.answer(zoe, zoe.writes("/history")).words()).contains("пока пусто", "/photo");
  }

  @Test
  void theHistoryIsOneMessageThatIsTurnedInPlace() {
    isGivenBeforehand();
    for (var number = 1; number <= 6; number++) {
      made("картинка №" + number + " <b>");
    }
    bot.provider.nextSubmission(
        new Submission.Rejected(FailureClass.REFUSED_BY_MODERATION, "safety"));
    made("нельзя");

    var first = bot.answer(zoe, zoe.writes("/history"));
    var message = bot.telegram.lastMessage();
    assertThat(first.words())
        .contains("страница 1", "не получилось, не списано", "нельзя")
        .contains("готово, списано 2 кредита", "№6 &lt;b&gt;", "№3", "\">файл 1</a>")
        .doesNotContain("№2");
    assertThat(first.buttons())
        .contains("history:show:0", "history:page:1")
        .doesNotContain("history:page:0")
        .allSatisfy(data -> assertThat(data).hasSizeLessThanOrEqualTo(64));

    var before = bot.telegram.sentTo(zoe.chat()).size();
    assertThat(bot.toast(zoe.presses(message, "history:page:1"))).isEqualTo("Готово");
    var second = bot.editsIn(zoe).getLast();
    assertThat(second.value("message_id")).isEqualTo(Long.toString(message));
    assertThat(second.words()).contains("страница 2", "№2", "№1").doesNotContain("№3");
    assertThat(second.buttons()).contains("history:page:0").doesNotContain("history:page:2");
    assertThat(bot.telegram.sentTo(zoe.chat())).hasSize(before);

    assertThat(bot.toast(zoe.presses(message, "history:show:0"))).isEqualTo("Отправляю");
    var album = bot.telegram.sentTo(zoe.chat()).getLast();
    assertThat(album.method()).isEqualTo("sendmediagroup");
    assertThat(album.files()).hasSize(4);
  }

  private void isGivenBeforehand() {
    bot.hear(zoe.writes("/start"));
    isGiven(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history:page:-1",
        "history:page:99999999999",
        "history:page:x",
        "history:page:",
        "history:show:1",
        "history:show:999999"
      })
  void aForgedPage(String data) {
    made("у моря");
    bot.hear(zoe.writes("/history"));
    var edits = bot.editsIn(zoe).size();
    var before = bot.telegram.sentTo(zoe.chat()).size();
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), data))).isNotBlank();
    assertThat(bot.editsIn(zoe).size() - edits).isLessThanOrEqualTo(1);
    assertThat(bot.telegram.sentTo(zoe.chat())).hasSize(before);
  }

  @Test
  void nobodySeesTheHistoryOfAnother() {
    made("у моря");
    var mallory = Person.russian();
    bot.hear(mallory.writes("/start"));
    assertThat(bot.answer(mallory, mallory.writes("/history")).words()).contains("пусто");
    assertThat(bot.toast(mallory.presses(1, "history:show:0"))).contains("больше нет");
    assertThat(bot.toast(mallory.presses(1, "history:page:0"))).contains("не действует");
  }

  @Test
  void onePressOnceMoreIsOneMorePicture() {
    made("у моря");
    var repeat = button("gen:repeat:");
    var message = bot.telegram.lastMessage();
    var press = zoe.presses(message, repeat);
    assertThat(bot.toast(press)).isEqualTo("Принято: 2 кредита, осталось 6 кредитов");
    for (var time = 0; time < 4; time++) {
      assertThat(bot.toast(press)).contains("уже заказана");
    }
    assertThat(bot.toast(zoe.presses(message, repeat))).contains("уже заказана");
    bot.settle();
    assertThat(requests()).isEqualTo(2);
    assertThat(bot.available(zoe)).isEqualTo(6);

    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), button("gen:repeat:"))))
        .as("the new result has a button of its own")
        .startsWith("Принято");
  }

  @Test
  void theSameOnceMoreUnderAnotherMessageIsAnotherPicture() {
    made("у моря");
    var repeat = button("gen:repeat:");
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), repeat))).startsWith("Принято");
    bot.hear(zoe.writes("/history"));
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), repeat))).startsWith("Принято");
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void onceMoreWithTooFewCreditsSaysWhatIsMissing() {
    for (var number = 0; number < 5; number++) {
      made("картинка " + number);
    }
    var before = bot.telegram.sentTo(zoe.chat()).size();
    var toast = bot.toast(zoe.presses(bot.telegram.lastMessage(), button("gen:repeat:")));
    assertThat(toast).contains("Недостаточно");
    assertThat(bot.telegram.sentTo(zoe.chat())).hasSize(before + 1);
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words())
        .contains("нужно 2", "у вас 0", "не хватает 2");
    assertThat(requests()).isEqualTo(5);
  }

  @Test
  void onceMoreOfWhatIsNobodysOrAnothers() {
    made("у моря");
    var repeat = button("gen:repeat:");
    var mallory = Person.russian();
    bot.hear(mallory.writes("/start"));
    assertThat(bot.toast(mallory.presses(1, repeat))).contains("Не знаю");
    assertThat(bot.untouched(mallory)).isTrue();
    for (var forged :
        new String[] {"gen:repeat:", "gen:repeat:1", "gen:repeat:" + new UUID(0, 0)}) {
      assertThat(bot.toast(zoe.presses(1, forged))).contains("Не знаю");
    }
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void onceMoreOfPhotosThatAreGone() {
    made("у моря");
    var repeat = button("gen:repeat:");
    var id = new GenerationId(UUID.fromString(repeat.substring("gen:repeat:".length())));
    var photos = bot.world.generations().find(id).orElseThrow().wish().pictures();
    new ArrayList<>(photos).forEach(bot.blobs::delete);
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), repeat))).contains("удалены");
    assertThat(bot.available(zoe)).isEqualTo(8);
  }

  @Test
  void theProgressIsShownInTheMessageThatSaidThatItBegan() {
    bot.hear(zoe.sendsPhoto("photo", "у моря"));
    bot.hear(zoe.presses(bot.telegram.lastMessage(), "photo:confirm"));
    bot.pass(Duration.ofMinutes(1));
    var edits = bot.editsIn(zoe);
    assertThat(edits).isNotEmpty();
    assertThat(edits)
        .allSatisfy(edit -> assertThat(edit.words()).startsWith("🎨 Генерация началась!\n"));
    assertThat(edits.getFirst().words()).contains("⏳");
    assertThat(edits.getLast().words()).endsWith("✅ Готово");
    assertThat(edits.getLast().buttons()).isEmpty();
    var calls = bot.telegram.calls();
    assertThat(calls.getLast().method()).as("nothing is edited later").isEqualTo("sendphoto");
  }
}

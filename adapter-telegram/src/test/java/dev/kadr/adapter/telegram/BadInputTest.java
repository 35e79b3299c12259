package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.testkit.SamplePictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, it gets a short answer, throws nothing and moves no credit. */
class BadInputTest {
  private static final int LARGEST = 20 << 20;
  private static final int SHORT = 250;

  private static final List<String> FORGED =
      List.of(
          "",
          ":",
          "::",
          "photo",
          "photo:size:",
          "photo:size:0x0",
          "photo:size:9999x9999",
          "photo:size:512x512x512",
          "photo:model:",
          "photo:model:../../etc",
          "photo:model:no-such-model",
          "photo:confirm:now",
          "gen:file:1",
          "gen:file:00000000-0000-0000-0000-000000000000",
          "gen:cancel:'; drop table hold",
          "buy:",
          "buy:p200",
          "order:check:1",
          "order:check:00000000-0000-0000-0000-000000000000",
          "\uD83D\uDE00:\uD83D\uDE00:\uD83D\uDE00");

  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  /** One short message with these words, and the credits as they were. */
  private void isTold(String update, String words) {
    var answer = bot.answer(zoe, update);
    assertThat(answer.words()).contains(words).hasSizeLessThan(SHORT);
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void wordsWhereAPhotoIsDueAreARequestWithoutOne() {
    bot.hear(zoe.writes("/photo"));
    assertThat(bot.answer(zoe, zoe.writes("кот")).words()).contains("Проверьте заявку", "кот");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void wordsOutOfTheBlue() {
    isTold(zoe.writes("привет"), "/photo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          video    | {"file_id":"v","file_unique_id":"v","width":1,"height":1,"duration":1}
          sticker  | {"file_id":"s","file_unique_id":"s","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false}
          voice    | {"file_id":"o","file_unique_id":"o","duration":1}
          location | {"longitude":1.5,"latitude":2.5}
          dice     | {"value":3,"emoji":"🎲"}
          """)
  void somethingElseThanAPhoto(String kind, String content) {
    bot.hear(zoe.writes("/photo"));
    isTold(zoe.sends(kind, content), "нужна фотография");
  }

  @Test
  void aFileThatIsNoPicture() {
    isTold(zoe.sendsDocument("doc", "book.pdf", "application/pdf", 1_000), "нужна фотография");
  }

  @Test
  void aFileThatSaysItIsTooLarge() {
    isTold(zoe.sendsDocument("big", "big.png", "image/png", 21L << 20), "20 МБ");
    assertThat(bot.telegram.calls("getFile")).isEmpty();
  }

  @Test
  void aFileThatLiesAboutItsSize() {
    bot.telegram.hold("big", new byte[LARGEST + 1]);
    isTold(zoe.sendsDocument("big", "big.png", "image/png", 1_000), "20 МБ");
  }

  @Test
  void aFileThatTelegramFindsTooLarge() {
    bot.telegram.next("getFile", BotApiStub.refusal(400, "Bad Request: file is too big"));
    isTold(zoe.sendsDocument("big", "big.png", "image/png", 1_000), "20 МБ");
  }

  @Test
  void aFileThatIsGone() {
    isTold(zoe.sendsPhoto("nowhere"), "ещё раз");
  }

  @Test
  void aPictureThatDoesNotDecode() {
    bot.telegram.hold("odd", "no picture at all".getBytes(StandardCharsets.UTF_8));
    isTold(zoe.sendsPhoto("odd"), "JPEG, PNG или WebP");
    var whole = SamplePictures.png(300, 200);
    bot.telegram.hold("half", Arrays.copyOf(whole, whole.length / 2));
    isTold(zoe.sendsPhoto("half"), "повреждён");
  }

  @Test
  void aSliverOfAPicture() {
    bot.telegram.hold("sliver", SamplePictures.png(900, 20));
    isTold(zoe.sendsPhoto("sliver"), "вытянутая");
  }

  @Test
  void aPromptOfFiveThousandCharacters() {
    bot.hear(zoe.sendsPhoto("photo"));
    isTold(zoe.writes("я".repeat(5_000)), "5000 символов, а можно 4000");
    isTold(zoe.sendsPhoto("photo", "я".repeat(5_000)), "5000 символов, а можно 4000");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u0001\u0002", "\n\t\n", "\u0000"})
  void aPromptWithoutAWord(String text) {
    bot.hear(zoe.sendsPhoto("photo"));
    isTold(zoe.writes(text), "ни одного слова");
  }

  @Test
  void aPromptThatLooksLikeMarkupOrLikeOurPlaceholders() {
    bot.hear(zoe.sendsPhoto("photo"));
    var offer = bot.answer(zoe, zoe.writes("<b>{1} {3}</b> & $1 \\1"));
    assertThat(offer.words()).contains("&lt;b&gt;{1} {3}&lt;/b&gt; &amp; $1 \\1");
  }

  @Test
  void aLongPromptIsShownCutAndKeptWhole() {
    bot.hear(zoe.sendsPhoto("photo"));
    var offer = bot.answer(zoe, zoe.writes("<".repeat(4_000)));
    assertThat(offer.words()).hasSizeLessThan(4_096).contains("…");
  }

  @Test
  void aButtonOfAnOfferThatIsOver() {
    var message = bot.offer(zoe);
    bot.hear(zoe.presses(message, "photo:cancel"));
    for (var data : new String[] {"photo:confirm", "photo:cancel", "photo:size:512x512"}) {
      assertThat(bot.toast(zoe.presses(message, data))).contains("уже не действует");
    }
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void aPressOnAnotherMessage() {
    var message = bot.offer(zoe);
    assertThat(bot.toast(zoe.presses(message - 1, "photo:confirm"))).contains("уже не действует");
    assertThat(bot.untouched(zoe)).isTrue();
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).isEqualTo("Принято");
  }

  @Test
  void aPressOfSomebodyElse() {
    var message = bot.offer(zoe);
    var mallory = Person.russian();
    assertThat(bot.toast(mallory.presses(message, "photo:confirm"))).contains("не действует");
    assertThat(bot.untouched(zoe)).isTrue();
    assertThat(bot.untouched(mallory)).isTrue();
  }

  @Test
  void somebodyElsesPicture() {
    var message = bot.offer(zoe);
    bot.hear(zoe.presses(message, "photo:confirm"));
    bot.settle();
    var file = bot.telegram.sentTo(zoe.chat()).getLast().buttons().getFirst();
    var mallory = Person.russian();
    assertThat(bot.toast(mallory.presses(1, file))).contains("Не знаю");
    assertThat(bot.toast(mallory.presses(1, file.replace("gen:file", "gen:cancel"))))
        .contains("Не знаю");
    assertThat(bot.telegram.sentTo(mallory.chat())).isEmpty();
  }

  @Test
  void aForgedButton() {
    var message = bot.offer(zoe);
    for (var data : FORGED) {
      assertThat(bot.toast(zoe.presses(message, data))).as(data).isNotBlank();
      assertThat(bot.untouched(zoe)).as(data).isTrue();
    }
  }

  @Test
  void aPressOnNoMessage() {
    assertThat(bot.toast(zoe.pressesNothing("photo:confirm"))).contains("уже не действует");
  }

  @Test
  void photoTwiceBeginsAnew() {
    var message = bot.offer(zoe);
    isTold(zoe.writes("/photo"), "Пришлите фотографию");
    isTold(zoe.writes("/photo"), "Пришлите фотографию");
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).contains("уже не действует");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/start login_",
        "/start ref_\u0000<>'\"",
        "/start %00../",
        "/start\n\n",
        "/start {0}"
      })
  void aRottenStart(String text) {
    assertThat(bot.answer(zoe, zoe.writes(text)).words()).contains("10 кредитов");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/@", "/ start", "//"})
  void anUnknownCommand(String text) {
    isTold(zoe.writes(text), "/help");
  }

  @Test
  void aCommandInAGroup() {
    bot.hear(zoe.writesInGroup(-100_500, "/start"));
    assertThat(bot.telegram.sentTo("-100500"))
        .singleElement()
        .extracting(Form::words)
        .asString()
        .contains("личном чате");
    assertThat(bot.world.accounts().find(zoe.identity())).isEmpty();
    bot.hear(zoe.writesInGroup(-100_500, "just talk"));
    assertThat(bot.telegram.sentTo("-100500")).hasSize(1);
  }

  @Test
  void tooFewCreditsSaysWhatIsMissing() {
    var message = bot.offer(zoe);
    bot.hear(zoe.presses(message, "photo:model:nano-banana-pro"));
    var before = bot.telegram.sentTo(zoe.chat()).size();
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).contains("Недостаточно");
    assertThat(bot.telegram.sentTo(zoe.chat())).hasSize(before + 1);
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words())
        .contains("нужно 12", "у вас 10", "не хватает 2");
    assertThat(bot.untouched(zoe)).isTrue();
    // The offer stays open: a cheaper model is a press away.
    bot.hear(zoe.presses(message, "photo:model:gpt-image-1"));
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).isEqualTo("Принято");
  }

  @Test
  void newsAboutTheChatNeedsNoAnswer() {
    bot.hear("{\"update_id\":5,\"my_chat_member\":{}}");
    assertThat(bot.telegram.calls()).isEmpty();
  }
}

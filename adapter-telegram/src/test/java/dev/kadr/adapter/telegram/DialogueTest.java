package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.FailureClass;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.testkit.SamplePictures;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stranger comes to a picture, as the chat shows it. */
class DialogueTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void aStrangerIsGivenTenCreditsOnce() {
    var first = bot.answer(zoe, zoe.writes("/start"));
    assertThat(first.words())
        .contains("10 кредитов", "начислено", "Zoë &lt;b&gt;&amp;", "/photo", "/status");
    assertThat(first.value("parse_mode")).isEqualToIgnoringCase("HTML");

    var second = bot.answer(zoe, zoe.writes("/start"));
    assertThat(second.words()).contains("У вас 10 кредитов").doesNotContain("начислено");
    assertThat(bot.available(zoe)).isEqualTo(10);
  }

  @Test
  void aPhotoAndWordsBecomeAPicture() {
    bot.hear(zoe.writes("/start"));
    assertThat(bot.answer(zoe, zoe.writes("/photo")).words()).contains("Пришлите фотографию");
    assertThat(bot.answer(zoe, zoe.sendsPhoto("photo")).words()).contains("опишите словами");

    var offer = bot.answer(zoe, zoe.writes("на закате"));
    assertThat(offer.words()).contains("на закате", "2 кредита", "1024×1024");
    assertThat(offer.buttons())
        .containsExactly(
            "photo:model:gpt-image-1",
            "photo:model:nano-banana-pro",
            "photo:size:1024x1024",
            "photo:size:512x512",
            "photo:confirm",
            "photo:cancel");
    var message = bot.telegram.lastMessage();

    assertThat(bot.toast(zoe.presses(message, "photo:size:512x512"))).isEqualTo("Принято");
    var edit = bot.telegram.calls("editMessageText").getLast();
    assertThat(edit.value("message_id")).isEqualTo(Long.toString(message));
    assertThat(edit.words()).contains("512×512");
    assertThat(edit.labels()).contains("✓ 512×512", "1024×1024");

    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).isEqualTo("Принято");
    var dropped = bot.telegram.calls("editMessageReplyMarkup").getLast();
    assertThat(dropped.value("message_id")).isEqualTo(Long.toString(message));
    assertThat(dropped.buttons()).isEmpty();

    bot.settle();
    assertThat(bot.tasks.failures()).isEmpty();
    var told = bot.telegram.sentTo(zoe.chat());
    assertThat(told).filteredOn(it -> it.words().equals("🎨 Генерация началась!")).hasSize(1);
    var result = told.getLast();
    assertThat(result.method()).isEqualTo("sendphoto");
    assertThat(result.files()).hasSize(1);
    assertThat(result.words()).contains("Списано 2 кредита", "осталось 8 кредитов");
    assertThat(result.buttons())
        .satisfiesExactly(
            file -> assertThat(file).startsWith("gen:file:"),
            repeat -> assertThat(repeat).startsWith("gen:repeat:"));

    var status = bot.answer(zoe, zoe.writes("/status")).words();
    assertThat(status).containsPattern("^\\D*8 кредитов").contains("подписки нет");

    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), result.buttons().getFirst())))
        .isEqualTo("Отправляю");
    var original = bot.telegram.sentTo(zoe.chat()).getLast();
    assertThat(original.method()).isEqualTo("senddocument");
    assertThat(original.files()).hasSize(1);
  }

  @Test
  void aRequestUnderWayCanBeSeenAndTakenBack() {
    var message = bot.offer(zoe);
    bot.hear(zoe.presses(message, "photo:confirm"));
    assertThat(bot.answer(zoe, zoe.writes("/status")).words())
        .containsPattern("^\\D*8 кредитов")
        .contains("2 кредита отложено", "В работе", "ждёт очереди");

    bot.provider.nextSubmission(new Submission.NotSent(Duration.ofMinutes(5), "busy"));
    bot.tasks.runDue(bot.clock.instant());
    var started =
        bot.telegram.sentTo(zoe.chat()).stream()
            .filter(it -> it.words().startsWith("🎨 Генерация началась!"))
            .findFirst()
            .orElseThrow();
    var cancel = started.buttons().getFirst();
    assertThat(bot.toast(zoe.presses(bot.telegram.lastMessage(), cancel))).isEqualTo("Отменено");
    bot.settle();
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words()).contains("не списано");
    assertThat(bot.available(zoe)).isEqualTo(10);
  }

  @Test
  void aFailureSaysThatNothingWasCharged() {
    var message = bot.offer(zoe);
    bot.provider.nextSubmission(
        new Submission.Rejected(FailureClass.REFUSED_BY_MODERATION, "safety"));
    bot.hear(zoe.presses(message, "photo:confirm"));
    bot.settle();
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().words())
        .contains("не списано", "10 кредитов");
    assertThat(bot.available(zoe)).isEqualTo(10);
  }

  @Test
  void aCaptionIsThePrompt() {
    bot.hear(zoe.writes("/start"));
    var offer = bot.answer(zoe, zoe.sendsPhoto("photo", "у моря"));
    assertThat(offer.words()).contains("у моря");
    assertThat(offer.buttons()).contains("photo:confirm");
  }

  @Test
  void aPictureFileIsAsGoodAsAPhoto() {
    bot.telegram.hold("file", SamplePictures.png(300, 200));
    bot.hear(zoe.writes("/photo"));
    var answer = bot.answer(zoe, zoe.sendsDocument("file", "me.png", "image/png", 5_000));
    assertThat(answer.words()).contains("опишите словами");
  }

  @Test
  void anotherModelChangesThePriceInPlace() {
    var message = bot.offer(zoe);
    var before = bot.telegram.sentTo(zoe.chat()).size();
    bot.hear(zoe.presses(message, "photo:model:nano-banana-pro"));
    var edit = bot.telegram.calls("editMessageText").getLast();
    assertThat(edit.words()).contains("Nano Banana Pro", "12 кредитов");
    assertThat(bot.telegram.sentTo(zoe.chat())).hasSize(before);
  }

  @Test
  void cancellingLeavesNothingToPress() {
    var message = bot.offer(zoe);
    assertThat(bot.toast(zoe.presses(message, "photo:cancel"))).isEqualTo("Отменено");
    var edit = bot.telegram.calls("editMessageText").getLast();
    assertThat(edit.words()).contains("Ничего не списано");
    assertThat(edit.buttons()).isEmpty();
    assertThat(bot.answer(zoe, zoe.writes("/cancel")).words()).contains("Отменять нечего");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void theCommandCancelsWhatWasBegun() {
    bot.offer(zoe);
    assertThat(bot.answer(zoe, zoe.writes("/cancel")).words()).contains("Отменено");
    assertThat(bot.answer(zoe, zoe.writes("слова")).words()).contains("/photo");
  }

  @Test
  void helpSaysHowItWorks() {
    assertThat(bot.answer(zoe, zoe.writes("/help")).words())
        .contains("4000", "20 МБ", "/photo", "/status", "не списано");
  }

  @Test
  void anEnglishSpeakerIsSpokenToInEnglish() {
    var john = Person.english();
    assertThat(bot.answer(john, john.writes("/start")).words()).contains("10 credits");
    var message = bot.offer(john);
    bot.hear(john.presses(message, "photo:confirm"));
    bot.settle();
    assertThat(bot.telegram.sentTo(john.chat()).getLast().words()).contains("8 credits");
    assertThat(bot.telegram.sentTo(john.chat()))
        .extracting(Form::words)
        .noneMatch(words -> words.matches("(?s).*[а-яА-Я].*") && !words.contains("на закате"));
  }

  @Test
  void aCommandMayNameTheBot() {
    assertThat(bot.answer(zoe, zoe.writes("/Help@kadr_bot now")).words()).contains("20 МБ");
  }
}

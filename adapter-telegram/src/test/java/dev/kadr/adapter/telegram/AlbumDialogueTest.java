package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.testkit.SamplePictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was sent as one is one request and is answered once, however it comes. */
class AlbumDialogueTest {
  private static final int SEEDS = 200;
  private static final Duration QUIET = Duration.ofMillis(2_100);

  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  /** Each picture is known again by its width. */
  @BeforeEach
  void open() {
    for (var number = 1; number <= 14; number++) {
      bot.telegram.hold("p" + number, SamplePictures.png(100 + number, 100));
    }
    bot.hear(zoe.writes("/start"));
  }

  @AfterEach
  void close() {
    bot.close();
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, SEEDS);
  }

  private String part(long number, String caption) {
    return zoe.sendsPart("album", number, "p" + number, caption);
  }

  private List<Form> sent() {
    return bot.telegram.sentTo(zoe.chat());
  }

  private List<Form> sentAfter(int before) {
    return sent().stream().skip(before).toList();
  }

  private GenerationRequest confirmed(long message) {
    assertThat(bot.toast(zoe.presses(message, "photo:confirm"))).isEqualTo("Принято");
    var requests = bot.world.generations().underWay(bot.account(zoe), 10);
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private List<Integer> widths(GenerationRequest request) {
    return request.wish().pictures().stream()
        .map(
            key -> {
              try (var stream = bot.blobs.find(key).orElseThrow().open()) {
                return ImageIO.read(stream).getWidth() - 100;
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            })
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fivePartsInAnyOrderAreOneRequest(int seed) {
    var chance = new Random(seed);
    var numbers = new ArrayList<>(LongStream.rangeClosed(1, 5).boxed().toList());
    Collections.shuffle(numbers, chance);
    var captioned = numbers.get(chance.nextInt(5));
    var before = sent().size();
    for (var number : numbers) {
      bot.pass(Duration.ofMillis(chance.nextInt(1_900)));
      var update = part(number, number.equals(captioned) ? "у моря" : "");
      for (var time = 0; time <= chance.nextInt(3); time++) {
        bot.hear(update);
      }
    }
    assertThat(sentAfter(before)).as("nobody was told too early").isEmpty();
    bot.pass(QUIET);

    assertThat(sentAfter(before)).hasSize(1);
    assertThat(sent().getLast().words()).contains("у моря", "Фото: <b>5</b>");
    bot.pass(Duration.ofMinutes(1));
    assertThat(sentAfter(before)).hasSize(1);
    assertThat(bot.editsIn(zoe)).isEmpty();
    assertThat(widths(confirmed(bot.telegram.lastMessage()))).containsExactly(1, 2, 3, 4, 5);
    assertThat(bot.tasks.failures()).isEmpty();
  }

  @Test
  void aPartThatComesLateJoinsTheOfferInPlace() {
    bot.hear(part(1, "у моря"));
    bot.hear(part(3, ""));
    bot.pass(QUIET);
    var offer = bot.telegram.lastMessage();
    var before = sent().size();

    bot.pass(Duration.ofSeconds(40));
    bot.hear(part(2, ""));
    bot.pass(QUIET);

    assertThat(sentAfter(before)).isEmpty();
    var edit = bot.editsIn(zoe).getLast();
    assertThat(edit.value("message_id")).isEqualTo(Long.toString(offer));
    assertThat(edit.words()).contains("Фото: <b>3</b>", "у моря");
    assertThat(widths(confirmed(offer))).containsExactly(1, 2, 3);
  }

  /** What a slow client sends in two groups, and whoever thinks of more: nothing vanishes. */
  @Test
  void aSecondAlbumIsAddedAndTheOldOfferSaysSo() {
    bot.hear(part(1, "у моря"));
    bot.hear(part(2, ""));
    bot.pass(QUIET);
    var old = bot.telegram.lastMessage();
    bot.pass(Duration.ofSeconds(20));
    var before = sent().size();
    bot.hear(zoe.sendsPart("second", 3, "p3", ""));
    bot.hear(zoe.sendsPart("second", 4, "p4", ""));
    bot.pass(QUIET);

    assertThat(sentAfter(before))
        .singleElement()
        .satisfies(offer -> assertThat(offer.words()).contains("у моря", "Фото: <b>4</b>"));
    var edit = bot.editsIn(zoe).getLast();
    assertThat(edit.value("message_id")).isEqualTo(Long.toString(old));
    assertThat(edit.words()).contains("добавлены к прежним", "/photo");
    assertThat(edit.buttons()).isEmpty();
    assertThat(bot.toast(zoe.presses(old, "photo:confirm"))).contains("не действует");
    assertThat(widths(confirmed(bot.telegram.lastMessage()))).containsExactly(1, 2, 3, 4);
    assertThat(bot.available(zoe)).isEqualTo(8);
  }

  /** Of eleven photos clients send ten as an album and one alone, right behind it. */
  @Test
  void aPhotoAloneThatComesWhileAnAlbumIsComingIsOneOfIt() {
    bot.hear(part(1, "у моря"));
    bot.hear(part(2, ""));
    var before = sent().size();
    bot.hear(zoe.sendsPhoto("p9"));
    bot.pass(QUIET);

    assertThat(sentAfter(before)).hasSize(1);
    assertThat(sent().getLast().words()).contains("у моря", "Фото: <b>3</b>");
    assertThat(widths(confirmed(bot.telegram.lastMessage()))).containsExactlyInAnyOrder(1, 2, 9);
  }

  @Test
  void aSecondAlbumWithWordsOfItsOwnIsAnotherRequestAndSaysSo() {
    bot.hear(part(1, "у моря"));
    bot.pass(QUIET);
    bot.hear(zoe.sendsPart("second", 3, "p3", "в горах"));
    bot.pass(QUIET);

    assertThat(sent().getLast().words()).contains("в горах").doesNotContain("Фото:");
    assertThat(bot.editsIn(zoe).getLast().words()).contains("Заявка изменилась");
    assertThat(widths(confirmed(bot.telegram.lastMessage()))).containsExactly(3);
  }

  @Test
  void whoeverWritesNoCaptionIsAskedOnceAndTheWordsAreThePrompt() {
    bot.hear(part(2, ""));
    bot.hear(part(1, ""));
    bot.pass(QUIET);
    assertThat(sent().getLast().words()).contains("Альбом получен, фото: 2", "опишите словами");
    var before = sent().size();
    bot.hear(part(3, ""));
    bot.pass(QUIET);
    assertThat(sentAfter(before)).as("asked before").isEmpty();

    assertThat(bot.answer(zoe, zoe.writes("на закате")).words()).contains("Фото: <b>3</b>");
    assertThat(widths(confirmed(bot.telegram.lastMessage()))).containsExactly(1, 2, 3);
  }

  @Test
  void wordsThatFollowAtOnceAreThePrompt() {
    bot.hear(part(1, ""));
    bot.hear(part(2, ""));
    var offer = bot.answer(zoe, zoe.writes("на закате"));
    assertThat(offer.words()).contains("на закате", "Фото: <b>2</b>");
    var message = bot.telegram.lastMessage();
    var before = sent().size();
    bot.pass(Duration.ofSeconds(10));
    assertThat(sentAfter(before)).as("told already").isEmpty();
    assertThat(widths(confirmed(message))).containsExactly(1, 2);
  }

  @Test
  void ofTwelvePartsWithAVideoTheFirstTenPicturesCountAndOneMessageSaysSo() {
    var before = sent().size();
    for (var number = 14; number >= 1; number--) {
      bot.hear(number == 3 ? zoe.sendsVideoPart("album", 3) : part(number, ""));
    }
    bot.pass(QUIET);
    assertThat(sentAfter(before)).hasSize(1);
    assertThat(sent().getLast().words())
        .contains("фото: 10", "лишние фото — 3 (берём первые 10)", "видео и другие файлы — 1");

    var offer = bot.answer(zoe, zoe.writes("на закате")).words();
    assertThat(offer).contains("Фото: <b>10</b>", "лишние фото — 3");
    var message = bot.telegram.lastMessage();
    bot.hear(zoe.presses(message, "photo:model:nano-banana-pro"));
    assertThat(bot.editsIn(zoe).getLast().words()).contains("Фото: <b>4</b> из 10");
    bot.hear(zoe.presses(message, "photo:model:gpt-image-1"));
    assertThat(widths(confirmed(message))).containsExactly(1, 2, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(bot.available(zoe)).isEqualTo(8);
  }

  @Test
  void picturesThatCannotBeUsedAreCountedAndTheOthersTaken() {
    bot.telegram.hold("p2", "no picture".getBytes(StandardCharsets.UTF_8));
    bot.hear(part(1, "у моря"));
    bot.hear(part(2, ""));
    bot.hear(zoe.sendsPart("album", 3, "nowhere", ""));
    bot.pass(QUIET);
    assertThat(sent().getLast().words()).contains("у моря", "не удалось прочитать, — 2");
  }

  @Test
  void anAlbumOfVideosIsNoRequest() {
    bot.hear(zoe.sendsVideoPart("album", 1));
    bot.hear(zoe.sendsVideoPart("album", 2));
    bot.pass(QUIET);
    assertThat(sent().getLast().words()).contains("ни одного подходящего фото", "— 2");
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void aCaptionThatIsTooLongIsSaidWithTheAlbum() {
    bot.hear(part(1, "я".repeat(5_000)));
    bot.hear(part(2, ""));
    bot.pass(QUIET);
    assertThat(sent().getLast().words())
        .contains("фото: 2", "5000 символов, а можно 4000")
        .hasSizeLessThan(250);
  }

  @Test
  void aBusyChatIsToldWhenItHasTime() {
    bot.telegram.next("sendMessage", BotApiStub.tooMany(5));
    bot.hear(part(1, "у моря"));
    bot.hear(part(2, ""));
    bot.pass(Duration.ofSeconds(20));
    assertThat(sent().getLast().buttons()).contains("photo:confirm");
    assertThat(widths(confirmed(bot.telegram.lastMessage()))).containsExactly(1, 2);
  }

  @Test
  void cancellingForgetsTheAlbum() {
    bot.hear(part(1, ""));
    assertThat(bot.answer(zoe, zoe.writes("/cancel")).words()).contains("Отменено");
    var before = sent().size();
    bot.pass(Duration.ofSeconds(10));
    assertThat(sentAfter(before)).isEmpty();
  }
}

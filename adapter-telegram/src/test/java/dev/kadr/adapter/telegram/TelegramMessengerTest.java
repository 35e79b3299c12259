package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Content;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.testkit.CustomerMessengerContract;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemorySendPauses;
import dev.kadr.ports.testkit.MutableClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramMessengerTest implements CustomerMessengerContract {
  private final BotApiStub telegram = new BotApiStub();
  private final BotApi api = new BotApi(BotWorld.config(telegram), BotWorld.unpaced());
  private final CustomerMessenger messenger = new TelegramMessenger(api, MiniApps.NONE);

  @AfterEach
  void close() {
    api.close();
    telegram.close();
  }

  @Override
  public CustomerMessenger messenger() {
    return messenger;
  }

  @Override
  public void next(Mood mood) {
    telegram.next("sendMessage", reply(mood));
  }

  @Override
  public void nextEdit(Mood mood) {
    telegram.next("editMessageText", reply(mood));
  }

  private static BotApiStub.Reply reply(Mood mood) {
    return switch (mood) {
      case BLOCKED -> BotApiStub.refusal(403, "Forbidden: bot was blocked by the user");
      case BUSY -> BotApiStub.tooMany(7);
      case LOSES_ANSWER -> new BotApiStub.Reply.HangUp();
      case REFUSES -> BotApiStub.refusal(400, "Bad Request: message is too long");
    };
  }

  @Test
  void wordsThatStandThereAlreadyAreAsGood() {
    telegram.next(
        "editMessageText",
        BotApiStub.refusal(400, "Bad Request: message is not modified: specified new message"));
    var words = new CustomerMessage.AnswerLost();
    assertThat(messenger.edit(chat(), Language.RU, 7, words))
        .isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  void noWordsAreLongerThanAMessage() {
    for (var language : Language.values()) {
      for (var words : CustomerMessengerContract.everyWords()) {
        var read = Utterance.of(Texts.in(language), words, MiniApps.NONE).text().markup();
        var plain = read.replaceAll("<[^>]*>", "").replaceAll("&(lt|gt|amp|quot);", "x");
        assertThat(plain).as("%s in %s", words, language).hasSizeBetween(1, 4_096);
      }
    }
  }

  private static CustomerMessage started() {
    return new CustomerMessage.Started(Fixtures.generationId(), 0);
  }

  private static CustomerMessage result(List<Attachment> attachments) {
    return new CustomerMessage.Result(
        Fixtures.generationId(), attachments, attachments.size(), 2, 8);
  }

  private Delivery say(ChatId chat, CustomerMessage message) {
    return messenger.send(chat, Language.RU, message);
  }

  @Test
  void aChatThatIsNotThereIsUnreachable() {
    telegram.next("sendMessage", BotApiStub.refusal(400, "Bad Request: chat not found"));
    assertThat(say(chat(), started())).isInstanceOf(Delivery.Unreachable.class);
  }

  @Test
  void theChatWaitsAsLongAsTelegramAsked() {
    var chat = chat();
    var patient = new BotApi(BotWorld.config(telegram), new Pacer(Clock.systemUTC()));
    try (patient) {
      var paced = new TelegramMessenger(patient, MiniApps.NONE);
      telegram.next("sendMessage", BotApiStub.tooMany(60));
      assertThat(paced.send(chat, Language.RU, started()))
          .isEqualTo(new Delivery.Later(Duration.ofSeconds(60)));
      assertThat(paced.send(chat, Language.RU, started()))
          .isInstanceOfSatisfying(
              Delivery.Later.class,
              later -> assertThat(later.pause()).isGreaterThan(Duration.ofSeconds(50)));
      assertThat(telegram.calls()).as("the second was not even tried").hasSize(1);
      assertThat(paced.send(chat(), Language.RU, started()))
          .as("another chat")
          .isInstanceOf(Delivery.Delivered.class);
    }
  }

  @Test
  void aGatewayErrorLeavesItOpen() {
    telegram.next("sendMessage", BotApiStub.badGateway());
    assertThat(say(chat(), started())).isInstanceOf(Delivery.Unknown.class);
  }

  @Test
  void aRefusedConnectionIsForLater() {
    telegram.close();
    assertThat(say(chat(), started())).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void onePictureIsOnePhotoWithAButton() {
    var chat = chat();
    say(chat, result(CustomerMessengerContract.pictures(1)));
    var photo = telegram.sentTo(chat.value()).getFirst();
    assertThat(photo.method()).isEqualTo("sendphoto");
    assertThat(photo.files()).hasSize(1);
    assertThat(photo.buttons())
        .hasSize(2)
        .allSatisfy(data -> assertThat(data).hasSizeLessThanOrEqualTo(64))
        .anySatisfy(data -> assertThat(data).startsWith("gen:file:"))
        .anySatisfy(data -> assertThat(data).startsWith("gen:repeat:"));
  }

  @Test
  void severalPicturesAreOneAlbumWithOneCaption() {
    var chat = chat();
    var delivery = say(chat, result(CustomerMessengerContract.pictures(4)));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(5);
    var album = telegram.sentTo(chat.value()).getFirst();
    assertThat(album.method()).isEqualTo("sendmediagroup");
    assertThat(album.files()).hasSize(4);
    var captions = Form.tree(album.value("media")).findValuesAsText("caption");
    assertThat(captions)
        .filteredOn(caption -> !caption.isEmpty() && !caption.equals("null"))
        .hasSize(1);
    assertThat(Form.tree(album.value("media")).get(0).path("caption").asText())
        .contains("Списано 2 кредита");
    assertThat(methods(chat)).containsExactly("sendmediagroup", "sendmessage");
    var below = telegram.sentTo(chat.value()).getLast();
    assertThat(below.words()).contains("без сжатия");
    assertThat(below.buttons())
        .hasSize(2)
        .anySatisfy(data -> assertThat(data).startsWith("gen:file:"))
        .anySatisfy(data -> assertThat(data).startsWith("gen:repeat:"));
  }

  /** Without the buttons is worse than with them, and better than twice. */
  @Test
  void thePicturesAreThereEvenIfTheButtonsUnderThemAreNot() {
    var chat = chat();
    telegram.next("sendMessage", BotApiStub.badGateway());
    var delivery = say(chat, result(CustomerMessengerContract.pictures(2)));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(2);
  }

  @Test
  void whenTheLastOfSeveralIsTakenInNoWayTheButtonsStillCome() {
    var chat = chat();
    telegram.next("sendMediaGroup", BotApiStub.refusal(400, "Bad Request: MEDIA_INVALID"));
    telegram.next("sendPhoto", new BotApiStub.Reply.Status(200, BotApiStub.sent(chat.value(), 5)));
    telegram.next("sendPhoto", BotApiStub.refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"));
    telegram.next("sendDocument", BotApiStub.refusal(400, "Bad Request: wrong file"));
    say(chat, result(CustomerMessengerContract.pictures(2)));
    assertThat(telegram.sentTo(chat.value()).getLast().buttons()).hasSize(2);
  }

  @Test
  void oneOfThreeThatIsWorthNoCreditIsNoLateGift() {
    var chat = chat();
    var pictures = CustomerMessengerContract.pictures(1);
    say(chat, new CustomerMessage.Result(Fixtures.generationId(), pictures, 3, 0, 10));
    assertThat(telegram.sentTo(chat.value()).getFirst().words())
        .contains("получилось 1 из 3", "Списано 0 кредитов");
  }

  @Test
  void whatIsNoPhotoToTelegramComesAsAFile() {
    var chat = chat();
    telegram.next("sendPhoto", BotApiStub.refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"));
    var delivery = say(chat, result(CustomerMessengerContract.pictures(1)));
    assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    var file = telegram.sentTo(chat.value()).getLast();
    assertThat(file.method()).isEqualTo("senddocument");
    assertThat(file.words()).contains("Списано");
    assertThat(file.files().values().iterator().next()).contains("PNG");
  }

  @Test
  void anAlbumThatIsRefusedComesOneByOne() {
    var chat = chat();
    telegram.next("sendMediaGroup", BotApiStub.refusal(400, "Bad Request: MEDIA_INVALID"));
    var delivery = say(chat, result(CustomerMessengerContract.pictures(2)));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(2);
    assertThat(telegram.calls("sendPhoto")).hasSize(2);
    assertThat(telegram.calls("sendPhoto").getFirst().words()).contains("Списано");
    assertThat(telegram.calls("sendPhoto").getLast().words()).isEmpty();
  }

  @Test
  void aPictureOverTenMegabytesComesAsAFile() {
    var chat = chat();
    var large = Content.of(new byte[(10 << 20) + 1]);
    say(chat, result(List.of(new Attachment(OutputKind.PICTURE, large, "image/png", 4000, 4000))));
    assertThat(telegram.sentTo(chat.value()))
        .singleElement()
        .extracting(Form::method)
        .isEqualTo("senddocument");
  }

  @Test
  void aVideoComesAsAVideo() {
    var chat = chat();
    var video = new Attachment(OutputKind.VIDEO, Content.of(new byte[100]), "video/mp4", 640, 480);
    say(chat, result(List.of(video)));
    assertThat(telegram.sentTo(chat.value()))
        .singleElement()
        .extracting(Form::method)
        .isEqualTo("sendvideo");
  }

  @Test
  void aPictureThatWasNotTakenIsNeverLostBehindAnother() {
    var chat = chat();
    telegram.next("sendMediaGroup", BotApiStub.refusal(400, "Bad Request: MEDIA_INVALID"));
    telegram.next("sendPhoto", new BotApiStub.Reply.Status(200, BotApiStub.sent("1", 5)));
    telegram.next("sendPhoto", BotApiStub.badGateway());
    assertThat(say(chat, result(CustomerMessengerContract.pictures(2))))
        .isInstanceOf(Delivery.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void everyFailureSaysThatNothingWasCharged(FailureClass reason) {
    var chat = chat();
    say(chat, new CustomerMessage.Failure(Fixtures.generationId(), reason, 10));
    assertThat(telegram.sentTo(chat.value()).getFirst().words())
        .contains("не списано", "10 кредитов");
  }

  @Test
  void foreignWordsAreEscaped() {
    var chat = chat();
    var alert = new Alert(Alert.Kind.PROVIDER_LOSS, "<b>1</b>", "5 < 6 & {0} {1}", Fixtures.NOW);
    say(chat, new CustomerMessage.Trouble(alert));
    assertThat(telegram.sentTo(chat.value()).getFirst().words())
        .contains("&lt;b&gt;1&lt;/b&gt;", "5 &lt; 6 &amp; {0} {1}");
  }

  private static Attachment picture(int bytes) {
    return new Attachment(OutputKind.PICTURE, Content.of(new byte[bytes]), "image/png", 64, 64);
  }

  private static Attachment video(int bytes) {
    return new Attachment(OutputKind.VIDEO, Content.of(new byte[bytes]), "video/mp4", 640, 480);
  }

  private static Attachment linked(Attachment file) {
    return new Attachment(
        file.kind(),
        file.content(),
        file.mediaType(),
        file.width(),
        file.height(),
        Optional.of(URI.create("https://kadr.example/files/k?a=1&b=2")));
  }

  private List<String> methods(ChatId chat) {
    return telegram.sentTo(chat.value()).stream().map(Form::method).toList();
  }

  private static long captions(Form album) {
    return Form.tree(album.value("media")).findValuesAsText("caption").stream()
        .filter(caption -> !caption.isEmpty() && !caption.equals("null"))
        .count();
  }

  /** In the middle of a day of pauses the process is started again. */
  @Test
  void aPauseThatTelegramAskedForOutlivesTheProcess() {
    var clock = MutableClock.atNow();
    var kept = new InMemorySendPauses(clock);
    var chat = chat();
    telegram.next("sendMessage", BotApiStub.tooMany(600));
    try (var first = restarted(kept, clock)) {
      assertThat(new TelegramMessenger(first, MiniApps.NONE).send(chat, Language.RU, started()))
          .isEqualTo(new Delivery.Later(Duration.ofMinutes(10)));
    }
    clock.advance(Duration.ofSeconds(100));
    try (var second = restarted(kept, clock)) {
      var paced = new TelegramMessenger(second, MiniApps.NONE);
      assertThat(paced.send(chat, Language.RU, started()))
          .isInstanceOfSatisfying(
              Delivery.Later.class,
              later -> assertThat(later.pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(500)));
      assertThat(telegram.calls()).as("not even tried").hasSize(1);
      assertThat(paced.send(chat(), Language.RU, started()))
          .as("another chat")
          .isInstanceOf(Delivery.Delivered.class);
      clock.advance(Duration.ofSeconds(502));
      assertThat(paced.send(chat, Language.RU, started())).isInstanceOf(Delivery.Delivered.class);
    }
  }

  private BotApi restarted(SendPauses kept, Clock clock) {
    var pacer = new Pacer(clock);
    return new BotApi(
        BotWorld.config(telegram), pacer, Pauses.recalled(pacer, kept, clock), Telemetry.NONE);
  }

  /** The token is wrong, not the message. */
  @Test
  void nothingIsDroppedWhileTelegramDoesNotKnowTheBot() {
    telegram.next("sendMessage", BotApiStub.refusal(401, "Unauthorized"));
    assertThat(say(chat(), started())).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void moreThanAnAlbumHoldsIsSeveralMessages() {
    var chat = chat();
    var delivery = say(chat, result(CustomerMessengerContract.pictures(21)));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(21);
    assertThat(methods(chat)).containsExactly("sendmediagroup", "sendmediagroup", "sendphoto");
    var sent = telegram.sentTo(chat.value());
    assertThat(captions(sent.get(0))).isEqualTo(1);
    assertThat(captions(sent.get(1))).isZero();
    assertThat(sent.get(2).words()).isEmpty();
    assertThat(sent.get(2).buttons()).isNotEmpty();
  }

  @Test
  void photosAndVideosShareAnAlbumAndDocumentsHaveTheirOwn() {
    var chat = chat();
    say(
        chat,
        result(
            List.of(
                picture(100),
                picture((10 << 20) + 1),
                video(100),
                picture((10 << 20) + 2),
                picture(200))));
    assertThat(methods(chat)).containsExactly("sendmediagroup", "sendmediagroup", "sendmessage");
    var seen = telegram.sentTo(chat.value()).getFirst();
    assertThat(Form.tree(seen.value("media")).findValuesAsText("type"))
        .containsExactly("photo", "video", "photo");
    assertThat(captions(seen)).isEqualTo(1);
    var documents = telegram.sentTo(chat.value()).get(1);
    assertThat(Form.tree(documents.value("media")).findValuesAsText("type"))
        .containsExactly("document", "document");
    assertThat(captions(documents)).isZero();
  }

  @Test
  void aVideoThatIsTooLargeForTelegramIsLinkedTo() {
    var chat = chat();
    var delivery = say(chat, result(List.of(linked(video((50 << 20) + 1)))));
    assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    assertThat(methods(chat)).containsExactly("sendmessage");
    assertThat(telegram.sentTo(chat.value()).getFirst().words())
        .contains("Списано", "<a href=\"https://kadr.example/files/k?a=1&amp;b=2\">");
  }

  @Test
  void whatTelegramTakesInNoWayIsLinkedTo() {
    var chat = chat();
    telegram.next("sendPhoto", BotApiStub.refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"));
    telegram.next("sendDocument", BotApiStub.refusal(400, "Bad Request: wrong file"));
    var delivery = say(chat, result(List.of(linked(picture(100)))));
    assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    assertThat(methods(chat)).containsExactly("sendphoto", "senddocument", "sendmessage");
    assertThat(telegram.sentTo(chat.value()).getLast().words())
        .contains("Списано", "https://kadr.example/files/k");
  }

  @Test
  void withoutALinkWhatTelegramTakesInNoWayIsRefused() {
    telegram.next("sendPhoto", BotApiStub.refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"));
    telegram.next("sendDocument", BotApiStub.refusal(400, "Bad Request: wrong file"));
    assertThat(say(chat(), result(List.of(picture(100))))).isInstanceOf(Delivery.Refused.class);
    assertThat(say(chat(), result(List.of(video((50 << 20) + 1)))))
        .isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void oneOfSeveralThatIsTakenInNoWayDoesNotTakeTheOthersAlong() {
    var chat = chat();
    telegram.next("sendMediaGroup", BotApiStub.refusal(400, "Bad Request: MEDIA_INVALID"));
    telegram.next("sendPhoto", BotApiStub.refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"));
    telegram.next("sendDocument", BotApiStub.refusal(400, "Bad Request: wrong file"));
    var delivery = say(chat, result(CustomerMessengerContract.pictures(2)));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(1);
    assertThat(telegram.sentTo(chat.value()).getLast().words()).contains("Списано");
  }

  /** A second copy is for lost answers only. */
  @Test
  void aPauseInTheMiddleOfAResultIsWaitedFor() {
    var chat = chat();
    telegram.next("sendMediaGroup", BotApiStub.album(chat.value(), 10));
    telegram.next("sendMediaGroup", BotApiStub.tooMany(1));
    var delivery = say(chat, result(CustomerMessengerContract.pictures(20)));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(21);
    assertThat(methods(chat))
        .containsExactly("sendmediagroup", "sendmediagroup", "sendmediagroup", "sendmessage");
  }

  @Test
  void thatAFileIsOnItsWayIsShownFirst() {
    var chat = chat();
    say(chat, result(List.of(video(100))));
    assertThat(telegram.calls())
        .extracting(Form::method)
        .containsExactly("sendchataction", "sendvideo");
    assertThat(telegram.calls().getFirst().value("action")).isEqualTo("upload_video");
    say(chat, started());
    assertThat(telegram.calls("sendChatAction")).as("a text is there at once").hasSize(1);
  }

  @Test
  void aTextThatNoMessageHoldsComesInParts() {
    var chat = chat();
    var alert =
        new Alert(Alert.Kind.TASK_GIVEN_UP, "task", "<слово & дело> ".repeat(600), Fixtures.NOW);
    var delivery = say(chat, new CustomerMessage.Trouble(alert));
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(3);
    assertThat(telegram.sentTo(chat.value()))
        .allSatisfy(
            part ->
                assertThat(new Html(part.words()).plain())
                    .hasSizeLessThanOrEqualTo(MessageWriter.LONGEST_TEXT)
                    .isNotBlank());
  }

  @Test
  void markupThatTelegramDoesNotUnderstandIsLeftOut() {
    var chat = chat();
    telegram.next(
        "sendMessage",
        BotApiStub.refusal(
            400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 5"));
    var delivery =
        say(
            chat,
            new CustomerMessage.Failure(Fixtures.generationId(), FailureClass.PROVIDER_ERROR, 10));
    assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    var second = telegram.sentTo(chat.value()).getLast();
    assertThat(second.value("parse_mode")).isIn("", "null");
    assertThat(second.words()).contains("не списано").doesNotContain("<b>");
  }
}

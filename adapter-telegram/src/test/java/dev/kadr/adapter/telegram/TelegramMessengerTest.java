package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.FailureClass;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Content;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.testkit.CustomerMessengerContract;
import dev.kadr.ports.testkit.Fixtures;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramMessengerTest implements CustomerMessengerContract {
  private final BotApiStub telegram = new BotApiStub();
  private final BotApi api = new BotApi(BotWorld.config(telegram), BotWorld.unpaced());
  private final CustomerMessenger messenger = new TelegramMessenger(api);

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
        var read = Utterance.of(Texts.in(language), words).text().markup();
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
      var paced = new TelegramMessenger(patient);
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
    assertThat(((Delivery.Delivered) delivery).messages()).hasSize(4);
    var album = telegram.sentTo(chat.value()).getFirst();
    assertThat(album.method()).isEqualTo("sendmediagroup");
    assertThat(album.files()).hasSize(4);
    var captions = Form.tree(album.value("media")).findValuesAsText("caption");
    assertThat(captions)
        .filteredOn(caption -> !caption.isEmpty() && !caption.equals("null"))
        .hasSize(1);
    assertThat(Form.tree(album.value("media")).get(0).path("caption").asText())
        .contains("Списано 2 кредита");
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
    telegram.next(
        "sendPhoto",
        new BotApiStub.Reply.Status(
            200,
            "{\"ok\":true,\"result\":{\"message_id\":5,\"chat\":{\"id\":1,\"type\":\"private\"},\"date\":1}}"));
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
}

package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static dev.kadr.sandbox.telegram.RunningSandbox.picture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import dev.kadr.sandbox.telegram.RunningSandbox.Part;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void bothHaveStartedTheBot() {
    sandbox.telegram().limits(false);
    sandbox.started(ANYA);
    sandbox.started(BORIS);
  }

  private Answered say(String members) throws Exception {
    return sandbox.call("sendMessage", "{'chat_id':" + ANYA + "," + members + "}");
  }

  private Answered edit(String method, int id, String members) throws Exception {
    var more = members.isEmpty() ? "" : "," + members;
    return sandbox.call(method, "{'chat_id':" + ANYA + ",'message_id':" + id + more + "}");
  }

  private int said(String members) throws Exception {
    return say(members).result().path("message_id").asInt();
  }

  private int sentPhoto(String caption) throws Exception {
    return sandbox
        .multipart(
            "sendPhoto",
            Part.field("chat_id", "" + ANYA),
            Part.field("caption", caption),
            Part.file("photo", "p.png", "image/png", picture("png", 40, 40)))
        .result()
        .path("message_id")
        .asInt();
  }

  @Test
  void aMessageComesBackWhole() throws Exception {
    var message = say("'text':'<b>Hi</b> there','parse_mode':'HTML'").result();

    assertThat(message.path("from").path("id").asLong()).isEqualTo(7_000_000_001L);
    assertThat(message.path("from").path("is_bot").asBoolean()).isTrue();
    assertThat(message.path("chat").path("type").asText()).isEqualTo("private");
    assertThat(message.path("chat").path("first_name").asText()).isEqualTo("Аня");
    assertThat(message.path("date").asLong()).isEqualTo(sandbox.clock().instant().getEpochSecond());
    assertThat(message.path("text").asText()).isEqualTo("Hi there");
    assertThat(message.path("entities").toString())
        .isEqualTo("[{\"offset\":0,\"length\":2,\"type\":\"bold\"}]");
  }

  @Test
  void messageIdsRunInEachChatByItself() throws Exception {
    var first = said("'text':'1'");
    sandbox.telegram().say(BORIS, "in between");
    assertThat(said("'text':'2'")).isEqualTo(first + 1);
    assertThat(sandbox.telegram().say(ANYA, "3").path("message_id").asInt()).isEqualTo(first + 2);
  }

  @Test
  void aTextHas1To4096CharactersAfterTheMarkupIsTakenOff() throws Exception {
    assertThat(say("'text':'<b>" + "x".repeat(4096) + "</b>','parse_mode':'HTML'").status())
        .isEqualTo(200);
    assertThat(say("'text':'" + "x".repeat(4097) + "'").description())
        .isEqualTo("Bad Request: message is too long");
    assertThat(say("'text':'" + "x".repeat(32_769) + "'").description())
        .isEqualTo("Bad Request: text is too long");
    assertThat(say("'text':''").description()).isEqualTo("Bad Request: message text is empty");
    assertThat(say("'text':'<b> </b>','parse_mode':'HTML'").description())
        .isEqualTo("Bad Request: message text is empty");
    assertThat(say("'text':'x','parse_mode':'BBCode'").description())
        .isEqualTo("Bad Request: unsupported parse_mode");
  }

  @Test
  void aCaptionHasAtMost1024Characters() throws Exception {
    assertThat(sentPhoto("x".repeat(1024))).isPositive();
    var tooLong =
        sandbox.multipart(
            "sendPhoto",
            Part.field("chat_id", "" + ANYA),
            Part.field("caption", "x".repeat(1025)),
            Part.file("photo", "p.png", "image/png", picture("png", 40, 40)));
    assertThat(tooLong.description()).isEqualTo("Bad Request: message caption is too long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'text':'Go','callback_data':'%s'}                                | BUTTON_DATA_INVALID
          {'text':'Go','callback_data':''}                                  | BUTTON_DATA_INVALID
          {'text':'Go','callback_data':'a','url':'https://a.example'}       | BUTTON_TYPE_INVALID
          {'text':'Go'}                                                     | can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard
          {'callback_data':'a'}                                             | can't parse inline keyboard button: Field "text" must be of type String
          {'text':'Go','url':'nonsense'}                                    | inline keyboard button URL 'nonsense' is invalid: wrong HTTP URL
          """,
      quoteCharacter = '`')
  void aButtonThatTelegramRefusesIsRefused(String button, String reason) throws Exception {
    var json = button.replace("%s", "я".repeat(33));
    var answer = say("'text':'x','reply_markup':{'inline_keyboard':[[" + json + "]]}");

    assertThat(answer.description()).isEqualTo("Bad Request: " + reason);
  }

  @Test
  void dataOf64BytesIsAllowedAndAWebAppButtonIsForPrivateChatsOnly() throws Exception {
    var data = "{'text':'Go','callback_data':'" + "я".repeat(32) + "'}";
    assertThat(say("'text':'x','reply_markup':{'inline_keyboard':[[" + data + "]]}").status())
        .isEqualTo(200);
    var app = "{'inline_keyboard':[[{'text':'App','web_app':{'url':'https://app.example/'}}]]}";
    assertThat(say("'text':'x','reply_markup':" + app).status()).isEqualTo(200);
    sandbox.telegram().addGroup(-100, "Friends");
    var inGroup =
        sandbox.call("sendMessage", "{'chat_id':-100,'text':'x','reply_markup':" + app + "}");
    assertThat(inGroup.description()).isEqualTo("Bad Request: BUTTON_TYPE_INVALID");
  }

  @Test
  void anEditShowsAndLeavesADate() throws Exception {
    var id = said("'text':'before'");
    sandbox.clock().forward(Duration.ofSeconds(5));

    var edited = edit("editMessageText", id, "'text':'after'").result();

    assertThat(edited.path("text").asText()).isEqualTo("after");
    assertThat(edited.path("edit_date").asLong()).isEqualTo(edited.path("date").asLong() + 5);
    assertThat(sandbox.telegram().messages(ANYA).getLast()).hasToString(edited.toString());
  }

  @Test
  void anEditThatChangesNothingIsRefusedEvenTheSecondTime() throws Exception {
    var id = said("'text':'before'");
    edit("editMessageText", id, "'text':'after'");
    sandbox.clock().forward(Duration.ofSeconds(5));

    assertThat(edit("editMessageText", id, "'text':'after'").description())
        .isEqualTo(
            "Bad Request: message is not modified: specified new message content and reply markup"
                + " are exactly the same as a current content and reply markup of the message");
  }

  @Test
  void anEditWithoutAKeyboardTakesTheKeyboardAway() throws Exception {
    var id = sandbox.sendButton(ANYA, "go");

    var edited = edit("editMessageReplyMarkup", id, "").result();

    assertThat(edited.has("reply_markup")).isFalse();
    assertThat(edited.path("text").asText()).isEqualTo("Choose");
  }

  @Test
  void onlyTheBotsOwnMessagesOfTheRightKindCanBeEdited() throws Exception {
    var his = sandbox.telegram().say(ANYA, "mine").path("message_id").asInt();
    var photo = sentPhoto("caption");
    var text = said("'text':'text'");

    assertThat(edit("editMessageText", his, "'text':'x'").description())
        .isEqualTo("Bad Request: message can't be edited");
    assertThat(edit("editMessageText", 1, "'text':'x'").description())
        .isEqualTo("Bad Request: message to edit not found");
    assertThat(edit("editMessageText", photo, "'text':'x'").description())
        .isEqualTo("Bad Request: there is no text in the message to edit");
    assertThat(edit("editMessageCaption", text, "'caption':'x'").description())
        .isEqualTo("Bad Request: there is no caption in the message to edit");
  }

  @Test
  void aCaptionAndAPictureCanBeExchanged() throws Exception {
    var id = sentPhoto("old");
    assertThat(edit("editMessageCaption", id, "'caption':'new'").result().path("caption").asText())
        .isEqualTo("new");

    var exchanged =
        sandbox.multipart(
            "editMessageMedia",
            Part.field("chat_id", "" + ANYA),
            Part.field("message_id", "" + id),
            Part.field("media", "{\"type\":\"photo\",\"media\":\"attach://n\",\"caption\":\"c\"}"),
            Part.file("n", "n.png", "image/png", picture("png", 70, 30)));

    assertThat(exchanged.result().at("/photo/0/width").asInt()).isEqualTo(70);
    assertThat(exchanged.result().path("caption").asText()).isEqualTo("c");
  }

  @Test
  void aMessageCanBeDeletedFor48Hours() throws Exception {
    var old = said("'text':'old'");
    sandbox.clock().forward(Duration.ofDays(2).plusSeconds(1));
    var young = said("'text':'young'");

    assertThat(edit("deleteMessage", old, "").description())
        .isEqualTo("Bad Request: message can't be deleted for everyone");
    assertThat(edit("deleteMessage", young, "").result().asBoolean()).isTrue();
    assertThat(edit("deleteMessage", young, "").description())
        .isEqualTo("Bad Request: message to delete not found");
  }

  @Test
  void anAlbumIsTwoToTenMessagesWithOneGroup() throws Exception {
    var album =
        sandbox.multipart(
            "sendMediaGroup",
            Part.field("chat_id", "" + ANYA),
            Part.field(
                "media",
                "[{\"type\":\"photo\",\"media\":\"attach://a\",\"caption\":\"both\"},"
                    + "{\"type\":\"photo\",\"media\":\"attach://b\"}]"),
            Part.file("a", "a.png", "image/png", picture("png", 40, 40)),
            Part.file("b", "b.png", "image/png", picture("png", 40, 30)));

    assertThat(album.result()).hasSize(2);
    var group = album.result().at("/0/media_group_id").asText();
    assertThat(group).isNotEmpty();
    assertThat(album.result().at("/1/media_group_id").asText()).isEqualTo(group);
    assertThat(album.result().at("/0/caption").asText()).isEqualTo("both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0  | there are no messages to send
          1  | media group must include 2-10 items
          11 | too many messages to send as an album
          """)
  void anAlbumOfAnotherSizeIsRefused(int items, String reason) throws Exception {
    var photo = sandbox.telegram().sendPhotos(ANYA, RunningSandbox.pictures(1), "").getFirst();
    var id = photo.at("/photo/0/file_id").asText();
    var item = "{'type':'photo','media':'" + id + "'}";
    var media = String.join(",", java.util.Collections.nCopies(items, item));

    var answer = sandbox.call("sendMediaGroup", "{'chat_id':" + ANYA + ",'media':[" + media + "]}");

    assertThat(answer.description()).isEqualTo("Bad Request: " + reason);
  }

  @Test
  void aReplyNamesTheMessageItAnswers() throws Exception {
    var asked = sandbox.telegram().say(ANYA, "why?").path("message_id").asInt();
    var reply = say("'text':'so','reply_parameters':{'message_id':" + asked + "}").result();

    assertThat(reply.at("/reply_to_message/text").asText()).isEqualTo("why?");
    assertThat(say("'text':'so','reply_parameters':{'message_id':1}").description())
        .isEqualTo("Bad Request: message to be replied not found");
  }

  @Test
  void anActionIsOneOfTelegrams() throws Exception {
    var known = sandbox.call("sendChatAction", "{'chat_id':" + ANYA + ",'action':'typing'}");
    var unknown = sandbox.call("sendChatAction", "{'chat_id':" + ANYA + ",'action':'yawning'}");

    assertThat(known.result().asBoolean()).isTrue();
    assertThat(unknown.description()).isEqualTo("Bad Request: wrong parameter action in request");
  }
}

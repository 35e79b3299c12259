package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.sandbox.telegram.RunningSandbox.Part;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlbumsAndAnswersTest {
  private static final String CHAT = "/telegram/api/chats/" + ANYA;

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private static List<Integer> messageIds(JsonNode updates) {
    return StreamSupport.stream(updates.spliterator(), false)
        .map(update -> update.path("message").path("message_id").asInt())
        .toList();
  }

  @Test
  void eachPartOfAnAlbumIsAnUpdateOfItsOwnUnderOneGroupId() throws Exception {
    var sent = sandbox.control("send", "'user_id':" + ANYA + ",'count':3,'caption':'Закат'");
    var updates = sandbox.updates(0);

    assertThat(updates).hasSize(3);
    assertThat(updates.findValuesAsText("media_group_id").stream().distinct()).hasSize(1);
    assertThat(updates.at("/0/message/caption").asText()).isEqualTo("Закат");
    assertThat(updates.at("/1/message").has("caption")).isFalse();
    assertThat(messageIds(updates)).isSorted();
    assertThat(sent.path("messages")).hasSize(3);
  }

  @Test
  void thePartsComeInTheOrderThatATestWants() throws Exception {
    var sent =
        sandbox.control(
            "send",
            "'user_id':" + ANYA + ",'count':3,'caption':'x','caption_at':2,'order':[2,0,1]");
    var ids = sent.path("messages").findValues("message_id").stream().map(JsonNode::asInt).toList();

    var updates = sandbox.updates(0);
    assertThat(messageIds(updates)).containsExactly(ids.get(2), ids.get(0), ids.get(1));
    assertThat(updates.at("/0/message/caption").asText()).isEqualTo("x");
    assertThat(updates.findValues("update_id").stream().map(JsonNode::asInt).toList()).isSorted();
  }

  @Test
  void betweenThePartsThereCanBeTime() throws Exception {
    sandbox
        .telegram()
        .sendPhotos(
            ANYA,
            RunningSandbox.pictures(3),
            Sent.with("x").withGap(Duration.ofSeconds(30)).inOrder(1, 0, 2));

    assertThat(sandbox.updates(0)).hasSize(1);
    sandbox.clock().forward(Duration.ofSeconds(30));
    assertThat(sandbox.updates(0)).hasSize(2);
    var last = sandbox.updates(0).get(1).path("update_id").asInt();
    assertThat(sandbox.updates(last + 1)).isEmpty();
    sandbox.clock().forward(Duration.ofSeconds(30));
    assertThat(sandbox.updates(last + 1)).hasSize(1);
  }

  @Test
  void filesCanBeGivenToTheOrder() throws Exception {
    var base64 = Base64.getEncoder().encodeToString(picture("png", 90, 60));
    var sent =
        sandbox.control(
            "send",
            "'user_id':"
                + ANYA
                + ",'as':'document','files':[{'name':'cat.png','type':'image/png','base64':'"
                + base64
                + "'}]");
    assertThat(sent.at("/messages/0/document/file_name").asText()).isEqualTo("cat.png");
    assertThat(sandbox.updates(0).at("/0/message/document/mime_type").asText())
        .isEqualTo("image/png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'count':11",
        "'count':2,'order':[0,0]",
        "'count':2,'order':[0,1,2]",
        "'count':2,'caption_at':2",
        "'count':2,'gap_millis':-1",
        "'files':[{'base64':'***'}]",
        "'as':'sticker'",
        "'reply_to':99",
      })
  void aWrongSendingIsRefusedAndNothingIsSent(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.control("send", "'user_id':" + ANYA + "," + wrong));
    assertThat(sandbox.telegram().messages(ANYA)).isEmpty();
    assertThat(sandbox.telegram().pendingUpdates()).isZero();
  }

  @Test
  void aUserAnswersAMessageOfTheBot() throws Exception {
    sandbox.started(ANYA);
    var question = sandbox.sendButton(ANYA, "go");
    sandbox.control("say", "'user_id':" + ANYA + ",'text':'Да','reply_to':" + question);

    var answer = sandbox.updates(0).get(1).path("message");
    assertThat(answer.at("/reply_to_message/message_id").asInt()).isEqualTo(question);
    assertThat(answer.at("/reply_to_message/text").asText()).isEqualTo("Choose");
    assertThat(answer.at("/reply_to_message/from/is_bot").asBoolean()).isTrue();
  }

  @Test
  void anAnswerToAnAnswerDoesNotDragTheThreadAlong() throws Exception {
    var first = sandbox.telegram().say(ANYA, "one").path("message_id").asInt();
    var second = sandbox.telegram().say(ANYA, "two", first).path("message_id").asInt();
    var third = sandbox.telegram().say(ANYA, "three", second);
    assertThat(third.at("/reply_to_message/text").asText()).isEqualTo("two");
    assertThat(third.path("reply_to_message").has("reply_to_message")).isFalse();
  }

  @Test
  void theChatPageAnswersWithTextsAndWithFiles() throws Exception {
    var first = sandbox.telegram().say(ANYA, "one").path("message_id").asInt();
    var text =
        sandbox.post(CHAT + "/messages", "{'text':'two','reply_to_message_id':" + first + "}");
    assertThat(text.json().at("/reply_to_message/text").asText()).isEqualTo("one");

    var request =
        sandbox.multipartRequest(
            CHAT + "/files",
            Part.field("as", "photo"),
            Part.field("reply_to_message_id", Integer.toString(first)),
            Part.file("file", "a.png", "image/png", picture("png", 60, 40)));
    var photo = RunningSandbox.answered(sandbox.send(request)).json();
    assertThat(photo.at("/0/reply_to_message/text").asText()).isEqualTo("one");
    assertThat(sandbox.post(CHAT + "/messages", "{'text':'x','reply_to_message_id':99}").status())
        .isEqualTo(400);
  }
}

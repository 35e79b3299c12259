package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static dev.kadr.sandbox.telegram.RunningSandbox.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import dev.kadr.sandbox.telegram.RunningSandbox.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MischiefTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void anyaHasStartedTheBot() throws Exception {
    sandbox.started(ANYA);
    sandbox.updates(-1);
    var last = sandbox.updates(0).get(0).path("update_id").asInt();
    sandbox.updates(last + 1);
    sandbox.telegram().limits(false);
  }

  private Answered write() throws Exception {
    return sandbox.call("sendMessage", "{'chat_id':" + ANYA + ",'text':'x'}");
  }

  private int fromBot() {
    return (int)
        sandbox.telegram().messages(ANYA).stream()
            .filter(message -> message.path("from").path("is_bot").asBoolean())
            .count();
  }

  private static List<String> texts(JsonNode updates) {
    return StreamSupport.stream(updates.spliterator(), false)
        .map(update -> update.path("message").path("text").asText())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "rate_429, 429, Too Many Requests: retry after 1",
    "rate_403, 403, Forbidden: bot was blocked by the user",
    "rate_400, 400, Bad Request: chat not found",
    "rate_502_html, 502, ''",
  })
  void aRateOfOneRefusesEveryCallAndNothingHappens(String rate, int status, String words)
      throws Exception {
    sandbox.control("mischief", "'" + rate + "':1");
    var refused = write();
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.description()).isEqualTo(words);
    assertThat(fromBot()).isZero();
  }

  @Test
  void theSameSeedRefusesTheSameCalls() throws Exception {
    var first = statuses(7);
    assertThat(first).contains(200, 429);
    assertThat(statuses(7)).isEqualTo(first);
  }

  private List<Integer> statuses(int seed) throws Exception {
    sandbox.control("mischief", "'seed':" + seed + ",'rate_429':0.4");
    var statuses = new ArrayList<Integer>();
    for (var i = 0; i < 20; i++) {
      statuses.add(write().status());
      // polls beside it must not change what the messages meet
      sandbox.updates(0);
    }
    return statuses;
  }

  @Test
  void retryAfterIsWhatItIsTurnedTo() throws Exception {
    sandbox.control("mischief", "'rate_429':1,'retry_after':9");
    assertThat(write().http().headers().firstValue("Retry-After")).hasValue("9");
  }

  @Test
  void onlyPhotosAreRefusedAsPhotos() throws Exception {
    sandbox.control("mischief", "'rate_400_photo':1");
    assertThat(write().status()).isEqualTo(200);
    var photo = picture("png", 60, 40);
    var chat = Part.field("chat_id", Long.toString(ANYA));
    assertThat(
            sandbox
                .multipart("sendPhoto", chat, Part.file("photo", "a.png", "image/png", photo))
                .description())
        .isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
    assertThat(
            sandbox
                .multipart("sendDocument", chat, Part.file("document", "a.png", "image/png", photo))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"rate_truncated, 1", "rate_closed_after, 1", "rate_closed_before, 0"})
  void aBrokenAnswerSaysNothingOfTheEffect(String rate, int effects) throws Exception {
    sandbox.control("mischief", "'" + rate + "':1");
    assertThatThrownBy(this::write).isInstanceOf(IOException.class);
    assertThat(fromBot()).isEqualTo(effects);
  }

  @Test
  void aHangingAnswerNeverComesAlthoughTheEffectHasHappened() throws Exception {
    sandbox.control("mischief", "'rate_hang':1");
    var silent = sandbox.callLater("sendMessage", "{'chat_id':" + ANYA + ",'text':'x'}");
    await().until(() -> fromBot() == 1);
    sandbox.control("calm", "");
    assertThat(write().status()).isEqualTo(200);
    assertThat(silent).isNotDone();
  }

  @Test
  void aDrippingAnswerIsWholeInTheEnd() throws Exception {
    sandbox.control("mischief", "'rate_slow_drip':1,'drip_millis':1");
    assertThat(write().result().path("text").asText()).isEqualTo("x");
  }

  @Test
  void latencyHoldsTheCallsItAppliesToAndNoOthers() throws Exception {
    sandbox.control("mischief", "'latency_millis':600000,'applies_to':'photos'");
    var late = sandbox.callLater("sendPhoto", "{'chat_id':" + ANYA + ",'photo':'x'}");
    assertThat(write().status()).isEqualTo(200);
    assertThat(late).isNotDone();
  }

  @Test
  void pollingIsSparedUnlessItIsMeant() throws Exception {
    sandbox.control("mischief", "'rate_502_html':1");
    assertThat(sandbox.call("getUpdates", "{}").status()).isEqualTo(200);
    sandbox.control("mischief", "'applies_to':'polling'");
    assertThat(sandbox.call("getUpdates", "{}").status()).isEqualTo(502);
    assertThat(write().status()).isEqualTo(200);
  }

  @Test
  void everyUpdateCanComeTwice() throws Exception {
    sandbox.control("mischief", "'update_duplicate':1");
    sandbox.telegram().say(ANYA, "twice");
    var first = sandbox.updates(0).get(0).path("update_id").asInt();
    assertThat(sandbox.updates(first + 1).get(0).path("update_id").asInt()).isEqualTo(first);
    assertThat(sandbox.updates(first + 1)).isEmpty();
  }

  @Test
  void aLateUpdateComesAfterLaterOnesAndIsNotLostToTheirOffset() throws Exception {
    sandbox.control("mischief", "'update_late':1,'update_late_millis':60000");
    sandbox.telegram().say(ANYA, "late");
    sandbox.control("mischief", "'update_late':0");
    sandbox.telegram().say(BORIS, "punctual");

    var first = sandbox.updates(0);
    assertThat(texts(first)).containsExactly("punctual");
    var offset = first.get(0).path("update_id").asInt() + 1;
    assertThat(sandbox.updates(offset)).isEmpty();
    sandbox.clock().forward(Duration.ofMinutes(1));
    assertThat(texts(sandbox.updates(offset))).containsExactly("late");
    assertThat(sandbox.updates(offset)).isEmpty();
  }

  @Test
  void twoUpdatesCanChangeTheirPlaces() throws Exception {
    sandbox.control("mischief", "'update_out_of_order':1");
    sandbox.telegram().say(ANYA, "one");
    assertThat(sandbox.updates(0)).isEmpty();
    sandbox.telegram().say(ANYA, "two");
    assertThat(texts(sandbox.updates(0))).containsExactly("two", "one");
  }

  @Test
  void oneThatNobodyOvertakesComesAllTheSame() throws Exception {
    sandbox.control("mischief", "'update_out_of_order':1");
    sandbox.telegram().say(ANYA, "alone");
    sandbox.clock().forward(Duration.ofSeconds(3));
    assertThat(texts(sandbox.updates(0))).containsExactly("alone");
  }

  @Test
  void aPollWhoseAnswerIsLostBringsTheSameUpdatesAgain() throws Exception {
    sandbox.telegram().say(ANYA, "again");
    sandbox.control("mischief", "'update_answer_lost':1");
    assertThatThrownBy(() -> sandbox.updates(0)).isInstanceOf(IOException.class);
    sandbox.control("calm", "");
    assertThat(texts(sandbox.updates(0))).containsExactly("again");
  }

  @Test
  void aHeldPollIsAnsweredWhenALateUpdateIsDue() throws Exception {
    sandbox.control("mischief", "'update_late':1,'update_late_millis':1");
    sandbox.telegram().say(ANYA, "soon");
    var poll = sandbox.callLater("getUpdates", "{'timeout':50}");
    sandbox.clock().forward(Duration.ofSeconds(1));
    assertThat(texts(poll.get(20, TimeUnit.SECONDS).result())).containsExactly("soon");
  }

  @Test
  void stateTellsWhereEveryDialStandsAndCalmPutsThemBack() throws Exception {
    sandbox.control("mischief", "'rate_403':0.25,'update_late':0.5");
    sandbox.control("fault", "'kind':'hang','method':'sendPhoto','times':3");
    var turned = sandbox.control("state", "");
    assertThat(turned.path("rate_403").asDouble()).isEqualTo(0.25);
    assertThat(turned.path("planned_faults").asInt()).isEqualTo(3);
    assertThat(turned.path("limits").asBoolean()).isFalse();

    sandbox.control("calm", "");
    var calm = sandbox.control("state", "");
    assertThat(calm.path("rate_403").asDouble()).isZero();
    assertThat(calm.path("planned_faults").asInt()).isZero();
    assertThat(sandbox.telegram().messages(ANYA)).as("users and messages stay").isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'rate_429':2",
        "'rate_999':1",
        "'applies_to':'nobody'",
        "'seed':-1",
        "'drip_millis':'x'"
      })
  void aWrongDialIsRefusedWithWhatWouldBeRight(String dial) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.control("mischief", dial))
        .withMessageMatching(".*(is |there are: ).*");
  }
}

package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static dev.kadr.sandbox.telegram.RunningSandbox.BORIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpdateDeliveryTest {
  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private static List<Integer> ids(JsonNode updates) {
    return StreamSupport.stream(updates.spliterator(), false)
        .map(update -> update.path("update_id").asInt())
        .toList();
  }

  @Test
  void updatesAreNumberedOneAfterTheOther() throws Exception {
    sandbox.telegram().say(ANYA, "one");
    sandbox.telegram().say(BORIS, "two");
    sandbox.telegram().say(ANYA, "three");

    var ids = ids(sandbox.updates(0));
    assertThat(ids).hasSize(3);
    assertThat(ids.getFirst()).isPositive();
    assertThat(ids.get(2)).isEqualTo(ids.getFirst() + 2);
  }

  @Test
  void aLaterRunNeverRepeatsAnIdOfAnEarlierOne() {
    var clock = new SettableClock();
    var earlier = TimeBasedIds.start(clock);
    clock.forward(Duration.ofSeconds(30));

    assertThat(TimeBasedIds.start(clock)).isEqualTo(earlier + 30 * 16);
  }

  @Test
  void anOffsetAcknowledgesEverythingBelowIt() throws Exception {
    sandbox.telegram().say(ANYA, "one");
    sandbox.telegram().say(ANYA, "two");
    var ids = ids(sandbox.updates(0));

    assertThat(ids(sandbox.updates(0))).as("not acknowledged, so they come again").isEqualTo(ids);
    assertThat(ids(sandbox.updates(ids.get(1)))).containsExactly(ids.get(1));
    assertThat(ids(sandbox.updates(0))).containsExactly(ids.get(1));
    assertThat(sandbox.updates(ids.get(1) + 1)).isEmpty();
    assertThat(sandbox.telegram().pendingUpdates()).isZero();
  }

  @Test
  void aNegativeOffsetKeepsTheLastOnesOnly() throws Exception {
    for (var text : List.of("one", "two", "three")) {
      sandbox.telegram().say(ANYA, text);
    }
    var all = ids(sandbox.updates(0));

    assertThat(ids(sandbox.updates(-1))).containsExactly(all.get(2));
    assertThat(sandbox.telegram().pendingUpdates()).isOne();
  }

  @Test
  void theLimitCutsABatch() throws Exception {
    for (var text : List.of("one", "two", "three")) {
      sandbox.telegram().say(ANYA, text);
    }
    assertThat(sandbox.call("getUpdates", "{'limit':2}").result()).hasSize(2);
  }

  @Test
  void aPollIsHeldOpenAndAnsweredByTheFirstUpdate() throws Exception {
    var poll = sandbox.callLater("getUpdates", "{'timeout':50}");
    awaitPoller();
    assertThat(poll).isNotDone();

    sandbox.telegram().say(ANYA, "wake up");

    var answer = poll.get(5, TimeUnit.SECONDS);
    assertThat(answer.result().at("/0/message/text").asText()).isEqualTo("wake up");
  }

  /** A held poll leaves no other trace: two rounds of another method are answered meanwhile. */
  private void awaitPoller() throws Exception {
    sandbox.call("getMe", "");
    sandbox.call("getMe", "");
  }

  @Test
  void aPollWithoutNewsEndsEmptyWhenItsTimeIsUp() throws Exception {
    var answer = sandbox.call("getUpdates", "{'timeout':1}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.result().isArray()).isTrue();
    assertThat(answer.result()).isEmpty();
  }

  @Test
  void aSecondPollEndsTheFirst() throws Exception {
    var first = sandbox.callLater("getUpdates", "{'timeout':50}");
    // whichever of the two comes second ends the other; polling on makes it the first
    await()
        .until(() -> sandbox.call("getUpdates", "{'timeout':0}").status() == 200 && first.isDone());

    var ended = first.get(5, TimeUnit.SECONDS);
    assertThat(ended.status()).isEqualTo(409);
    assertThat(ended.description())
        .isEqualTo(
            "Conflict: terminated by other getUpdates request; make sure that only one bot"
                + " instance is running");
  }

  @Test
  void pollingBesideAWebhookIsAConflict() throws Exception {
    var poll = sandbox.callLater("getUpdates", "{'timeout':50}");
    awaitPoller();
    sandbox.call("setWebhook", "{'url':'http://127.0.0.1:9/hook'}");

    assertThat(poll.get(5, TimeUnit.SECONDS).status()).isEqualTo(409);
    assertThat(sandbox.call("getUpdates", "{}").description())
        .isEqualTo(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                + " delete the webhook first");
  }

  @Test
  void callbackQueriesExpireLongBeforeMessages() throws Exception {
    sandbox.started(ANYA);
    var message = sandbox.sendButton(ANYA, "go");
    sandbox.telegram().press(ANYA, message, "go", false);
    assertThat(sandbox.updates(0)).hasSize(2);

    sandbox.clock().forward(Duration.ofSeconds(151));
    assertThat(sandbox.updates(0)).hasSize(1);
    sandbox.clock().forward(Duration.ofHours(24));
    assertThat(sandbox.updates(0)).isEmpty();
  }

  @Test
  void unwantedTypesAreDroppedWhenTheyHappenNotWhenTheyAreFetched() throws Exception {
    sandbox.started(ANYA);
    sandbox.call("getUpdates", "{'allowed_updates':['callback_query']}");
    sandbox.telegram().say(ANYA, "unheard");

    var updates = sandbox.call("getUpdates", "{'allowed_updates':[]}").result();

    assertThat(updates).hasSize(1);
    assertThat(updates.at("/0/message/text").asText()).isEqualTo("/start");
  }

  @Test
  void aDuplicatedUpdateComesAgainAfterItWasAcknowledged() throws Exception {
    sandbox.telegram().duplicateNextUpdate(2);
    sandbox.telegram().say(ANYA, "twice");

    var first = ids(sandbox.updates(0)).getFirst();
    var second = ids(sandbox.updates(first + 1)).getFirst();

    assertThat(second).isEqualTo(first);
    assertThat(sandbox.updates(first + 1)).isEmpty();
  }

  @Test
  void anythingCanBeInjectedEvenNonsense() throws Exception {
    var id = sandbox.telegram().inject(Json.object().put("message", "not an object"));
    assertThat(sandbox.updates(0).at("/0/message").asText()).isEqualTo("not an object");
    assertThat(sandbox.updates(id + 1)).isEmpty();

    sandbox.telegram().inject(TextNode.valueOf("{\"update_id\":"));
    var raw = sandbox.call("getUpdates", "{}").http().body();
    assertThat(raw).isEqualTo("{\"ok\":true,\"result\":[{\"update_id\":]}");
  }
}

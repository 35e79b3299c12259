package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.testkit.InMemoryLeadership;
import dev.kadr.ports.testkit.InMemoryUpdateInbox;
import dev.kadr.ports.testkit.MutableClock;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollerTest {
  private static final Poller.Pace QUICK =
      new Poller.Pace(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMillis(50));

  private final BotApiStub telegram = new BotApiStub();
  private final HttpClient http = HttpClient.newHttpClient();
  private final MutableClock clock = MutableClock.atNow();
  private final InMemoryUpdateInbox inbox = new InMemoryUpdateInbox(clock);
  private final InMemoryLeadership leadership = new InMemoryLeadership();
  private final BotWorld shop = new BotWorld();
  private final List<Poller> started = new ArrayList<>();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    started.forEach(Poller::close);
    shop.close();
    http.shutdownNow();
    telegram.close();
  }

  private Poller start(UpdateInbox into) {
    var feed = new UpdateFeed(http, BotWorld.config(telegram));
    var poller = new Poller(feed, shop.intake(into), leadership, QUICK);
    started.add(poller);
    poller.start();
    return poller;
  }

  private List<Long> offsets() {
    return telegram.calls("getUpdates").stream()
        .map(call -> Long.parseLong(call.value("offset")))
        .toList();
  }

  private void stored(long id) {
    await().until(() -> ids().contains(id));
  }

  /** The numbers of everything that is stored and not over. */
  private List<Long> ids() {
    return Stream.of(zoe.chat(), "unknown")
        .flatMap(lane -> inbox.pending(lane, 100).stream())
        .map(UpdateInbox.Pending::id)
        .toList();
  }

  @Test
  void anUpdateIsStoredBeforeItIsAcknowledged() {
    var broken = new AtomicBoolean(true);
    var offered = new CopyOnWriteArrayList<Long>();
    var update = zoe.writes("/start");
    var id = Person.idOf(update);
    telegram.put(id, update);
    start(
        new ForwardingInbox(inbox) {
          @Override
          public boolean store(Update next) {
            offered.add(next.id());
            if (broken.get()) {
              throw new IllegalStateException("the database is down");
            }
            return super.store(next);
          }
        });
    await().until(() -> offered.size() >= 3);
    assertThat(offsets()).as("nothing was acknowledged").containsOnly(0L);
    broken.set(false);
    await().until(() -> offsets().contains(id + 1));
    assertThat(ids()).containsExactly(id);
  }

  @Test
  void theWebhookIsRemovedAndOnlyWhatWeHandleIsAskedFor() {
    start(inbox);
    await().until(() -> !telegram.calls("getUpdates").isEmpty());
    assertThat(telegram.calls().getFirst().method()).isEqualTo("deletewebhook");
    assertThat(telegram.calls("deleteWebhook").getFirst().value("drop_pending_updates")).isEmpty();
    assertThat(telegram.calls("getUpdates").getFirst().value("allowed_updates"))
        .contains("message", "callback_query");
  }

  @Test
  void whatIsNoUpdateIsKeptAndHoldsNothingUp() {
    telegram.put(800, "{\"update_id\":800,\"message\":\"what?\"}");
    telegram.put(801, "{\"something\":\"else\"}");
    var update = zoe.writes("/start");
    telegram.put(Person.idOf(update), update);
    start(inbox);
    stored(Person.idOf(update));
    assertThat(ids()).contains(800L);
    await().until(() -> offsets().contains(Person.idOf(update) + 1));
  }

  @Test
  void itGoesOnAfterWhateverTelegramAnswers() {
    telegram.next(
        "getUpdates",
        BotApiStub.refusal(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot"
                + " instance is running"));
    telegram.next("getUpdates", BotApiStub.badGateway());
    telegram.next("getUpdates", new BotApiStub.Reply.Status(200, ""));
    telegram.next("getUpdates", new BotApiStub.Reply.HangUp());
    telegram.next("deleteWebhook", BotApiStub.badGateway());
    var update = zoe.writes("/start");
    telegram.put(Person.idOf(update), update);
    start(inbox);
    stored(Person.idOf(update));
    assertThat(offsets()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void itWaitsAsLongAsTelegramAsks() {
    telegram.next("getUpdates", BotApiStub.tooMany(1));
    var update = zoe.writes("/start");
    telegram.put(Person.idOf(update), update);
    var before = System.nanoTime();
    start(inbox);
    stored(Person.idOf(update));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void itStopsInTheMiddleOfAPoll() {
    var poller = start(inbox);
    await().until(() -> !telegram.calls("getUpdates").isEmpty());
    var before = System.nanoTime();
    poller.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThat(leadership.tryLead("telegram-poller")).as("the role is free").isPresent();
  }

  @Test
  void oneNodePollsAndAnotherFollowsIt() {
    var first = start(inbox);
    await().until(() -> telegram.calls("getUpdates").size() == 1);
    var looked = new CopyOnWriteArrayList<String>();
    var feed = new UpdateFeed(http, BotWorld.config(telegram));
    var second =
        new Poller(
            feed,
            shop.intake(inbox),
            role -> {
              looked.add(role);
              return leadership.tryLead(role);
            },
            QUICK);
    started.add(second);
    second.start();
    await().until(() -> looked.size() >= 3);
    assertThat(telegram.calls("getUpdates")).as("only the leader polls").hasSize(1);
    first.close();
    await().until(() -> telegram.calls("getUpdates").size() == 2);
  }

  @Test
  void whoeverLostTheRoleDoesNotPollOn() {
    start(inbox);
    await().until(() -> telegram.calls("getUpdates").size() == 1);
    leadership.lose("telegram-poller");
    try (var another = leadership.tryLead("telegram-poller").orElseThrow()) {
      assertThat(another.goesOn()).isTrue();
      var update = zoe.writes("/start");
      telegram.put(Person.idOf(update), update);
      stored(Person.idOf(update));
      assertThat(telegram.calls("getUpdates")).hasSize(1);
    }
    await().until(() -> telegram.calls("getUpdates").size() == 2);
  }

  @Test
  void whatHasNoNumberIsKeptAside() {
    telegram.put(800, "{\"something\":\"else\"}");
    var update = zoe.writes("/start");
    telegram.put(Person.idOf(update), update);
    start(inbox);
    stored(Person.idOf(update));
    assertThat(inbox.parked(10))
        .singleElement()
        .satisfies(parked -> assertThat(parked.id()).isNegative());
  }

  /** Whatever breaks one update of a hundred must not hold up the other ninety-nine. */
  @Test
  void whatIsNoJsonIsKeptAsideAndTheOthersAreRead() {
    var before = zoe.writes("before");
    var broken = zoe.writes("broken");
    var after = zoe.writes("after");
    telegram.put(Person.idOf(before), before);
    telegram.put(Person.idOf(broken), broken.substring(0, broken.length() - 3));
    telegram.put(Person.idOf(after), after);
    start(inbox);
    stored(Person.idOf(before));
    await().until(() -> inbox.parked(10).size() == 1);
    stored(Person.idOf(after));
  }

  @Test
  void aWebhookThatSomebodySetMeanwhileIsRemovedAgain() {
    telegram.next(
        "getUpdates",
        BotApiStub.refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                + " delete the webhook first"));
    var update = zoe.writes("/start");
    telegram.put(Person.idOf(update), update);
    start(inbox);
    stored(Person.idOf(update));
    assertThat(telegram.calls("deleteWebhook")).hasSize(2);
  }
}

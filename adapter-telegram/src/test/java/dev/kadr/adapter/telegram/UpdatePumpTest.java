package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.testkit.InMemoryUpdateInbox;
import dev.kadr.ports.testkit.RecordingTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdatePumpTest {
  private final BotWorld bot = new BotWorld();
  private final Bell bell = new Bell();
  private final RecordingTelemetry telemetry = new RecordingTelemetry();
  private final UpdatePump pump = pump("node-1");
  private final Person zoe = Person.russian();

  private UpdatePump pump(String node) {
    return pump(bot.inbox, bot.clock, new UpdatePump.Node(node, Duration.ofSeconds(60)));
  }

  @AfterEach
  void close() {
    pump.close();
    bot.close();
  }

  private long store(String update) {
    var tree = Form.tree(update);
    var id = tree.path("update_id").asLong();
    bot.inbox.store(
        new UpdateInbox.Update(id, UpdateIntake.lane(tree), update, bot.clock.instant()));
    bell.ring();
    return id;
  }

  private void isTold(Person person, String words) {
    await()
        .until(
            () ->
                bot.telegram.sentTo(person.chat()).stream()
                    .anyMatch(it -> it.words().contains(words)));
  }

  /** Lets time go by until it is so. */
  private void inTime(Duration step, Callable<Boolean> so) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              bot.clock.advance(step);
              bell.ring();
              return so.call();
            });
  }

  @Test
  void updatesOfAChatKeepTheirOrder() {
    store(zoe.writes("/start"));
    store(zoe.writes("/photo"));
    store(zoe.sendsPhoto("photo"));
    var last = store(zoe.writes("кот в сапогах"));
    pump.start();
    isTold(zoe, "кот в сапогах");
    assertThat(bot.telegram.sentTo(zoe.chat()))
        .extracting(it -> it.words().substring(0, 2))
        .hasSize(4);
    assertThat(bot.telegram.sentTo(zoe.chat()).getLast().buttons()).contains("photo:confirm");
    await().until(() -> bot.inbox.pending(zoe.chat(), 10).isEmpty());
    assertThat(bot.inbox.errorOf(last)).isEmpty();
  }

  @Test
  void aSlowChatHoldsNoOtherUp() {
    var slow = Person.russian();
    try (var held = bot.telegram.holdUp("sendMessage", slow.chat())) {
      pump.start();
      store(slow.writes("/start"));
      await().until(held::reached);
      var others = IntStream.range(0, 5).mapToObj(number -> Person.russian()).toList();
      others.forEach(other -> store(other.writes("/start")));
      others.forEach(other -> isTold(other, "10 кредитов"));
    }
    isTold(slow, "10 кредитов");
  }

  @Test
  void anUpdateThatComesFiveTimesHasOneEffect() {
    var start = zoe.writes("/start");
    pump.start();
    for (int copy = 0; copy < 5; copy++) {
      store(start);
    }
    var message = offer();
    var confirm = zoe.presses(message, "photo:confirm");
    for (int copy = 0; copy < 5; copy++) {
      store(confirm);
    }
    // The same press once more, as an update of its own: a double click.
    store(zoe.presses(message, "photo:confirm"));
    await().until(() -> bot.telegram.calls("answerCallbackQuery").size() == 2);
    await().until(() -> bot.inbox.pending(zoe.chat(), 10).isEmpty());
    assertThat(bot.available(zoe)).isEqualTo(8);
    bot.settle();
    assertThat(bot.provider.jobs()).hasSize(1);
    assertThat(bot.telegram.calls("sendPhoto")).hasSize(1);
  }

  private long offer() {
    store(zoe.sendsPhoto("photo", "кот в сапогах"));
    isTold(zoe, "кот в сапогах");
    await().until(() -> bot.inbox.pending(zoe.chat(), 10).isEmpty());
    return bot.telegram.lastMessage();
  }

  @Test
  void whatCannotBeReadIsKeptAsideAndTheNextGoesOn() {
    pump.start();
    store(
        "{\"update_id\":700,\"message\":{\"chat\":{\"id\":%s},\"from\":7}}".formatted(zoe.chat()));
    bot.inbox.store(new UpdateInbox.Update(701, zoe.chat(), "no JSON at all", bot.clock.instant()));
    bot.inbox.store(new UpdateInbox.Update(702, zoe.chat(), "null", bot.clock.instant()));
    store(zoe.writes("/start"));
    isTold(zoe, "10 кредитов");
    assertThat(bot.inbox.errorOf(700)).isPresent();
    assertThat(bot.inbox.errorOf(701)).isPresent();
    assertThat(bot.inbox.errorOf(702)).isPresent();
    assertThat(bot.world.alertsRaised())
        .extracting(Alert::kind)
        .containsExactly(Alert.Kind.UPDATE_PARKED);
  }

  @Test
  void whatFailsAgainAndAgainIsKeptAsideWithAnApology() {
    for (int attempt = 0; attempt < 5; attempt++) {
      bot.telegram.next("file", BotApiStub.badGateway());
    }
    pump.start();
    var photo = store(zoe.sendsPhoto("photo"));
    store(zoe.writes("/help"));
    inTime(Duration.ofSeconds(5), () -> bot.inbox.errorOf(photo).isPresent());
    isTold(zoe, "Что-то пошло не так");
    isTold(zoe, "Как сделать картинку");
    assertThat(bot.telegram.calls("file")).hasSize(5);
    assertThat(bot.untouched(zoe)).isTrue();
  }

  @Test
  void aPassingFailureIsTriedAgain() {
    bot.telegram.next("file", BotApiStub.badGateway());
    pump.start();
    var photo = store(zoe.sendsPhoto("photo"));
    inTime(
        Duration.ofSeconds(5),
        () ->
            bot.telegram.sentTo(zoe.chat()).stream()
                .anyMatch(it -> it.words().contains("опишите словами")));
    assertThat(bot.inbox.errorOf(photo)).isEmpty();
  }

  @Test
  void whileTelegramIsBusyAnUpdateWaitsAndIsNotLost() {
    for (int attempt = 0; attempt < 8; attempt++) {
      bot.telegram.next("sendMessage", BotApiStub.tooMany(2));
    }
    pump.start();
    var start = store(zoe.writes("/start"));
    inTime(Duration.ofSeconds(40), () -> bot.telegram.calls("sendMessage").size() == 9);
    await().until(() -> bot.inbox.pending(zoe.chat(), 10).isEmpty());
    assertThat(bot.inbox.errorOf(start)).isEmpty();
  }

  @Test
  void itStopsInTime() {
    pump.start();
    store(zoe.writes("/start"));
    isTold(zoe, "10 кредитов");
    var before = System.nanoTime();
    pump.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    store(zoe.writes("/help"));
    assertThat(bot.inbox.claim("node-2", 10, Duration.ofSeconds(60)))
        .as("its lanes are free for others")
        .containsExactly(zoe.chat());
  }

  /** Its number and its chat can be read, and nothing else. */
  @Test
  void whoSentWhatCannotBeReadIsTold() {
    pump.start();
    store(
        "{\"update_id\":700,\"message\":{\"chat\":{\"id\":%s,\"type\":\"private\"},\"from\":7}}"
            .formatted(zoe.chat()));
    isTold(zoe, "Что-то пошло не так");
    assertThat(bot.inbox.errorOf(700)).isPresent();
  }

  /** The lease is far shorter than the handler takes; nobody else may get the lane. */
  @Test
  void aSlowHandlerKeepsItsLane() {
    var clock = Clock.systemUTC();
    var inbox = new InMemoryUpdateInbox(clock);
    var lease = Duration.ofMillis(300);
    try (var slow = pump(inbox, clock, new UpdatePump.Node("node-1", lease));
        var held = bot.telegram.holdUp("sendMessage", zoe.chat())) {
      slow.start();
      var start = zoe.writes("/start");
      inbox.store(new UpdateInbox.Update(Person.idOf(start), zoe.chat(), start, clock.instant()));
      await().until(held::reached);
      var claimed = clock.instant();
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                assertThat(inbox.claim("node-2", 10, lease)).isEmpty();
                return clock.instant().isAfter(claimed.plus(lease.multipliedBy(4)));
              });
    }
    await().until(() -> inbox.pending(zoe.chat(), 10).isEmpty());
    assertThat(bot.telegram.calls("sendMessage")).as("it was handled once").hasSize(1);
  }

  /** The machine was too busy to renew it; the worker is still there. */
  @Test
  void aLaneThatRanOutUnderItsWorkerIsNotBegunTwice() {
    var claims = new AtomicInteger();
    var inbox =
        new ForwardingInbox(bot.inbox) {
          @Override
          public List<String> claim(String node, int limit, Duration lease) {
            var claimed = super.claim(node, limit, lease);
            claims.addAndGet(claimed.size());
            return claimed;
          }
        };
    try (var busy = pump(inbox, bot.clock, new UpdatePump.Node("node-1", Duration.ofMinutes(5)));
        var held = bot.telegram.holdUp("sendMessage", zoe.chat())) {
      busy.start();
      store(zoe.writes("/start"));
      await().until(held::reached);
      bot.clock.advance(Duration.ofMinutes(6));
      bell.ring();
      await().until(() -> claims.get() == 2);
    }
    await().until(() -> bot.inbox.pending(zoe.chat(), 10).isEmpty());
    assertThat(bot.telegram.calls("sendMessage")).as("it was handled once").hasSize(1);
  }

  /** What a dead node had is another's as soon as its lease is over. */
  @Test
  void theLanesOfADeadNodeAreTakenOver() {
    store(zoe.writes("/start"));
    assertThat(bot.inbox.claim("dead", 10, Telegram.Patience.USUAL.lease())).hasSize(1);
    pump.start();
    bot.clock.advance(Telegram.Patience.USUAL.lease());
    isTold(zoe, "10 кредитов");
    assertThat(Telegram.Patience.USUAL.lease())
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  private UpdatePump pump(UpdateInbox inbox, Clock clock, UpdatePump.Node node) {
    return new UpdatePump(
        inbox,
        new Attempts(inbox, bot.handler, bot.useCases.messaging().reportParkedUpdate(), clock),
        new UpdatePump.Patience(bot.handler, telemetry),
        node,
        bell,
        clock);
  }

  private long told(String words) {
    return bot.telegram.sentTo(zoe.chat()).stream()
        .filter(it -> it.words().contains(words))
        .count();
  }

  @Test
  void twentyMessagesAtOnceAreNoFlood() {
    for (int number = 0; number < 20; number++) {
      store(zoe.writes("/help"));
    }
    pump.start();
    await().until(() -> told("Как сделать картинку") == 20);
    assertThat(told("медленнее")).isZero();
  }

  @Test
  void aFloodIsAnsweredOneByOneAndToldOnce() {
    for (int number = 0; number < 30; number++) {
      store(zoe.writes("/help"));
    }
    pump.start();
    await().until(() -> told("Как сделать картинку") == 1);
    inTime(Duration.ofMillis(500), () -> told("Как сделать картинку") == 30);
    assertThat(told("медленнее")).isEqualTo(1);
    assertThat(bot.inbox.parked(10)).isEmpty();
    assertThat(telemetry.count(Telemetry.Count.UPDATE_DROPPED)).isZero();
  }

  @Test
  void aFloodOfOneChatHoldsNoOtherUp() {
    for (int number = 0; number < 100; number++) {
      store(zoe.writes("/help"));
    }
    var other = Person.russian();
    pump.start();
    store(other.writes("/start"));
    isTold(other, "10 кредитов");
    assertThat(told("Как сделать картинку")).isLessThan(100);
  }

  /** The button was pressed after all those messages and is answered before most of them. */
  @Test
  void inAFloodButtonsGoFirstAndAreNeverDropped() {
    pump.start();
    store(zoe.writes("/start"));
    var message = offer();
    pump.close();
    for (int number = 0; number < 110; number++) {
      store(zoe.writes("/help"));
    }
    store(zoe.presses(message, "photo:confirm"));
    try (var next = pump("node-2")) {
      next.start();
      await().until(() -> bot.available(zoe) == 8);
      assertThat(told("Как сделать картинку")).isLessThan(20);
      await().until(() -> telemetry.count(Telemetry.Count.UPDATE_DROPPED) == 10);
      inTime(Duration.ofMillis(500), () -> told("Как сделать картинку") == 100);
    }
    assertThat(bot.inbox.parked(100)).hasSize(10);
    assertThat(told("медленнее")).isEqualTo(1);
  }

  /** A press that has to wait holds the lane, flood or not: its tries are worth half an hour. */
  @Test
  void aPressThatTelegramKeepsWaitingIsNotTriedAwayInAFlood() {
    pump.start();
    store(zoe.writes("/start"));
    var message = offer();
    pump.close();
    for (int number = 0; number < 25; number++) {
      store(zoe.writes("/help"));
    }
    var press = store(zoe.presses(message, "photo:size:512x512"));
    bot.telegram.next("editMessageText", BotApiStub.tooMany(30));
    try (var next = pump("node-2")) {
      next.start();
      await().until(() -> !bot.telegram.calls("editMessageText").isEmpty());
      await().until(() -> bot.inbox.pending(zoe.chat(), 100).isEmpty());
      assertThat(bot.telegram.calls("editMessageText")).hasSize(1);
      bot.clock.advance(Duration.ofSeconds(29));
      assertThat(bot.inbox.pending(zoe.chat(), 100)).as("nothing is due before it").isEmpty();
      inTime(Duration.ofMillis(500), () -> told("Как сделать картинку") == 25);
    }
    assertThat(bot.inbox.errorOf(press)).isEmpty();
  }
}

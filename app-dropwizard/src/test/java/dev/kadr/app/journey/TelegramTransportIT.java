package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import dev.kadr.sandbox.telegram.Fault;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to Telegram and back, over PostgreSQL and Telegram's stand-in. */
class TelegramTransportIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PEOPLE = 50;
  private static final int REFUSALS = 15;
  private static final int TIMES = 5;

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private Sandbox sandbox;
  private Persistence persistence;
  private CountedInbox inbox;

  @BeforeEach
  void open() {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    persistence = Persistence.open(Persistence.Config.in(folder), clock);
    persistence.migrate();
    inbox = new CountedInbox(persistence.updateInbox());
  }

  @AfterEach
  void close() {
    persistence.close();
    sandbox.close();
  }

  private BotNode node(BotNode.Setup setup) {
    return new BotNode(persistence, inbox, sandbox, setup);
  }

  /** Lets nodes run until something is so. */
  private void run(Callable<Boolean> until, BotNode.Setup... setups) {
    var nodes = Stream.of(setups).map(this::node).map(BotNode::start).toList();
    try {
      await().atMost(PATIENCE).until(until);
    } finally {
      nodes.forEach(BotNode::close);
    }
  }

  private List<Long> people(int count) {
    return LongStream.range(0, count)
        .map(number -> sandbox.telegram().addUser("Гость " + number, "ru"))
        .boxed()
        .toList();
  }

  private long greetings(long person) {
    return sandbox.telegram().messages(person).stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .filter(message -> message.path("text").asText().contains("10 кредитов"))
        .count();
  }

  /** News about a chat: handled like any other, and answered with nothing. */
  private ObjectNode news(long person) {
    try {
      return (ObjectNode)
          new ObjectMapper()
              .readTree(
                  """
                  {"my_chat_member": {
                    "chat": {"id": %1$d, "type": "private", "first_name": "Гость"},
                    "from": {"id": %1$d, "is_bot": false, "first_name": "Гость"},
                    "date": 1760000003,
                    "old_chat_member": {"status": "member", "user": {"id": 7, "is_bot": true, "first_name": "Kadr"}},
                    "new_chat_member": {"status": "member", "user": {"id": 7, "is_bot": true, "first_name": "Kadr"}}}}
                  """
                      .formatted(person));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void aThousandUpdatesSurviveTheWayFromPollingToTheWebhookAndBack() throws Exception {
    var people = people(PEOPLE);
    var sent = new AtomicInteger();
    var writing =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (var round = 0; round < 20; round++) {
                    for (var person : people) {
                      if (round == 10) {
                        sandbox.telegram().say(person, "/start");
                      } else {
                        sandbox.telegram().inject(news(person));
                      }
                      sent.incrementAndGet();
                    }
                  }
                });

    run(() -> inbox.stored.size() >= 100, BotNode.Setup.polling("first"));
    var before = inbox.stored.size();
    run(() -> inbox.stored.size() >= before + 100, BotNode.Setup.webhook("second"));
    writing.join();
    run(
        () ->
            inbox.done.size() >= 20 * PEOPLE
                && sandbox.telegram().pendingUpdates() == 0
                && people.stream().allMatch(person -> greetings(person) > 0),
        BotNode.Setup.polling("third"));

    assertThat(sent).hasValue(20 * PEOPLE);
    // Not what was seen to be stored: a stop may take the answer to a write that was done.
    assertThat(inbox.done).hasSize(20 * PEOPLE).doesNotHaveDuplicates();
    assertThat(people).allSatisfy(person -> assertThat(greetings(person)).isEqualTo(1));
    assertThat(sandbox.telegram().pendingUpdates()).isZero();
    assertThat(persistence.updateInbox().parked(10)).isEmpty();
  }

  /** Each comes five times to two nodes, and again to those that were started after them. */
  @ParameterizedTest(name = "by webhook: {0}")
  @ValueSource(booleans = {false, true})
  void anUpdateThatComesAgainAndAgainHasOneEffect(boolean webhook) {
    var visitor = new Visitor(sandbox, "Вера");
    try (var first = new Pair(webhook, inbox)) {
      first.start();
      again(() -> visitor.say("/start"));
      again(visitor::showPhoto);
      var offer = again(() -> visitor.say("закат у моря"));
      again(
          () -> {
            visitor.press(offer, "photo:confirm");
            return offer;
          });
      visitor.answer(Visitor::isPicture);
      await().atMost(PATIENCE).until(() -> sandbox.telegram().pendingUpdates() == 0);
    }
    assertThat(inbox.heard).hasSizeGreaterThanOrEqualTo(4 * TIMES);
    assertThat(inbox.done).hasSize(4).doesNotHaveDuplicates();
    assertThat(inbox.stored).hasSize(4);
    everythingHappenedOnce(visitor);

    persistence.close();
    persistence = Persistence.open(Persistence.Config.in(folder), clock);
    var later = new CountedInbox(persistence.updateInbox());
    var bodies = inbox.heard.stream().map(UpdateInbox.Update::body).distinct().toList();
    assertThat(bodies).hasSize(4);
    try (var second = new Pair(webhook, later)) {
      second.start();
      bodies.forEach(second::redeliver);
      assertThat(visitor.say("/status").path("text").asText()).contains("У вас 8 кредитов");
      await().atMost(PATIENCE).until(() -> sandbox.telegram().pendingUpdates() == 0);
    }
    assertThat(later.heard).hasSizeGreaterThan(4 * TIMES);
    assertThat(later.stored).as("only what is new").hasSize(1).isEqualTo(later.done);
    everythingHappenedOnce(visitor);
  }

  /** The next update that it causes is delivered five times. */
  private ObjectNode again(Supplier<ObjectNode> deed) {
    sandbox.telegram().duplicateNextUpdate(TIMES);
    return deed.get();
  }

  private void everythingHappenedOnce(Visitor visitor) {
    assertThat(visitor.count(Visitor.saying("Вам начислено"))).isEqualTo(1);
    assertThat(visitor.count(Visitor.saying("Проверьте заявку"))).isEqualTo(1);
    assertThat(visitor.count(Visitor.saying("Заявка изменилась"))).isZero();
    assertThat(visitor.count(Visitor.saying("Генерация началась"))).isEqualTo(1);
    assertThat(pictures(visitor.id())).isEqualTo(1);
    var account = persistence.accounts().find(Identity.telegram(visitor.id())).orElseThrow().id();
    assertThat(persistence.generations().history(account, 0, 10)).hasSize(1);
    assertThat(persistence.accounts().wallet(account).available(clock.instant())).isEqualTo(8);
    assertThat(persistence.ledgerFaults()).isEmpty();
  }

  /** Two nodes over one database; the first does the tasks too. */
  private final class Pair implements AutoCloseable {
    private final boolean webhook;
    private final Persistence beside = Persistence.open(Persistence.Config.in(folder), clock);
    private final List<BotNode> nodes;

    Pair(boolean webhook, CountedInbox inbox) {
      this.webhook = webhook;
      nodes =
          List.of(
              new BotNode(persistence, inbox, sandbox, setup("one")),
              new BotNode(beside, inbox.beside(beside.updateInbox()), sandbox, setup("other")));
    }

    void start() {
      nodes.forEach(BotNode::start);
      persistence.tasks().start(nodes.getFirst().does().taskHandlers());
    }

    private BotNode.Setup setup(String name) {
      return webhook ? BotNode.Setup.webhook(name) : BotNode.Setup.polling(name);
    }

    /** By Telegram, and by whoever else knows the secret. */
    void redeliver(String body) {
      for (var time = 0; time < TIMES; time++) {
        sandbox.telegram().inject(Visitor.json(body));
      }
      if (webhook) {
        var statuses =
            Crowd.of(TIMES * nodes.size(), number -> nodes.get(number % nodes.size()).post(body));
        assertThat(statuses).containsOnly(200);
      }
    }

    @Override
    public void close() {
      nodes.forEach(BotNode::close);
      beside.close();
    }
  }

  /** Two nodes, and each answer takes several times as long as a lease. */
  @Test
  void aSlowAnswerIsGivenOnceAndADeadNodesChatsAreTakenOver() {
    var slow = sandbox.telegram().addUser("Тихон", "ru");
    var lease = Duration.ofMillis(600);
    sandbox
        .telegram()
        .fault(
            new Fault(
                Fault.Kind.SLOW, "sendMessage", Optional.of(slow), Optional.empty(), 1, 3_000),
            1);
    sandbox.telegram().say(slow, "/start");
    run(
        () -> inbox.done.size() == 1,
        new BotNode.Setup("one", false, lease),
        new BotNode.Setup("other", false, lease));
    assertThat(greetings(slow)).isEqualTo(1);

    var lane = Long.toString(slow);
    inbox.store(new UpdateInbox.Update(1, lane, news(slow).toString(), clock.instant()));
    assertThat(inbox.claim("dead", 10, lease)).containsExactly(lane);
    run(() -> inbox.done.contains(1L), new BotNode.Setup("heir", false, lease));
  }

  /** Everybody's picture is ready at once, and Telegram has had enough of us. */
  @Test
  void fiftyChatsGetTheirPicturesThroughAStormOf429() {
    var people = people(PEOPLE);
    people.forEach(person -> sandbox.telegram().say(person, "/start"));
    var storm = Fault.of(Fault.Kind.TOO_MANY_REQUESTS, "sendPhoto");
    sandbox.telegram().fault(storm, REFUSALS);
    try (var bot = node(BotNode.Setup.polling("one"))) {
      for (var person : people) {
        var id = Identity.telegram(person);
        var account =
            bot.does()
                .accounts()
                .open()
                .open(
                    id,
                    new Profile("Гость", Optional.empty(), Language.RU),
                    new ChatId(id.subject()))
                .account()
                .id();
        bot.does()
            .generation()
            .request()
            .request(new Buyer(account, new SubmitKey("storm"), Source.BOT), wish());
      }
      persistence.tasks().start(bot.does().taskHandlers());
      await()
          .atMost(PATIENCE)
          .until(() -> people.stream().allMatch(person -> pictures(person) > 0));
    }

    assertThat(people).allSatisfy(person -> assertThat(pictures(person)).isEqualTo(1));
    assertThat(sandbox.telegram().outbox())
        .as("what was refused was refused by the storm, not by the limits")
        .filteredOn(call -> call.answer().path("error_code").asInt() == 429)
        .hasSize(REFUSALS)
        .allMatch(call -> call.method().equals("sendphoto"));
    assertThat(persistence.ledgerFaults()).isEmpty();
  }

  /** A hundred and fifty are told something in the same moment; thirty a second is the limit. */
  @Test
  void whateverIsToBeSaidAtOnceIsSaidAtTelegramsPace() {
    var people = people(150);
    people.forEach(person -> sandbox.telegram().say(person, "/start"));
    try (var bot = node(BotNode.Setup.polling("one"))) {
      var deliveries =
          Crowd.of(
              people.size(),
              number ->
                  bot.messenger()
                      .send(
                          new ChatId(Long.toString(people.get(number))),
                          Language.RU,
                          new CustomerMessage.Cancelled(Fixtures.generationId(), 10)));
      assertThat(deliveries).hasOnlyElementsOfType(Delivery.Delivered.class);
    }
    assertThat(sandbox.telegram().outbox())
        .allSatisfy(call -> assertThat(call.answer().path("ok").asBoolean()).isTrue());
  }

  private long pictures(long person) {
    return sandbox.telegram().messages(person).stream().filter(Visitor::isPicture).count();
  }

  private static Wish wish() {
    return new Wish(
        Fixtures.model().id(),
        new Wish.Instruction.Written(Fixtures.PROMPT),
        List.of(),
        Optional.of(Fixtures.LARGE),
        new TreeMap<>());
  }
}

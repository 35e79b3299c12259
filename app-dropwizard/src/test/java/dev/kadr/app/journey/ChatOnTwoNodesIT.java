package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.StartLink;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Content;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.RecordingMessenger.Said;
import dev.kadr.ports.testkit.SamplePictures;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.dialogue.ConfirmDraft;
import dev.kadr.usecases.dialogue.TakeAlbumPart;
import dev.kadr.usecases.generation.RepeatGeneration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A chat that two nodes over one PostgreSQL talk with, in real time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatOnTwoNodesIT {
  private static final int TIMES = 5;
  private static final ChatId OPERATOR = new ChatId("77");

  @TempDir static Path folder;
  private final Clock clock = Clock.systemUTC();
  private final RecordingMessenger messenger = new RecordingMessenger();
  private Persistence one;
  private Persistence other;
  private List<UseCases> nodes;

  @BeforeAll
  void open() {
    one = Persistence.open(Persistence.Config.in(folder), clock);
    one.migrate();
    other = Persistence.open(Persistence.Config.in(folder), clock);
    nodes = List.of(node(one), node(other));
    one.tasks().start(nodes.getFirst().taskHandlers());
    other.tasks().start(nodes.getLast().taskHandlers());
  }

  @AfterAll
  void close() {
    other.close();
    one.close();
  }

  private UseCases node(Persistence persistence) {
    var ports =
        new Ports(
            persistence,
            new Ports.Studio(
                new ScriptedImageGenerator(Fixtures.GENAPI),
                new InMemoryPictures(),
                persistence.blobs(),
                new InMemoryFileLinks(clock)),
            new Ports.Chat(persistence.dialogues(), messenger, persistence.showings()),
            new Ports.Market(new ScriptedPaymentGateway(clock), new RecordingAnalytics()),
            new Ports.Surroundings(clock, persistence.ids(), Checkpoint.NONE, Telemetry.NONE));
    var policy =
        new Policy(Deadlines.STANDARD, new Capacity(8, 3), Policy.Pace.STANDARD, List.of(OPERATOR));
    return UseCases.wire(ports, new Catalogue(List.of(model())), policy);
  }

  /** As many photos as anybody can send. */
  private static Model model() {
    var model = Fixtures.model();
    return new Model(
        model.id(),
        model.title(),
        model.provision(),
        model.makes(),
        new Model.Takes(model.takes().sizes(), 10, model.takes().maxPromptLength()));
  }

  private UseCases node(int number) {
    return nodes.get(number % nodes.size());
  }

  private Account newcomer() {
    var chat = Fixtures.chat();
    var who = Identity.telegram(Long.parseLong(chat.value()));
    return node(0).accounts().open().open(who, Fixtures.profile(), chat).account();
  }

  private static ChatId chatOf(Account account) {
    return ((Account.Chat.Reachable) account.chat()).id();
  }

  private List<Said> offersTo(Account account) {
    return messenger.said().stream()
        .filter(said -> said.chat().equals(chatOf(account)))
        .filter(said -> said.message() instanceof CustomerMessage.Offered)
        .toList();
  }

  private void part(UseCases node, Account account, long number, String caption) {
    var message =
        new TakeAlbumPart.Message(
            "album",
            new MessageId(number),
            caption.isEmpty() ? Optional.empty() : Optional.of(caption));
    var picture = Content.of(SamplePictures.png(100 + (int) number, 100));
    node.dialogue().takeAlbumPart().take(account.id(), message, new TakeAlbumPart.News.Coming());
    node.dialogue()
        .takeAlbumPart()
        .take(account.id(), message, new TakeAlbumPart.News.Fetched(picture));
  }

  private int width(BlobKey key) {
    try (var stream = one.blobs().find(key).orElseThrow().open()) {
      return ImageIO.read(stream).getWidth();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The gaps are the point: they are waited for, and nothing else is. */
  private static void pass(Duration gap) {
    await().pollDelay(gap).until(() -> true);
  }

  /** What one press, message or link did that both nodes heard five times at once. */
  private <T> List<T> heard(Function<UseCases, T> deed) {
    return Crowd.of(TIMES * nodes.size(), number -> deed.apply(node(number)));
  }

  private MessageId offered(Account account) {
    return await()
        .atMost(Kadr.PATIENCE)
        .until(
            () -> one.dialogues().find(account.id()).flatMap(Dialogue::offered),
            Optional::isPresent)
        .orElseThrow();
  }

  private int requestsOf(Account account) {
    return one.generations().history(account.id(), 0, 100).size();
  }

  @Test
  void fivePartsOverTwoSecondsOnTwoNodesAreOneRequest() {
    var account = newcomer();
    var numbers = new ArrayList<>(LongStream.rangeClosed(1, 5).boxed().toList());
    Collections.shuffle(numbers, new Random(5));
    for (var index = 0; index < numbers.size(); index++) {
      part(node(index), account, numbers.get(index), numbers.get(index) == 3 ? "у моря" : "");
      pass(Duration.ofMillis(index == 2 ? 1_500 : 150));
    }
    var message = offered(account);
    pass(Duration.ofSeconds(3));
    assertThat(offersTo(account)).as("answered once").hasSize(1);

    var confirmed = node(1).dialogue().confirmDraft().confirm(account.id(), message);
    assertThat(confirmed).isInstanceOf(ConfirmDraft.Result.Confirmed.class);
    var requests = one.generations().history(account.id(), 0, 10);
    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst().wish().pictures().stream().map(this::width))
        .containsExactly(101, 102, 103, 104, 105);
  }

  @Test
  void theSameUpdatesOnBothNodesHaveOneEffect() {
    var account = newcomer();
    heard(
        node -> {
          part(node, account, 7, "у моря");
          return node;
        });
    var message = offered(account);
    assertThat(one.dialogues().find(account.id()).orElseThrow().photos()).hasSize(1);

    heard(node -> node.dialogue().confirmDraft().confirm(account.id(), message));
    assertThat(requestsOf(account)).isEqualTo(1);
    assertThat(one.accounts().wallet(account.id()).available(clock.instant())).isEqualTo(8);

    var made = one.generations().history(account.id(), 0, 1).getFirst().id();
    var answers =
        heard(node -> node.generation().repeat().repeat(account.id(), made, chatOf(account), 9));
    assertThat(answers).filteredOn(RepeatGeneration.Result.Requested.class::isInstance).hasSize(1);
    assertThat(requestsOf(account)).isEqualTo(2);
    assertThat(one.ledgerFaults()).isEmpty();
  }

  @Test
  void aQuestionAndALinkHeardOnBothNodesAreKeptOnce() {
    var account = newcomer();
    heard(node -> node.dialogue().askQuestion().ask(account.id(), new MessageId(5), "где?"));
    await().atMost(Kadr.PATIENCE).until(() -> !asked(account).isEmpty());
    pass(Duration.ofSeconds(1));
    assertThat(asked(account)).hasSize(1);

    heard(
        node ->
            node.accounts()
                .followLink()
                .follow(account.id(), new StartLink.Source(Touch.Kind.CAMPAIGN, "vk")));
    var first = one.accounts().find(account.id()).orElseThrow().particulars().firstTouch();
    node(1)
        .accounts()
        .followLink()
        .follow(account.id(), new StartLink.Source(Touch.Kind.REFERRAL, "zoe"));
    assertThat(one.accounts().find(account.id()).orElseThrow().particulars().firstTouch())
        .isPresent()
        .isEqualTo(first);
  }

  private List<Said> asked(Account account) {
    return messenger.said().stream()
        .filter(
            said ->
                said.message() instanceof CustomerMessage.Asked question
                    && question.chat().equals(chatOf(account)))
        .toList();
  }
}

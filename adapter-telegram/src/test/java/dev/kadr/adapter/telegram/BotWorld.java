package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.HmacSeals;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryEntrance;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryRateLimits;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryUpdateInbox;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.ManualTaskRunner;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.SamplePictures;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.ports.testkit.SequentialIds;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The whole bot over the in-memory world and the stand-in of the Bot API. */
final class BotWorld implements AutoCloseable {
  /** Two credits a picture. */
  static final Model CHEAP = cheap(Fixtures.model());

  /** More than anybody is given to begin with. */
  static final Model DEAR =
      new Model(
          new ModelId("nano-banana-pro"),
          Title.of("Nano Banana Pro"),
          new Model.Provision(Fixtures.GENAPI, "nano-banana-pro", Map.of()),
          new Model.Makes(OutputKind.PICTURE, 1, 12),
          Fixtures.model().takes());

  /** It takes as many photos as anybody can send; the dear one takes four. */
  private static Model cheap(Model model) {
    var takes = model.takes();
    return new Model(
        model.id(),
        model.title(),
        model.provision(),
        model.makes(),
        new Model.Takes(takes.sizes(), 10, takes.maxPromptLength()));
  }

  /** Who answers questions. */
  static final Person OPERATOR = Person.russian();

  static final Seller SELLER =
      new Seller(
          "ИП <Тест>",
          List.of("ИНН 000000000000"),
          "shop@example.org",
          Map.of(Seller.Document.OFFER, "https://example.org/offer?a=1&b=2"),
          Map.of(Fixtures.GENAPI, "GenAPI"));

  final BotApiStub telegram = new BotApiStub();
  final MutableClock clock = MutableClock.atNow();
  final InMemoryWorld world = new InMemoryWorld();
  final InMemoryUpdateInbox inbox = new InMemoryUpdateInbox(clock);
  final ScriptedImageGenerator provider = new ScriptedImageGenerator(Fixtures.GENAPI);
  final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(clock);
  final ManualTaskRunner tasks = new ManualTaskRunner(world);
  final InMemoryDialogues dialogues = new InMemoryDialogues(clock);
  final InMemoryBlobs blobs = new InMemoryBlobs();
  final InMemoryShowings showings = new InMemoryShowings();
  final HttpClient http = HttpClient.newHttpClient();
  final Telegram.Config config = config(telegram);
  final BotApi api = new BotApi(config, unpaced());
  final UseCases useCases;
  final SignInUseCases signIn;
  final Telegram.Site site;
  final UpdateHandler handler;

  BotWorld() {
    var ports =
        new Ports(
            world,
            new Ports.Studio(provider, new InMemoryPictures(), blobs, new InMemoryFileLinks(clock)),
            new Ports.Chat(dialogues, new TelegramMessenger(api), showings),
            new Ports.Market(gateway, new RecordingAnalytics()),
            new Ports.Surroundings(clock, new SequentialIds(), Checkpoint.NONE, Telemetry.NONE));
    useCases =
        UseCases.wire(
            ports,
            new Catalogue(List.of(CHEAP, DEAR), List.of(Fixtures.creditPackage())),
            new Policy(
                Deadlines.STANDARD,
                new Capacity(2, 2),
                Policy.Pace.STANDARD,
                Policy.Retention.STANDARD,
                List.of(new ChatId(OPERATOR.chat())),
                SELLER));
    signIn = signIn(ports);
    site = new Telegram.Site("kadr.example", signIn.links());
    handler = new UpdateHandler(api, new TelegramFiles(api, http, config), useCases, site);
    tasks.start(useCases.taskHandlers());
    telegram.hold("photo", SamplePictures.jpeg(640, 480));
  }

  /** What stores updates there. */
  UpdateIntake intake(UpdateInbox into) {
    return new UpdateIntake(into, useCases.messaging().reportParkedUpdate(), clock, new Bell());
  }

  private SignInUseCases signIn(Ports ports) {
    var entrance = new InMemoryEntrance();
    return SignInUseCases.wire(
        ports,
        new SignInUseCases.Vouchers(
            new SignedByTelegram(BotApiStub.TOKEN, clock),
            Optional.empty(),
            new TelegramCodes(api, "kadr.example")),
        new SignInUseCases.Register(
            entrance.sessions(),
            entrance.oneTimeKeys(),
            entrance.signInCodes(),
            entrance.signInLinks()),
        new SignInUseCases.Guard(
            HmacSeals.with("a key of the tests"),
            new SecureRandom()::nextBytes,
            new InMemoryRateLimits(clock),
            Runnable::run));
  }

  static Telegram.Config config(BotApiStub telegram) {
    return new Telegram.Config(
        BotApiStub.TOKEN,
        telegram.address(),
        "node-1",
        new Telegram.Intake.Polling(),
        new Telegram.Patience(
            Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60)));
  }

  /** Keeps nobody waiting for their turn: to it a minute passes between any two looks. */
  static Pacer unpaced() {
    return new Pacer(new RacingClock());
  }

  void hear(String update) {
    handler.handle(update);
  }

  /** Hears it, and gives what came into the chat by it. */
  List<Form> answers(Person person, String update) {
    var before = telegram.sentTo(person.chat()).size();
    hear(update);
    return telegram.sentTo(person.chat()).stream().skip(before).toList();
  }

  /** The one message that comes into the chat by it. */
  Form answer(Person person, String update) {
    var answers = answers(person, update);
    if (answers.size() != 1) {
      throw new AssertionError("not one message but " + answers);
    }
    return answers.getFirst();
  }

  /** Lets time pass, and does on the way what falls due. */
  void pass(Duration time) {
    var end = clock.instant().plus(time);
    tasks.runDue(clock.instant());
    while (tasks.waiting().stream().anyMatch(it -> !it.task().due().isAfter(end))) {
      clock.set(tasks.waiting().getFirst().task().due());
      tasks.runDue(clock.instant());
    }
    clock.set(end);
  }

  /** Edits of texts in a chat, in order. */
  List<Form> editsIn(Person person) {
    return telegram.calls("editMessageText").stream()
        .filter(call -> call.chat().equals(person.chat()))
        .toList();
  }

  /** What a press is answered. */
  String toast(String press) {
    var before = telegram.calls("answerCallbackQuery").size();
    hear(press);
    var toasts = telegram.calls("answerCallbackQuery");
    if (toasts.size() != before + 1) {
      throw new AssertionError("not one answer but " + toasts);
    }
    return toasts.getLast().value("text");
  }

  /** Brings a dialogue to its offer; the number of the message in which that stands. */
  long offer(Person person) {
    answers(person, person.writes("/start"));
    answers(person, person.writes("/photo"));
    answers(person, person.sendsPhoto("photo"));
    answers(person, person.writes("на закате"));
    return telegram.lastMessage();
  }

  /** Lets time pass until nothing is under way any more. */
  void settle() {
    tasks.runDue(clock.instant());
    for (int step = 0; step < 6; step++) {
      clock.advance(Duration.ofSeconds(10));
      tasks.runDue(clock.instant());
    }
  }

  long available(Person person) {
    return useCases.accounts().showStatus().show(account(person)).available();
  }

  AccountId account(Person person) {
    return world.accounts().find(person.identity()).orElseThrow().id();
  }

  /** Nothing of theirs was spent, nor set aside: all that ever moved is the gift they got. */
  boolean untouched(Person person) {
    return available(person) == 10 && world.transfersOf(account(person)).size() == 1;
  }

  @Override
  public void close() {
    api.close();
    http.shutdownNow();
    telegram.close();
  }

  private static final class RacingClock extends Clock {
    private final AtomicLong minutes = new AtomicLong();

    @Override
    public Instant instant() {
      return Instant.EPOCH.plus(Duration.ofMinutes(minutes.incrementAndGet()));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("only instants are asked for");
    }
  }
}

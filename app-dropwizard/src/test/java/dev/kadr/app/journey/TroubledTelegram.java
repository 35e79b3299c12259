package dev.kadr.app.journey;

import static org.awaitility.Awaitility.await;

import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryLeadership;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemorySendPauses;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryUpdateInbox;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.ManualTaskRunner;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingTelemetry;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.ports.testkit.SequentialIds;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import dev.kadr.sandbox.telegram.Fault;
import dev.kadr.sandbox.telegram.TelegramSettings;
import dev.kadr.sandbox.telegram.Upload;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The bot's real door over the in-memory world, and a Telegram that does what was planned. */
final class TroubledTelegram implements AutoCloseable {
  static final int TIMES = 5;

  /** What goes wrong on the way of one result, or of the updates that led to it. */
  enum Trouble {
    NONE(Optional.empty()),
    TOO_MANY_REQUESTS(Optional.of(Fault.Kind.TOO_MANY_REQUESTS)),
    BLOCKED(Optional.of(Fault.Kind.FORBIDDEN)),
    PHOTO_REFUSED(Optional.of(Fault.Kind.PHOTO_REFUSED)),
    BAD_GATEWAY(Optional.of(Fault.Kind.BAD_GATEWAY_HTML)),
    BROKEN_OFF(Optional.of(Fault.Kind.CLOSED_BEFORE)),
    ANSWER_LOST(Optional.of(Fault.Kind.CLOSED_AFTER)),
    TIME_OUT(Optional.of(Fault.Kind.HANG)),
    REDELIVERED(Optional.empty()),
    POISON(Optional.empty());

    private final Optional<Fault.Kind> fault;

    Trouble(Optional<Fault.Kind> fault) {
      this.fault = fault;
    }

    /** Whether the answer to a message that arrived was lost: then it comes twice. */
    boolean losesAnswer() {
      return this == ANSWER_LOST || this == TIME_OUT;
    }
  }

  /**
   * What became of one person.
   *
   * @param offers how often the photo was answered, with what was replaced since
   * @param results how often the picture came
   * @param told how the notice of it ended
   * @param answered whether the chat goes on
   */
  record Outcome(
      Trouble trouble, long offers, long results, Notice.Status told, boolean answered) {}

  private record Guest(Trouble trouble, Visitor visitor) {}

  final CountedInbox inbox;
  final RecordingTelemetry telemetry = new RecordingTelemetry();
  private final Clock clock = Clock.systemUTC();
  private final Sandbox sandbox = Sandbox.start(SandboxSettings.forTests());
  private final InMemoryWorld world = new InMemoryWorld();
  private final ManualTaskRunner tasks = new ManualTaskRunner(world);
  private final Telegram telegram;
  private final List<Guest> guests = new ArrayList<>();

  TroubledTelegram(Planted planted) {
    inbox = planted.inbox(new InMemoryUpdateInbox(clock));
    telegram =
        Telegram.open(
            new Telegram.Config(
                TelegramSettings.MADE_UP_TOKEN,
                sandbox.uri(),
                "node",
                new Telegram.Intake.Polling(),
                new Telegram.Patience(
                    Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10))),
            new InMemorySendPauses(clock),
            telemetry,
            clock);
    var ports = ports(planted);
    var useCases = UseCases.wire(ports, Fixtures.catalogue(), BotNode.eager());
    tasks.start(useCases.taskHandlers());
    telegram.start(useCases, BotNode.site(telegram, ports), inbox, new InMemoryLeadership());
  }

  /** What is wrong with this build, if anything. */
  interface Planted {
    Planted NOTHING = new Planted() {};

    default CustomerMessenger messenger(CustomerMessenger real) {
      return real;
    }

    default CountedInbox inbox(InMemoryUpdateInbox real) {
      return new CountedInbox(real);
    }

    default Telemetry telemetry(Telemetry real) {
      return real;
    }
  }

  private Ports ports(Planted planted) {
    return new Ports(
        world,
        new Ports.Studio(
            new ScriptedImageGenerator(Fixtures.GENAPI),
            new InMemoryPictures(),
            new InMemoryBlobs(),
            new InMemoryFileLinks(clock)),
        new Ports.Chat(
            new InMemoryDialogues(clock),
            planted.messenger(telegram.messenger()),
            new InMemoryShowings()),
        new Ports.Market(new ScriptedPaymentGateway(clock), new RecordingAnalytics()),
        new Ports.Surroundings(
            clock, new SequentialIds(), Checkpoint.NONE, planted.telemetry(telemetry)));
  }

  private void until(BooleanSupplier so) {
    await()
        .atMost(Kadr.PATIENCE)
        .until(
            () -> {
              tasks.runDue(clock.instant());
              return so.getAsBoolean();
            });
  }

  /** Everybody asks for a picture and then for help; each has the trouble they are named for. */
  void suffer(Collection<Trouble> troubles, int count) {
    for (var trouble : troubles) {
      for (var number = 0; number < count; number++) {
        guests.add(new Guest(trouble, new Visitor(sandbox, trouble + " " + number)));
      }
    }
    guests.forEach(guest -> sandbox.telegram().say(guest.visitor().id(), "/start"));
    until(() -> guests.stream().allMatch(guest -> has(guest, "Вам начислено")));
    guests.forEach(this::sendPhoto);
    until(() -> isQuiet() && guests.stream().allMatch(guest -> has(guest, "Проверьте заявку")));
    guests.forEach(this::confirm);
    until(() -> results().size() == guests.size());
    until(() -> results().stream().noneMatch(it -> it.status() instanceof Notice.Status.Due));
    var poisoned = guests.stream().filter(guest -> guest.trouble() == Trouble.POISON).toList();
    poisoned.forEach(this::poison);
    until(() -> inbox.aside.size() == poisoned.size());
    guests.forEach(guest -> sandbox.telegram().say(guest.visitor().id(), "/help"));
  }

  /** Whatever came was handled, however often it came. */
  private boolean isQuiet() {
    return sandbox.telegram().pendingUpdates() == 0 && inbox.done.size() == inbox.stored.size();
  }

  /** Until everybody was answered. */
  void settle() {
    until(() -> guests.stream().allMatch(guest -> has(guest, "Как сделать картинку")));
  }

  private void sendPhoto(Guest guest) {
    repeatedly(guest);
    var id = guest.visitor().id();
    if (guest.trouble() == Trouble.TOO_MANY_REQUESTS) {
      plan(Fault.Kind.TOO_MANY_REQUESTS, "sendMessage", id);
    }
    var photo = new Upload("file", "photo.png", "image/png", Visitor.photo());
    sandbox.telegram().sendPhotos(id, List.of(photo), "закат у моря");
  }

  private void confirm(Guest guest) {
    var id = guest.visitor().id();
    guest.trouble().fault.ifPresent(kind -> plan(kind, "sendPhoto", id));
    repeatedly(guest);
    var offer = guest.visitor().last(Visitor.saying("Проверьте заявку"));
    guest.visitor().press(offer, "photo:confirm");
  }

  private void poison(Guest guest) {
    sandbox
        .telegram()
        .inject(
            Visitor.json(
                """
                {"message": {"chat": {"id": %d, "type": "private"}, "from": 7}}
                """
                    .formatted(guest.visitor().id())));
  }

  private void repeatedly(Guest guest) {
    if (guest.trouble() == Trouble.REDELIVERED) {
      sandbox.telegram().duplicateNextUpdate(TIMES);
    }
  }

  private void plan(Fault.Kind kind, String method, long chat) {
    sandbox.telegram().fault(new Fault(kind, method, Optional.of(chat), Optional.empty(), 1, 0), 1);
  }

  private static boolean has(Guest guest, String words) {
    return guest.visitor().count(Visitor.saying(words)) > 0;
  }

  private List<Notice> results() {
    return world.everyNotice().stream()
        .filter(notice -> notice.id().kind() == Notice.Kind.RESULT)
        .toList();
  }

  List<Outcome> outcomes() {
    return guests.stream().map(this::outcome).toList();
  }

  private Outcome outcome(Guest guest) {
    var visitor = guest.visitor();
    var account = world.accounts().find(Identity.telegram(visitor.id())).orElseThrow();
    var told =
        results().stream()
            .filter(notice -> notice.account().equals(account.id()))
            .findFirst()
            .orElseThrow()
            .status();
    return new Outcome(
        guest.trouble(),
        visitor.count(Visitor.saying("Проверьте заявку"))
            + visitor.count(Visitor.saying("Заявка изменилась")),
        visitor.count(Visitor::isResult),
        told,
        has(guest, "Как сделать картинку"));
  }

  @Override
  public void close() {
    telegram.close();
    sandbox.close();
  }
}

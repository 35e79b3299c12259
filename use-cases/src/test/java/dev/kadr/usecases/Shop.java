package dev.kadr.usecases;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Content;
import dev.kadr.ports.Seals;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.HmacSeals;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.ManualTaskRunner;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RandomIds;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.RecordingTelemetry;
import dev.kadr.ports.testkit.SamplePictures;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.generation.AcceptCallback;
import dev.kadr.usecases.generation.RequestGeneration;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole core over memory, with a provider and a messenger that do as a test says.
 *
 * <p>Time passes only in {@link #pass}; what is due then is done in its order.
 */
public final class Shop {
  public static final ChatId OPERATOR = new ChatId("1");
  private static final byte[] PHOTO = SamplePictures.png(16, 16);

  public final MutableClock clock = MutableClock.atNow();
  public final InMemoryWorld world = new InMemoryWorld();
  public final ManualTaskRunner tasks = new ManualTaskRunner(world);
  public final ScriptedImageGenerator provider = new ScriptedImageGenerator(Fixtures.GENAPI);
  public final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(clock);
  public final RecordingAnalytics analytics = new RecordingAnalytics();
  public final RecordingMessenger messenger = new RecordingMessenger();
  public final RecordingTelemetry telemetry = new RecordingTelemetry();
  public final InMemoryBlobs blobs = new InMemoryBlobs(clock);
  public final InMemoryFileLinks links = new InMemoryFileLinks(clock);
  public final InMemoryDialogues dialogues = new InMemoryDialogues(clock);
  public final InMemoryShowings showings = new InMemoryShowings();
  public final UseCases does;
  private final Model model;

  /** The keys by which those who left are known again. */
  public Seals graves = HmacSeals.with("today's");

  private String deadly = "";

  public Shop() {
    this(Fixtures.model(), new Capacity(10, 3));
  }

  public Shop(Model model, Capacity capacity) {
    this.model = model;
    var ports =
        new Ports(
            world,
            new Ports.Studio(provider, new InMemoryPictures(), blobs, links),
            new Ports.Chat(dialogues, messenger, showings),
            new Ports.Market(gateway, analytics),
            new Ports.Surroundings(
                clock, new RandomIds(), this::reached, telemetry, words -> graves.of(words)));
    var policy = new Policy(Deadlines.STANDARD, capacity, Policy.Pace.STANDARD, List.of(OPERATOR));
    does =
        UseCases.wire(
            ports, new Catalogue(List.of(model), List.of(Fixtures.creditPackage())), policy);
    tasks.start(does.taskHandlers());
  }

  /** The next time this step is reached, the process is as good as dead. */
  public void dieAt(String step) {
    deadly = step;
  }

  private void reached(String step) {
    if (step.equals(deadly)) {
      throw new Died();
    }
  }

  /** What a kill is, as far as one process can tell. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Somebody who wrote to us for the first time, with their starter credits. */
  public Account newcomer() {
    return does.accounts()
        .open()
        .open(Fixtures.identity(), Fixtures.profile(), Fixtures.chat())
        .account();
  }

  public static ChatId chatOf(Account account) {
    return switch (account.chat()) {
      case Account.Chat.Reachable(var chat) -> chat;
      case Account.Chat.Unreachable(var chat) -> chat;
      case Account.Chat.None none -> throw new IllegalStateException("there is no chat");
    };
  }

  public static Content photo() {
    return Content.of(PHOTO);
  }

  /** A wish that was granted: it waits in the queue. */
  public GenerationId requested(Account buyer) {
    return requested(buyer, List.of(blobs.put(photo())));
  }

  /** The same, from photos that are kept already. */
  public GenerationId requested(Account buyer, Collection<BlobKey> photos) {
    if (tryRequest(buyer, wish(photos)) instanceof RequestGeneration.Result.Requested requested) {
      return requested.generation();
    }
    throw new IllegalStateException("not requested");
  }

  public RequestGeneration.Result tryRequest(Account buyer) {
    return tryRequest(buyer, wish());
  }

  private RequestGeneration.Result tryRequest(Account buyer, Wish wish) {
    var from = new RequestGeneration.Buyer(buyer.id(), Fixtures.submitKey(), Source.BOT);
    return does.generation().request().request(from, wish);
  }

  /** A wish of no size: what the provider made is kept as it came. */
  public Wish wish() {
    return wish(List.of(blobs.put(photo())));
  }

  private Wish wish(Collection<BlobKey> photos) {
    return new Wish(
        model.id(),
        new Wish.Instruction.Written(Fixtures.PROMPT),
        List.copyOf(photos),
        Optional.empty(),
        new TreeMap<>());
  }

  /** Does what is due now. */
  public void work() {
    tasks.runDue(clock.instant());
  }

  /** Lets time pass, and does on the way what falls due. */
  public void pass(Duration time) {
    var end = clock.instant().plus(time);
    work();
    for (var next = tasks.waiting(); !next.isEmpty(); next = tasks.waiting()) {
      var due = next.getFirst().task().due();
      if (due.isAfter(end)) {
        break;
      }
      clock.set(due);
      work();
    }
    clock.set(end);
  }

  /** A callback that names the request's own job. */
  public AcceptCallback.Result callback(GenerationId id, String body) {
    return callback(id, ScriptedImageGenerator.jobOf(id), body);
  }

  public AcceptCallback.Result callback(GenerationId id, ProviderJobId job, String body) {
    return does.generation().acceptCallback().accept(id, Optional.of(job), body);
  }

  public State state(GenerationId id) {
    return world.generations().find(id).orElseThrow().state();
  }

  public List<GenerationEvent.Kind> events(GenerationId id) {
    return world.generations().events(id, 0).stream().map(GenerationEvent::kind).toList();
  }

  public long available(Account account) {
    return world.accounts().wallet(account.id()).available(clock.instant());
  }

  public long held(Account account) {
    return world.accounts().wallet(account.id()).held();
  }

  /** What arrived in the buyer's chat, in its order. */
  public List<CustomerMessage> told(Account account) {
    return messenger.arrived(chatOf(account));
  }

  public List<String> toldKinds(Account account) {
    return told(account).stream().map(message -> message.getClass().getSimpleName()).toList();
  }

  public Notice.Status notice(Notice.Kind kind, GenerationId id) {
    return world.notices().find(new NoticeId(kind, id)).orElseThrow().status();
  }

  public List<Alert.Kind> alerts() {
    return world.alertsRaised().stream().map(Alert::kind).toList();
  }
}

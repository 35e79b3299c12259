package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Wish;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Records;
import dev.kadr.ports.Store;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.RecordsThrough;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.generation.CreateGeneration;
import dev.kadr.usecases.generation.CreateGeneration.Submission;
import dev.kadr.usecases.generation.Form;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import dev.kadr.usecases.generation.RequestGeneration.Result;
import dev.kadr.usecases.orders.BuyByKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one PostgreSQL: what one account can pay for is sold once, whoever asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {
  private static final int WISHES = 200;
  private static final int AFFORDABLE = 20;
  private static final int CROWD = 64;

  @TempDir static Path folder;
  private final Clock clock = Clock.systemUTC();
  private Persistence one;
  private Persistence other;

  @BeforeAll
  void open() {
    one = Persistence.open(config(), clock);
    one.migrate();
    other = Persistence.open(config(), clock);
  }

  /** A connection for each of the crowd: it is the account they are to wait for, not the pool. */
  private static Persistence.Config config() {
    var usual = Persistence.Config.in(folder);
    return new Persistence.Config(
        usual.databaseUrl(),
        usual.embeddedDir(),
        usual.blobUrl(),
        CROWD / 2 + 8,
        usual.node(),
        usual.tasks());
  }

  @AfterAll
  void close() {
    other.close();
    one.close();
  }

  /** Half of them by the bot's buttons, half by the API, each over both nodes. */
  @RepeatedTest(5)
  void twoHundredParallelWishesOnTheCreditsForTwenty(RepetitionInfo round) throws Exception {
    var nodes = List.of(node(one), node(other));
    var who = Identity.telegram(90_000 + round.getCurrentRepetition());
    var account = opened(nodes.getFirst(), who);
    nodes.getFirst().accounts().grantCredits().grant(who, 30, "for twenty pictures in all");
    var work = new ArrayList<Callable<Boolean>>();
    for (var index = 0; index < WISHES; index++) {
      var node = nodes.get(index % nodes.size());
      var number = index / 4;
      work.add(
          index % 4 < 2
              ? () -> byButton(node, account, number)
              : () -> byApi(node, account, number));
    }

    var accepted = atOnce(work);

    assertThat(accepted).filteredOn(it -> it).hasSize(AFFORDABLE);
    assertThat(accepted).filteredOn(it -> !it).hasSize(WISHES - AFFORDABLE);
    assertThat(one.accounts().wallet(account).available(clock.instant())).isZero();
    assertThat(one.ledgerFaults()).isEmpty();
  }

  /** What a confirmation does once its draft is read; each node has its own numbers. */
  private static boolean byButton(UseCases node, AccountId account, int number) {
    var key = new SubmitKey("draft:" + System.identityHashCode(node) + "/" + number);
    var buyer = new Buyer(account, key, Source.BOT);
    return switch (node.generation().request().request(buyer, wish())) {
      case Result.Requested requested -> true;
      case Result.Insufficient few -> false;
      case Result other -> throw new IllegalStateException(other.toString());
    };
  }

  private static boolean byApi(UseCases node, AccountId account, int number) {
    var key = "api:" + System.identityHashCode(node) + "/" + number;
    return switch (call(node, account, key, OptionalLong.empty())) {
      case CreateGeneration.Result.Created created -> true;
      case CreateGeneration.Result.Insufficient few -> false;
      case CreateGeneration.Result other -> throw new IllegalStateException(other.toString());
    };
  }

  /** A caller's call: its key, and a form whose fingerprint says what it costs at most. */
  private static CreateGeneration.Result call(
      UseCases node, AccountId account, String key, OptionalLong mostCost) {
    var buyer = new Buyer(account, new SubmitKey(key), Source.API);
    var form =
        new Form(
            Fixtures.model().id().value(),
            Optional.of("a fox"),
            List.of(),
            new TreeMap<>(),
            OptionalInt.of(1));
    return node.selfService()
        .create()
        .create(new Submission(buyer, mostCost.toString(), mostCost), form);
  }

  private static AccountId opened(UseCases node, Identity who) {
    return node.accounts()
        .open()
        .open(who, new Profile("Ира", Optional.empty(), Language.RU), new ChatId(who.subject()))
        .account()
        .id();
  }

  /**
   * The connection is cut before, inside and after the commit, so that the caller never hears the
   * first answer; asked again under the same key it is one request and one answer, a no too.
   */
  @Test
  void anAnswerThatIsLostIsSaidAgainAndNothingIsDoneTwice() {
    var cut = new Cut(one.unitOfWork());
    var node = node(one, new RecordsThrough(cut, one));
    var who = Identity.telegram(70_000);
    var account = opened(node, who);
    node.accounts().grantCredits().grant(who, 190, "for a hundred pictures in all");
    var made = 0;
    for (var round = 0; round < 100; round++) {
      var key = "api:lost-" + round;
      var most = round % 4 == 3 ? OptionalLong.of(1) : OptionalLong.empty();
      cut.next = Cut.MOMENTS.get(round % Cut.MOMENTS.size());
      assertThatThrownBy(() -> call(node, account, key, most)).isInstanceOf(Cut.Lost.class);
      var answer = call(node, account, key, most);
      assertThat(call(node(other), account, key, most)).as(key).isEqualTo(answer);
      made += answer instanceof CreateGeneration.Result.Created ? 1 : 0;
    }
    assertThat(made).isEqualTo(75);
    assertThat(one.accounts().wallet(account).held()).isEqualTo(2L * made);
    assertThat(one.generations().history(account, 0, 200)).hasSize(made);
    assertThat(one.ledgerFaults()).isEmpty();
  }

  /** The control: a caller who takes a new key after a lost answer has ordered twice. */
  @Test
  void whoTakesANewKeyAfterALostAnswerPaysTwice() {
    var cut = new Cut(one.unitOfWork());
    var node = node(one, new RecordsThrough(cut, one));
    var account = opened(node, Identity.telegram(70_001));
    cut.next = Cut.Moment.AFTER;
    assertThatThrownBy(() -> call(node, account, "api:first", OptionalLong.empty()))
        .isInstanceOf(Cut.Lost.class);
    call(node, account, "api:second", OptionalLong.empty());
    assertThat(one.accounts().wallet(account).held()).isEqualTo(4);
  }

  /** The same for an order: its answer is lost, and it is placed once. */
  @Test
  void aPurchaseWhoseAnswerIsLostIsOneOrder() {
    var cut = new Cut(one.unitOfWork());
    var node = node(one, new RecordsThrough(cut, one));
    var account = opened(node, Identity.telegram(70_002));
    for (var moment : Cut.MOMENTS) {
      var wish =
          new BuyByKey.Wish(
              new PurchaseKey("api:lost-" + moment),
              "print",
              Fixtures.creditPackage().id().value(),
              Optional.of(new Email("ira@example.com")));
      cut.next = moment;
      assertThatThrownBy(() -> node.buyByKey().buy(account, wish)).isInstanceOf(Cut.Lost.class);
      var answer = (BuyByKey.Result.Started) node.buyByKey().buy(account, wish);
      var again = (BuyByKey.Result.Started) node.buyByKey().buy(account, wish);
      assertThat(again).as(moment.toString()).isEqualTo(answer);
    }
    assertThat(one.orders().history(account, 10)).hasSize(3);
  }

  /** A unit of work whose connection is cut once, at a moment that a test chooses. */
  private static final class Cut implements UnitOfWork {
    private static final List<Moment> MOMENTS = List.of(Moment.BEFORE, Moment.INSIDE, Moment.AFTER);

    private final UnitOfWork whole;
    private Moment next = Moment.NEVER;

    private Cut(UnitOfWork whole) {
      this.whole = whole;
    }

    private enum Moment {
      NEVER,
      BEFORE,
      INSIDE,
      AFTER
    }

    private static final class Lost extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public <T> T inTransaction(Function<Store, T> work) {
      var moment = next;
      next = Moment.NEVER;
      return switch (moment) {
        case NEVER -> whole.inTransaction(work);
        case BEFORE -> throw new Lost();
        case INSIDE ->
            whole.<T>inTransaction(
                store -> {
                  var unused = work.apply(store);
                  throw new Lost();
                });
        case AFTER -> {
          var unused = whole.inTransaction(work);
          throw new Lost();
        }
      };
    }
  }

  @RepeatedTest(3)
  void oneWishSentThroughTwoWindowsAtOnceIsOneRequest(RepetitionInfo round) throws Exception {
    var nodes = List.of(node(one), node(other));
    var who = Identity.telegram(80_000 + round.getCurrentRepetition());
    var account = opened(nodes.getFirst(), who);
    var buyer = new Buyer(account, new SubmitKey("the same"), Source.BOT);
    var work = new ArrayList<Callable<Result>>();
    for (var index = 0; index < 16; index++) {
      var node = nodes.get(index % nodes.size());
      work.add(() -> node.generation().request().request(buyer, wish()));
    }

    var results = atOnce(work);

    assertThat(results).filteredOn(Result.Requested.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Result.AlreadyRequested.class::isInstance).hasSize(15);
    assertThat(one.accounts().wallet(account).available(clock.instant())).isEqualTo(8);
  }

  private UseCases node(Persistence persistence) {
    return node(persistence, persistence);
  }

  private UseCases node(Persistence persistence, Records records) {
    var ports =
        new Ports(
            records,
            new Ports.Studio(
                new ScriptedImageGenerator(Fixtures.GENAPI),
                new InMemoryPictures(),
                persistence.blobs(),
                new InMemoryFileLinks(clock)),
            new Ports.Chat(
                persistence.dialogues(), new RecordingMessenger(), persistence.showings()),
            new Ports.Market(new ScriptedPaymentGateway(clock), new RecordingAnalytics()),
            new Ports.Surroundings(clock, persistence.ids(), Checkpoint.NONE, Telemetry.NONE));
    var policy =
        new Policy(Deadlines.STANDARD, new Capacity(8, 3), Policy.Pace.STANDARD, List.of());
    return UseCases.wire(ports, Fixtures.catalogue(), policy);
  }

  private static Wish wish() {
    return new Wish(
        Fixtures.model().id(),
        new Wish.Instruction.Written(Fixtures.PROMPT),
        List.of(),
        Optional.of(Fixtures.LARGE),
        new TreeMap<>());
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    try (var crowd = Executors.newFixedThreadPool(CROWD)) {
      var results = new ArrayList<T>();
      for (var result : crowd.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    }
  }
}

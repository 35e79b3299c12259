package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import dev.kadr.usecases.generation.RequestGeneration.Result;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
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

  @RepeatedTest(5)
  void twoHundredParallelWishesOnTheCreditsForTwenty(RepetitionInfo round) throws Exception {
    var nodes = List.of(node(one), node(other));
    var who = Identity.telegram(90_000 + round.getCurrentRepetition());
    var account =
        nodes
            .getFirst()
            .accounts()
            .open()
            .open(who, new Profile("Ира", Optional.empty(), Language.RU), new ChatId(who.subject()))
            .account()
            .id();
    nodes.getFirst().accounts().grantCredits().grant(who, 30, "for twenty pictures in all");
    var work = new ArrayList<Callable<Result>>();
    for (var index = 0; index < WISHES; index++) {
      var buyer = new Buyer(account, new SubmitKey("wish-" + index), Source.API);
      var node = nodes.get(index % nodes.size());
      work.add(() -> node.generation().request().request(buyer, wish()));
    }

    var results = atOnce(work);

    assertThat(results).filteredOn(Result.Requested.class::isInstance).hasSize(AFFORDABLE);
    assertThat(results)
        .filteredOn(Result.Insufficient.class::isInstance)
        .hasSize(WISHES - AFFORDABLE);
    assertThat(one.accounts().wallet(account).available(clock.instant())).isZero();
    assertThat(one.ledgerFaults()).isEmpty();
  }

  @RepeatedTest(3)
  void oneWishSentThroughTwoWindowsAtOnceIsOneRequest(RepetitionInfo round) throws Exception {
    var nodes = List.of(node(one), node(other));
    var who = Identity.telegram(80_000 + round.getCurrentRepetition());
    var account =
        nodes
            .getFirst()
            .accounts()
            .open()
            .open(who, new Profile("Ира", Optional.empty(), Language.RU), new ChatId(who.subject()))
            .account()
            .id();
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
    var ports =
        new Ports(
            persistence,
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

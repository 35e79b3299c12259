package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.testkit.CountedWire;
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
import dev.kadr.usecases.generation.AcceptCallback;
import dev.kadr.usecases.generation.CreateGeneration;
import dev.kadr.usecases.generation.Form;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import dev.kadr.usecases.orders.AcceptNotification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hot paths from the use case's door to the COMMIT, counted on the wire: a locking read and a
 * write, and nothing beside them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripsIT {
  /** The pool looks after its connections and plans are prepared at first: the least counts. */
  private static final int RUNS = 25;

  @TempDir static Path folder;
  private final Clock clock = Clock.systemUTC();
  private Postgres postgres;
  private CountedWire wire;
  private Persistence persistence;
  private UseCases does;

  @BeforeAll
  void open() throws IOException {
    postgres = new Postgres(folder);
    var url = postgres.url();
    var port = URI.create(url.substring("jdbc:".length())).getPort();
    wire = new CountedWire(port);
    var counted = url.replace(":" + port + "/", ":" + wire.port() + "/");
    persistence = Persistence.open(Persistence.Config.in(folder).at(counted), clock);
    persistence.migrate();
    does = wired();
  }

  @AfterAll
  void close() throws IOException {
    persistence.close();
    wire.close();
    postgres.close();
  }

  private UseCases wired() {
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

  /** How often the database is asked by what is done, at the least of many times. */
  private int trips(IntConsumer work) {
    var least = Integer.MAX_VALUE;
    for (var run = 0; run < RUNS; run++) {
      var before = wire.trips();
      work.accept(run);
      least = Math.min(least, wire.trips() - before);
    }
    return least;
  }

  private Buyer newcomer(String key) {
    var account =
        does.accounts()
            .open()
            .open(Fixtures.identity(), Fixtures.profile(), Fixtures.chat())
            .account();
    return new Buyer(account.id(), new SubmitKey(key), Source.API);
  }

  private CreateGeneration.Result create(Buyer buyer) {
    return does.selfService()
        .create()
        .create(
            new CreateGeneration.Submission(buyer, "a-print", OptionalLong.empty()),
            new Form("gpt-image-1", Optional.of("a fox"), List.of(), Map.of(), OptionalInt.of(1)));
  }

  private GenerationId created() {
    var result = create(newcomer("a-key"));
    assertThat(result).isInstanceOf(CreateGeneration.Result.Created.class);
    return ((CreateGeneration.Result.Created) result).generation();
  }

  @Test
  void aCreateTakesTwo() {
    var buyers = IntStream.range(0, RUNS).mapToObj(i -> newcomer("k")).toList();
    assertThat(trips(run -> create(buyers.get(run)))).isEqualTo(2);
  }

  @Test
  void theSameCreateAgainTakesTwo() {
    var buyer = newcomer("again");
    create(buyer);
    assertThat(trips(run -> create(buyer))).isEqualTo(2);
  }

  @Test
  void aCallbackTakesTwo() {
    var generation = created();
    assertThat(
            trips(
                run ->
                    assertThat(callback(generation, run))
                        .isInstanceOf(AcceptCallback.Result.Stored.class)))
        .isEqualTo(2);
  }

  private AcceptCallback.Result callback(GenerationId generation, int number) {
    var job = Optional.of(new ProviderJobId("42"));
    return does.generation().acceptCallback().accept(generation, job, "{\"n\":" + number + "}");
  }

  @Test
  void aNotificationTakesTwo() {
    assertThat(
            trips(
                run -> {
                  var key = new Notification.Key("payment.succeeded", "payment-" + run);
                  assertThat(
                          does.orders()
                              .notifications()
                              .accept()
                              .accept(key, Notification.About.PAYMENT, "{}"))
                      .isInstanceOf(AcceptNotification.Result.Stored.class);
                }))
        .isEqualTo(2);
  }

  /** What a call of the API takes besides, to see that its session was not ended. */
  @Test
  void aSessionIsLookedAtInOne() {
    var session = new SessionId(Fixtures.random());
    assertThat(trips(run -> persistence.sessions().find(session, clock.instant()))).isEqualTo(1);
  }
}

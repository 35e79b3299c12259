package dev.kadr.adapter.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.Notification.Status;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.RecordsThrough;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What knocks is kept and answered, whatever it is; nothing of it is believed. */
class YooKassaWebhookResourceTest {
  private static final String YOOKASSA = "185.71.76.1";
  private static final String ID = "2f3b588d-000f-5000-8000-1d6e87c7fbde";

  private final InMemoryWorld world = new InMemoryWorld();
  private final MutableClock clock = MutableClock.atNow();
  private final Payments payments = Payments.open(config(List.of(), List.of()));
  private final YooKassaWebhookResource resource = resource(payments, world.unitOfWork());

  private static Payments.Config config(List<String> networks, List<String> proxies) {
    var usual = Samples.config(URI.create("http://127.0.0.1:9"), Duration.ofSeconds(1));
    return new Payments.Config(
        usual.shop(),
        usual.back(),
        usual.receipts(),
        new Payments.Intake(networks, proxies),
        usual.patience());
  }

  private YooKassaWebhookResource resource(Payments door, UnitOfWork unitOfWork) {
    var useCases = Core.of(new RecordsThrough(unitOfWork, world), door.gateway(), clock);
    return (YooKassaWebhookResource) door.resources(useCases).getFirst();
  }

  @AfterEach
  void close() {
    payments.close();
  }

  private static String told(String event) {
    return "{\"type\":\"notification\",\"event\":\"%s\",\"object\":{\"id\":\"%s\"}}"
        .formatted(event, ID);
  }

  private int knock(String body) throws IOException {
    var stream = new ByteArrayInputStream(body.getBytes(UTF_8));
    try (var answer = resource.accept(YOOKASSA, List.of(), stream)) {
      return answer.getStatus();
    }
  }

  private Optional<Notification> kept(String event) {
    return world.orders().notification(new Notification.Key(event, ID));
  }

  @ParameterizedTest
  @CsvSource({
    "payment.succeeded, PAYMENT",
    "payment.canceled, PAYMENT",
    "payment.waiting_for_capture, PAYMENT",
    "refund.succeeded, REFUND"
  })
  void whatWeCareForIsKeptAndWillBeReadBack(String event, About about) throws IOException {
    assertThat(knock(told(event))).isEqualTo(200);
    assertThat(kept(event))
        .hasValueSatisfying(
            notification -> {
              assertThat(notification.about()).isEqualTo(about);
              assertThat(notification.status()).isEqualTo(Status.WAITING);
              assertThat(notification.body()).isEqualTo(told(event));
            });
    assertThat(world.orders().undecidedNotifications(10))
        .containsExactly(new Notification.Key(event, ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deal.closed", "payout.succeeded", "something.new"})
  void whatWeDoNotCareForIsKeptAllTheSame(String event) throws IOException {
    assertThat(knock(told(event))).isEqualTo(200);
    assertThat(kept(event).map(Notification::about)).contains(About.OTHER);
    assertThat(world.orders().undecidedNotifications(10)).isEmpty();
  }

  @Test
  void theSameAgainIsAnsweredAlikeAndKeptOnce() throws IOException {
    for (int i = 0; i < 20; i++) {
      assertThat(knock(told("payment.succeeded"))).isEqualTo(200);
    }
    assertThat(world.orders().undecidedNotifications(100)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"event\":\"payment.succeeded\"}",
        "{\"event\":7,\"object\":[]}",
        "{\"object\":{\"id\":\"x\"}}"
      })
  void nonsenseIsKeptAndAnswered(String body) throws IOException {
    assertThat(knock(body)).isEqualTo(200);
    assertThat(world.orders().undecidedNotifications(10)).isEmpty();
  }

  @Test
  void ofWhatIsFarTooLongTheBeginningIsKept() throws IOException {
    assertThat(knock(told("payment.succeeded") + " ".repeat(5_000_000))).isEqualTo(200);
    assertThat(kept("payment.succeeded"))
        .hasValueSatisfying(it -> assertThat(it.body().length()).isLessThanOrEqualTo(64 << 10));
  }

  @Test
  void anIdThatIsNoIdBreaksNothing() throws IOException {
    var evil = told("payment.succeeded").replace(ID, "../../me?x=1\\u0000" + "y".repeat(500));
    assertThat(knock(evil)).isEqualTo(200);
    assertThat(world.orders().undecidedNotifications(10)).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsAnswered500SoThatItComesAgain() throws IOException {
    var broken =
        resource(
            payments,
            new UnitOfWork() {
              @Override
              public <T> T inTransaction(Function<Store, T> work) {
                throw new UncheckedIOException(new IOException("the database is gone"));
              }
            });
    assertThat(status(broken, YOOKASSA, List.of())).isEqualTo(500);
  }

  @Test
  void noiseFromElsewhereIsNotListenedTo() throws IOException {
    try (var guarded = Payments.open(config(List.of("185.71.76.0/27"), List.of("10.0.0.0/8")))) {
      var door = resource(guarded, world.unitOfWork());
      assertThat(status(door, "8.8.8.8", List.of(YOOKASSA))).isEqualTo(403);
      assertThat(kept("payment.succeeded")).isEmpty();
      assertThat(status(door, "10.0.0.1", List.of(YOOKASSA))).isEqualTo(200);
      assertThat(kept("payment.succeeded")).isPresent();
    }
  }

  private static int status(YooKassaWebhookResource door, String peer, List<String> forwardedFor)
      throws IOException {
    var body = new ByteArrayInputStream(told("payment.succeeded").getBytes(UTF_8));
    try (var answer = door.accept(peer, forwardedFor, body)) {
      return answer.getStatus();
    }
  }
}

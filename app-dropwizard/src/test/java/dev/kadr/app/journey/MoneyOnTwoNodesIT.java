package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Store;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordsThrough;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.PlaceOrder;
import dev.kadr.usecases.orders.RefundOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one PostgreSQL and one gateway: whoever hears of money, it counts once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyOnTwoNodesIT {
  private static final int PAYMENTS = 100;
  private static final int NOTIFICATIONS = 2_000;
  private static final int CROWD = 16;

  @TempDir static Path folder;
  private final Clock clock = Clock.systemUTC();
  private final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(clock);
  private final AtomicInteger people = new AtomicInteger();
  private Persistence one;
  private Persistence other;
  private List<OrderUseCases> nodes = List.of();

  @BeforeAll
  void open() {
    one = Persistence.open(config(), clock);
    one.migrate();
    other = Persistence.open(config(), clock);
    nodes = List.of(node(one, one.unitOfWork()), node(other, other.unitOfWork()));
  }

  private static Persistence.Config config() {
    var usual = Persistence.Config.in(folder);
    return new Persistence.Config(
        usual.databaseUrl(),
        usual.embeddedDir(),
        usual.blobUrl(),
        CROWD + 4,
        usual.node(),
        usual.tasks());
  }

  @AfterAll
  void close() {
    other.close();
    one.close();
  }

  private OrderUseCases node(Persistence persistence, UnitOfWork unitOfWork) {
    return OrderUseCases.wire(
        new RecordsThrough(unitOfWork, persistence),
        new Ports.Market(gateway, new RecordingAnalytics()),
        surroundings(persistence),
        Fixtures.catalogue(),
        new Policy(Deadlines.STANDARD, new Capacity(8, 3), Policy.Pace.STANDARD, List.of()));
  }

  private Ports.Surroundings surroundings(Persistence persistence) {
    return new Ports.Surroundings(clock, persistence.ids(), Checkpoint.NONE, Telemetry.NONE);
  }

  private AccountId buyer() {
    var who = Identity.telegram(70_000 + people.incrementAndGet());
    var account = Fixtures.account();
    one.unitOfWork()
        .<Boolean>inTransaction(
            store -> {
              store.open(account, who);
              return true;
            });
    return account.id();
  }

  private record Bought(AccountId buyer, OrderId order, ProviderPaymentId payment) {}

  private Bought bought() {
    var buyer = buyer();
    var key = new PurchaseKey("press:" + Fixtures.random());
    var placed = (PlaceOrder.Result.Placed) place(nodes.getFirst(), buyer, key);
    var order = placed.purchase().order().id();
    return new Bought(
        buyer, order, placed.purchase().payments().getFirst().provider().orElseThrow());
  }

  private static PlaceOrder.Result place(OrderUseCases node, AccountId buyer, PurchaseKey key) {
    return node.selling()
        .place()
        .place(Buyer.of(buyer, key, Channel.BOT), Fixtures.creditPackage().id(), Optional.empty());
  }

  private long available(AccountId buyer) {
    return one.accounts().wallet(buyer).available(clock.instant());
  }

  @Test
  void twoThousandNotificationsOfAHundredPaymentsWithPollAndButtonAreAHundredGrants() {
    var all = new ArrayList<Bought>();
    for (var number = 0; number < PAYMENTS; number++) {
      all.add(bought());
    }
    all.forEach(bought -> gateway.shelf().pay(bought.payment()));

    Crowd.of(
        CROWD,
        number -> {
          var dice = new Random(number);
          for (var time = 0; time < NOTIFICATIONS / CROWD; time++) {
            hear(nodes.get(dice.nextInt(2)), all.get(dice.nextInt(PAYMENTS)), dice.nextInt(4));
          }
          return true;
        });
    all.forEach(bought -> hear(nodes.getFirst(), bought, 0));

    all.forEach(bought -> assertThat(available(bought.buyer())).isEqualTo(25));
    assertThat(one.ledgerFaults()).isEmpty();
  }

  private static void hear(OrderUseCases node, Bought bought, int window) {
    var key = new Notification.Key("payment.succeeded", bought.payment().value());
    node.notifications().accept().accept(key, About.PAYMENT, "{}");
    switch (window) {
      case 1 -> node.selling().check().check(bought.buyer(), bought.order());
      case 2 -> node.looking().sweep().sweep();
      default -> node.notifications().read().read(key);
    }
  }

  @Test
  void aHundredConnectionsThatAreCutAreAHundredOrders() {
    var dice = new Random(3);
    var cut = node(one, new Cutting(one.unitOfWork(), dice));
    for (var number = 0; number < 100; number++) {
      var buyer = buyer();
      var key = new PurchaseKey("api:" + Fixtures.random());
      var placed = untilAnswered(() -> place(cut, buyer, key));
      var again = place(nodes.getLast(), buyer, key);
      assertThat(again).isInstanceOf(PlaceOrder.Result.Repeated.class);
      assertThat(order(placed)).isEqualTo(order(again));
      assertThat(one.orders().history(buyer, 10)).hasSize(1);
    }
  }

  private static OrderId order(PlaceOrder.Result result) {
    if (result instanceof PlaceOrder.Result.Placed(var purchase)) {
      return purchase.order().id();
    }
    return ((PlaceOrder.Result.Repeated) result).purchase().order().id();
  }

  private static <T> T untilAnswered(Supplier<T> call) {
    for (var time = 0; time < 100; time++) {
      try {
        return call.get();
      } catch (UncheckedIOException cut) {
        assertThat(cut).hasMessageContaining("cut");
      }
    }
    throw new AssertionError("never answered");
  }

  /** Loses the connection before a commit, or after it, when nobody hears of it. */
  private record Cutting(UnitOfWork whole, Random dice) implements UnitOfWork {
    @Override
    public <T> T inTransaction(Function<Store, T> work) {
      if (dice.nextInt(3) == 0) {
        throw new UncheckedIOException(new IOException("cut before"));
      }
      var answer = whole.inTransaction(work);
      if (dice.nextInt(3) == 0) {
        throw new UncheckedIOException(new IOException("cut after"));
      }
      return answer;
    }
  }

  @Test
  void aRefundAskedForByEverybodyAtOnceGivesTheMoneyBackOnce() {
    var bought = bought();
    gateway.shelf().pay(bought.payment());
    hear(nodes.getFirst(), bought, 1);
    assertThat(available(bought.buyer())).isEqualTo(25);

    var answers = new ConcurrentLinkedQueue<RefundOrder.Result>();
    Crowd.of(
        CROWD,
        number ->
            answers.add(
                nodes
                    .get(number % 2)
                    .returning()
                    .refund()
                    .refund(bought.order(), Optional.empty(), "everybody")));

    assertThat(answers).filteredOn(RefundOrder.Result.Asked.class::isInstance).hasSize(1);
    assertThat(available(bought.buyer())).isZero();
    assertThat(gateway.shelf().refunds())
        .filteredOn(refund -> refund.payment().equals(bought.payment()))
        .hasSize(1);
    assertThat(one.ledgerFaults()).isEmpty();
  }

  @Test
  void twoThousandForgeriesOnTwoNodesGiveNothing() {
    var victims = new ArrayList<Bought>();
    for (var number = 0; number < 10; number++) {
      victims.add(bought());
    }
    var events = List.of("payment.succeeded", "payment.canceled", "refund.succeeded", "", "\0x");
    Crowd.of(
        CROWD,
        number -> {
          var dice = new Random(number);
          for (var time = 0; time < NOTIFICATIONS / CROWD; time++) {
            var own = victims.get(dice.nextInt(victims.size())).payment().value();
            var key =
                new Notification.Key(
                    events.get(dice.nextInt(events.size())),
                    dice.nextBoolean() ? own : own.substring(dice.nextInt(own.length())));
            var about = List.of(About.values()).get(dice.nextInt(About.values().length));
            var node = nodes.get(dice.nextInt(2)).notifications();
            node.accept().accept(key, about, "{\"status\":\"succeeded\"}");
            node.read().read(key);
          }
          return true;
        });
    for (var victim : victims) {
      assertThat(available(victim.buyer())).isZero();
      assertThat(one.orders().find(victim.order()).orElseThrow().order().state())
          .isInstanceOf(Order.State.AwaitingPayment.class);
    }
    assertThat(one.ledgerFaults()).isEmpty();
  }

  /** What can happen to money, at the gateway and here. */
  private enum Happening {
    PAYS,
    EXPIRES,
    REFUNDED_OUTSIDE,
    TOLD_PAID,
    TOLD_CANCELED,
    BUTTON
  }

  /** Up to six are walked in memory; here the rows are PostgreSQL's, and each node hears half. */
  @Test
  void everyOrderOfThreeHappeningsEndsAsTheGatewaySays() {
    var tales = new ArrayList<List<Happening>>();
    grow(List.of(), tales);
    assertThat(tales).hasSize(1 + 6 + 30 + 120);
    for (var tale : tales) {
      var bought = bought();
      for (var index = 0; index < tale.size(); index++) {
        happens(tale.get(index), bought, nodes.get(index % 2));
      }
      endsAsTheGatewaySays(bought, tale);
    }
    assertThat(one.ledgerFaults()).isEmpty();
  }

  private static void grow(List<Happening> order, List<List<Happening>> orders) {
    orders.add(order);
    if (order.size() == 3) {
      return;
    }
    for (var next : Happening.values()) {
      if (!order.contains(next)) {
        var longer = new ArrayList<>(order);
        longer.add(next);
        grow(List.copyOf(longer), orders);
      }
    }
  }

  private ProviderPayment.Status status(Bought bought) {
    return payment(bought).status();
  }

  private ProviderPayment payment(Bought bought) {
    return gateway.shelf().payments().stream()
        .filter(it -> it.id().equals(bought.payment()))
        .findFirst()
        .orElseThrow();
  }

  private void happens(Happening happening, Bought bought, OrderUseCases node) {
    var pending = status(bought) instanceof ProviderPayment.Status.Pending;
    switch (happening) {
      case PAYS -> {
        if (pending) {
          gateway.shelf().pay(bought.payment());
        }
      }
      case EXPIRES -> {
        if (pending) {
          gateway.shelf().cancel(bought.payment(), "expired_on_confirmation");
        }
      }
      case REFUNDED_OUTSIDE -> {
        if (status(bought) instanceof ProviderPayment.Status.Succeeded) {
          var refund =
              gateway.shelf().refundInDashboard(bought.payment(), Fixtures.creditPackage().price());
          told(node, "refund.succeeded", refund.id().value(), About.REFUND);
        }
      }
      case TOLD_PAID -> told(node, "payment.succeeded", bought.payment().value(), About.PAYMENT);
      case TOLD_CANCELED -> told(node, "payment.canceled", bought.payment().value(), About.PAYMENT);
      case BUTTON -> node.selling().check().check(bought.buyer(), bought.order());
    }
  }

  private static void told(OrderUseCases node, String event, String subject, About about) {
    var key = new Notification.Key(event, subject);
    node.notifications().accept().accept(key, about, "{}");
    node.notifications().read().read(key);
  }

  private void endsAsTheGatewaySays(Bought bought, List<Happening> tale) {
    var attempt = one.orders().find(bought.order()).orElseThrow().payments().getFirst().id();
    nodes.getLast().looking().payment().look(attempt);
    var there = payment(bought);
    var meant =
        switch (there.status()) {
          case ProviderPayment.Status.Pending open -> Order.State.AwaitingPayment.class;
          case ProviderPayment.Status.Succeeded paid -> Order.State.Paid.class;
          case ProviderPayment.Status.Canceled over -> Order.State.Cancelled.class;
          case ProviderPayment.Status.WaitingForCapture never -> Order.State.Placed.class;
          case ProviderPayment.Status.Other never -> Order.State.Placed.class;
        };
    assertThat(one.orders().find(bought.order()).orElseThrow().order().state())
        .as("%s", tale)
        .isInstanceOf(meant);
    var back = there.refunded().is(Fixtures.creditPackage().price());
    var paid = there.status() instanceof ProviderPayment.Status.Succeeded;
    assertThat(available(bought.buyer())).as("%s", tale).isEqualTo(paid && !back ? 25 : 0);
  }

  @Test
  void onePressThroughTwoNodesAtOnceIsOneOrder() {
    var buyer = buyer();
    var key = new PurchaseKey("press:" + Fixtures.random());

    var results = Crowd.of(CROWD, number -> order(place(nodes.get(number % 2), buyer, key)));

    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(one.orders().history(buyer, 10))
        .extracting(purchase -> purchase.order().state())
        .allMatch(state -> state instanceof Order.State.AwaitingPayment);
  }
}

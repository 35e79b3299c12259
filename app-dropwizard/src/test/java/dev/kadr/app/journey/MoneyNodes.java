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
import dev.kadr.ports.Records;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.PlaceOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Two nodes that sell, over one PostgreSQL and one gateway, and what must be true of them. */
final class MoneyNodes implements AutoCloseable {
  final Clock clock = Clock.systemUTC();
  final ScriptedPaymentGateway gateway = new ScriptedPaymentGateway(clock);
  final Persistence one;
  final Persistence other;
  final List<OrderUseCases> nodes;
  private final AtomicInteger people = new AtomicInteger();

  MoneyNodes(Path folder, int connections) {
    one = Persistence.open(config(folder, connections), clock);
    one.migrate();
    other = Persistence.open(config(folder, connections), clock);
    nodes = List.of(node(one), node(other));
  }

  private static Persistence.Config config(Path folder, int connections) {
    var usual = Persistence.Config.in(folder);
    return new Persistence.Config(
        usual.databaseUrl(),
        usual.embeddedDir(),
        usual.blobUrl(),
        connections,
        usual.node(),
        usual.tasks());
  }

  @Override
  public void close() {
    other.close();
    one.close();
  }

  OrderUseCases node(Records records) {
    return node(records, gateway, clock);
  }

  OrderUseCases node(Records records, ScriptedPaymentGateway at, Clock time) {
    return OrderUseCases.wire(
        records,
        new Ports.Market(at, new RecordingAnalytics()),
        new Ports.Surroundings(time, one.ids(), Checkpoint.NONE, Telemetry.NONE),
        Fixtures.catalogue(),
        new Policy(Deadlines.STANDARD, new Capacity(8, 3), Policy.Pace.STANDARD, List.of()));
  }

  AccountId buyer() {
    return buyer(one);
  }

  /** Somebody who was never given anything. */
  AccountId buyer(Records records) {
    var who = Identity.telegram(70_000 + people.incrementAndGet());
    var account = Fixtures.account();
    records
        .unitOfWork()
        .<Boolean>inTransaction(
            store -> {
              store.open(account, who);
              return true;
            });
    return account.id();
  }

  /** An order that waits for its money. */
  record Bought(AccountId buyer, OrderId order, ProviderPaymentId payment) {}

  Bought bought() {
    var buyer = buyer();
    var key = new PurchaseKey("press:" + Fixtures.random());
    var placed = (PlaceOrder.Result.Placed) place(nodes.getFirst(), buyer, key);
    var order = placed.purchase().order().id();
    return new Bought(
        buyer, order, placed.purchase().payments().getFirst().provider().orElseThrow());
  }

  static PlaceOrder.Result place(OrderUseCases node, AccountId buyer, PurchaseKey key) {
    return node.selling()
        .place()
        .place(Buyer.of(buyer, key, Channel.BOT), Fixtures.creditPackage().id(), Optional.empty());
  }

  static OrderId order(PlaceOrder.Result result) {
    if (result instanceof PlaceOrder.Result.Placed(var purchase)) {
      return purchase.order().id();
    }
    return ((PlaceOrder.Result.Repeated) result).purchase().order().id();
  }

  long available(AccountId buyer) {
    return one.accounts().wallet(buyer).available(clock.instant());
  }

  Order.State state(Bought bought) {
    return one.orders().find(bought.order()).orElseThrow().order().state();
  }

  /** A notification comes in and is read back. */
  static void told(OrderUseCases node, String event, String subject, About about) {
    var key = new Notification.Key(event, subject);
    node.notifications().accept().accept(key, about, "{}");
    node.notifications().read().read(key);
  }

  /** One grant per payment, whoever heard of it how often. */
  void eachIsOneGrant(List<Bought> all) {
    all.forEach(
        bought ->
            assertThat(available(bought.buyer())).as("credits for one payment").isEqualTo(25));
    assertThat(one.ledgerFaults()).isEmpty();
  }

  /** Nobody paid. */
  void nothingWasGiven(List<Bought> victims) {
    for (var victim : victims) {
      assertThat(available(victim.buyer())).as("credits for nothing").isZero();
      assertThat(state(victim)).isInstanceOf(Order.State.AwaitingPayment.class);
    }
    assertThat(one.ledgerFaults()).isEmpty();
  }
}

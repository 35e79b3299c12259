package dev.kadr.adapter.payments;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.ManualTaskRunner;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.PlaceOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole core over memory, selling through the real client to the stand-in, whose notifications
 * are all lost. Both clocks are pushed together.
 */
final class WireShop implements AutoCloseable {
  /** Long for an answer over loopback, short for one that never comes. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  final Twin twin = new Twin(PATIENCE);
  final InMemoryWorld world = new InMemoryWorld();
  final ManualTaskRunner tasks = new ManualTaskRunner(world);
  private final MutableClock clock = MutableClock.atNow();
  private final OrderUseCases orders;

  WireShop() {
    var useCases = Core.of(world, twin.gateway(), clock);
    tasks.start(useCases.taskHandlers());
    orders = useCases.orders();
    twin.control("news", "mode", "lost");
    clock.set(theirs());
  }

  private Instant theirs() {
    return Instant.parse(twin.control("state").path("now").asText());
  }

  private AccountId buyer() {
    var account = Fixtures.account();
    world
        .unitOfWork()
        .<Boolean>inTransaction(
            store -> {
              store.open(account, Fixtures.identity());
              return true;
            });
    return account.id();
  }

  OrderId bought() {
    var buyer = Buyer.of(buyer(), GivenOrders.purchaseKey(), Channel.BOT);
    var placed =
        orders
            .selling()
            .place()
            .place(
                buyer, Fixtures.creditPackage().id(), Optional.of(new Email("buyer@example.com")));
    if (placed instanceof PlaceOrder.Result.Placed(var purchase)) {
      return purchase.order().id();
    }
    throw new IllegalStateException("not placed: " + placed);
  }

  /** An order whose buyer paid, and of which we know. */
  OrderId paid() {
    var order = bought();
    pay(order);
    check(order);
    return order;
  }

  void check(OrderId order) {
    orders.selling().check().check(purchase(order).order().buyer().account(), order);
  }

  void pay(OrderId order) {
    twin.control("pay", "payment_id", payment(order));
  }

  void refund(OrderId order) {
    orders.returning().refund().refund(order, Optional.empty(), "asked for it");
  }

  Purchase purchase(OrderId order) {
    return world.orders().find(order).orElseThrow();
  }

  /** What YooKassa calls the order's payment. */
  String payment(OrderId order) {
    return purchase(order).payments().getFirst().provider().orElseThrow().value();
  }

  long credits(Purchase purchase) {
    return world.accounts().wallet(purchase.order().buyer().account()).available(clock.instant());
  }

  /** Lets time pass on both sides, with a round of the reconciler in each step. */
  void pass(Duration time, Duration step) {
    for (var left = time; left.isPositive(); left = left.minus(step)) {
      twin.control("clock", "advance_seconds", step.toSeconds());
      clock.set(theirs());
      tasks.roundsDue(clock.instant());
      tasks.runDue(clock.instant());
    }
  }

  @Override
  public void close() {
    twin.close();
  }
}

package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.Records;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import dev.kadr.usecases.orders.OrderUseCases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One buyer's orders and all that people and networks do to them, lived twice: over memory and over
 * PostgreSQL, each with a gateway of its own. After every step both are the same.
 */
final class OrderWalk {
  private static final Money PART = new Money(1_234, Currency.RUB);
  private static final List<Fault> FAULTS = List.of(Fault.values());

  private final int seed;
  private final Random dice;
  private final MutableClock clock = MutableClock.atNow();
  private final Side memory;
  private final Side postgres;

  OrderWalk(MoneyNodes nodes, int seed) {
    this.seed = seed;
    this.dice = new Random(seed);
    this.memory = new Side(nodes, new InMemoryWorld(), clock);
    this.postgres = new Side(nodes, nodes.one, clock);
  }

  void go(int steps) {
    for (var step = 0; step < steps; step++) {
      step();
      compare("step " + step);
    }
    both(Side::everybodyElseDecides);
    for (var look = 0; look < 4; look++) {
      clock.advance(Duration.ofHours(9));
      both(Side::lookAtAll);
      compare("look " + look);
    }
    assertThat(postgres.ours()).as("seed %d: our books", seed).isEqualTo(postgres.theirs());
  }

  private void both(Consumer<Side> deed) {
    deed.accept(memory);
    deed.accept(postgres);
  }

  private void compare(String when) {
    assertThat(postgres.shape()).as("seed %d after %s", seed, when).isEqualTo(memory.shape());
  }

  private void step() {
    var which = dice.nextInt(1_000);
    switch (dice.nextInt(12)) {
      case 0, 1 -> both(Side::order);
      case 2 -> {
        var fault = FAULTS.get(dice.nextInt(FAULTS.size()));
        var reading = dice.nextBoolean();
        both(side -> side.misbehave(fault, reading));
      }
      case 3, 4 -> both(side -> side.pays(which));
      case 5 -> both(side -> side.expires(which));
      case 6 -> both(side -> side.told("payment.succeeded", which));
      case 7 -> both(side -> side.told("payment.canceled", which));
      case 8 -> both(side -> side.looks(which));
      case 9 -> both(side -> side.refundsOutside(which));
      case 10 -> both(side -> side.refunds(which));
      default -> {
        clock.advance(Duration.ofSeconds(dice.nextInt(900)));
        both(side -> side.paysAgain(which));
      }
    }
  }

  /** One of the two lives. */
  private static final class Side {
    private final Records records;
    private final ScriptedPaymentGateway gateway;
    private final OrderUseCases does;
    private final AccountId buyer;
    private final MutableClock clock;
    private final List<OrderId> orders = new ArrayList<>();

    Side(MoneyNodes nodes, Records records, MutableClock clock) {
      this.records = records;
      this.clock = clock;
      this.gateway = new ScriptedPaymentGateway(clock);
      this.does = nodes.node(records, gateway, clock);
      this.buyer = nodes.buyer(records);
    }

    void order() {
      var key = new PurchaseKey("walk:" + orders.size());
      orders.add(MoneyNodes.order(MoneyNodes.place(does, buyer, key)));
    }

    void misbehave(Fault fault, boolean reading) {
      if (reading) {
        gateway.nextRead(fault);
      } else {
        gateway.nextCreate(fault);
      }
    }

    private Optional<OrderId> any(int which) {
      return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(which % orders.size()));
    }

    private Optional<ProviderPayment> anyPayment(int which) {
      var all = gateway.shelf().payments();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(which % all.size()));
    }

    void pays(int which) {
      anyPayment(which).filter(Side::waits).ifPresent(it -> gateway.shelf().pay(it.id()));
    }

    void expires(int which) {
      anyPayment(which)
          .filter(Side::waits)
          .ifPresent(it -> gateway.shelf().cancel(it.id(), "expired_on_confirmation"));
    }

    private static boolean waits(ProviderPayment payment) {
      return payment.status() instanceof ProviderPayment.Status.Pending;
    }

    void told(String event, int which) {
      anyPayment(which)
          .ifPresent(it -> MoneyNodes.told(does, event, it.id().value(), About.PAYMENT));
    }

    void looks(int which) {
      any(which).ifPresent(order -> does.selling().check().check(buyer, order));
    }

    void refundsOutside(int which) {
      anyPayment(which)
          .filter(it -> it.status() instanceof ProviderPayment.Status.Succeeded)
          .filter(it -> it.refunded().is(Money.zero(Currency.RUB)))
          .map(it -> gateway.shelf().refundInDashboard(it.id(), PART))
          .ifPresent(
              it -> MoneyNodes.told(does, "refund.succeeded", it.id().value(), About.REFUND));
    }

    void refunds(int which) {
      var part = which % 2 == 0 ? Optional.<Money>empty() : Optional.of(PART);
      any(which).ifPresent(order -> does.returning().refund().refund(order, part, "asked for it"));
    }

    void paysAgain(int which) {
      any(which).ifPresent(order -> does.selling().payAgain().pay(buyer, order));
    }

    void everybodyElseDecides() {
      gateway.shelf().payments().stream()
          .filter(Side::waits)
          .forEach(it -> gateway.shelf().cancel(it.id(), "expired_on_confirmation"));
      gateway.shelf().refunds().stream()
          .filter(it -> it.status() instanceof ProviderRefund.Status.Pending)
          .forEach(it -> gateway.shelf().decide(it.id(), new ProviderRefund.Status.Succeeded()));
    }

    void lookAtAll() {
      for (var purchase : purchases()) {
        purchase.payments().forEach(it -> does.looking().payment().look(it.id()));
        purchase.refunds().forEach(it -> does.looking().refund().look(it.id()));
      }
      does.looking().findRefunds().find(Duration.ofDays(30));
    }

    private List<Purchase> purchases() {
      return orders.stream().map(id -> records.orders().find(id).orElseThrow()).toList();
    }

    /** All that must be the same; ids and times of two lives differ. */
    List<String> shape() {
      var wallet = records.accounts().wallet(buyer);
      var all = new ArrayList<String>();
      all.add("%d and %d held".formatted(wallet.available(clock.instant()), wallet.held()));
      for (var purchase : purchases()) {
        all.add(
            "%s %s %s"
                .formatted(
                    name(purchase.order().state()),
                    purchase.payments().stream().map(it -> name(it.state())).toList(),
                    purchase.refunds().stream()
                        .map(it -> name(it.state()) + " " + it.terms().amount())
                        .sorted()
                        .toList()));
      }
      return all;
    }

    private static String name(Object state) {
      return state.getClass().getSimpleName();
    }

    List<Long> ours() {
      var price = Fixtures.creditPackage().price().minorUnits();
      var came =
          purchases().stream()
              .flatMap(purchase -> purchase.payments().stream())
              .filter(it -> name(it.state()).equals("Succeeded"))
              .count();
      var back = purchases().stream().mapToLong(it -> it.refunded().minorUnits()).sum();
      return List.of(came * price, back);
    }

    List<Long> theirs() {
      var paid =
          gateway.shelf().payments().stream()
              .filter(it -> it.status() instanceof ProviderPayment.Status.Succeeded)
              .toList();
      return List.of(
          paid.stream().mapToLong(it -> kopecks(it.amount().in(Currency.RUB))).sum(),
          paid.stream().mapToLong(it -> kopecks(it.refunded().in(Currency.RUB))).sum());
    }

    private static long kopecks(Optional<Money> money) {
      return money.orElseThrow().minorUnits();
    }
  }
}

package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every order of what can happen to money ends where the gateway's books say, and nowhere else. The
 * world checks its own rows after each commit.
 */
class EveryOrderOfMoneyTest {
  /** What can happen at the gateway, and what we can be told of it. */
  private enum Happening {
    PAYS,
    EXPIRES,
    REFUNDED_OUTSIDE,
    TOLD_PAID,
    TOLD_CANCELED,
    BUTTON
  }

  @ParameterizedTest
  @ValueSource(strings = {"SLOW", "TIMEOUT_AFTER"})
  void everyOrderOfSixHappeningsEndsAsTheGatewaySays(Fault first) {
    var orders = new ArrayList<List<Happening>>();
    grow(List.of(), orders);
    assertThat(orders).hasSize(1 + 6 + 30 + 120 + 360 + 720 + 720);
    orders.forEach(order -> new Tale(first, order).isTrue());
  }

  private static void grow(List<Happening> order, List<List<Happening>> orders) {
    orders.add(order);
    for (var next : Happening.values()) {
      if (!order.contains(next)) {
        var longer = new ArrayList<>(order);
        longer.add(next);
        grow(List.copyOf(longer), orders);
      }
    }
  }

  /** One order of happenings, told to a shop of its own. */
  private static final class Tale {
    private final Counter counter = new Counter();
    private final Account buyer = counter.shop.newcomer();
    private final List<Happening> happenings;
    private final OrderId order;
    private final ProviderPaymentId payment;

    Tale(Fault first, List<Happening> happenings) {
      this.happenings = happenings;
      counter.shop.gateway.nextCreate(first);
      this.order = counter.bought(buyer);
      this.payment = counter.shelf.payments().getFirst().id();
    }

    void isTrue() {
      happenings.forEach(this::happens);
      counter.pass(Duration.ofMinutes(70));
      var there = counter.shelf.payments().getFirst();
      var state = counter.state(order);
      assertThat(state).as("%s", happenings).isInstanceOf(meant(there));
      var refunded = there.refunded().is(Fixtures.creditPackage().price());
      var bought = state instanceof Order.State.Paid && !refunded ? 25 : 0;
      assertThat(counter.shop.available(buyer)).as("%s", happenings).isEqualTo(10 + bought);
      assertThat(counter.shelf.payments()).as("%s", happenings).hasSize(1);
      assertThat(counter.shop.tasks.failures()).as("%s", happenings).isEmpty();
    }

    private static Class<? extends Order.State> meant(ProviderPayment there) {
      return switch (there.status()) {
        case ProviderPayment.Status.Pending open -> Order.State.AwaitingPayment.class;
        case ProviderPayment.Status.Succeeded paid -> Order.State.Paid.class;
        case ProviderPayment.Status.Canceled over -> Order.State.Cancelled.class;
        case ProviderPayment.Status.WaitingForCapture never -> Order.State.Placed.class;
        case ProviderPayment.Status.Other never -> Order.State.Placed.class;
      };
    }

    private void happens(Happening happening) {
      var pending =
          counter.shelf.payments().getFirst().status() instanceof ProviderPayment.Status.Pending;
      switch (happening) {
        case PAYS -> {
          if (pending) {
            counter.shelf.pay(payment);
          }
        }
        case EXPIRES -> {
          if (pending) {
            counter.shelf.cancel(payment, "expired_on_confirmation");
          }
        }
        case REFUNDED_OUTSIDE -> refunded();
        case TOLD_PAID -> counter.notified("payment.succeeded", payment);
        case TOLD_CANCELED -> counter.notified("payment.canceled", payment);
        case BUTTON -> counter.check(buyer, order);
      }
      counter.shop.work();
    }

    private void refunded() {
      var paid =
          counter.shelf.payments().getFirst().status() instanceof ProviderPayment.Status.Succeeded;
      if (paid) {
        counter.notified(
            counter.shelf.refundInDashboard(payment, Fixtures.creditPackage().price()).id());
      }
    }
  }

  @Test
  void twoThousandForgeriesGiveNothing() {
    var dice = new Random(7);
    var counter = new Counter();
    var victims = new ArrayList<OrderId>();
    var buyers = new ArrayList<Account>();
    for (var number = 0; number < 10; number++) {
      buyers.add(counter.shop.newcomer());
      victims.add(counter.bought(buyers.getLast()));
    }
    var events =
        List.of(
            "payment.succeeded",
            "payment.canceled",
            "payment.waiting_for_capture",
            "refund.succeeded",
            "payout.succeeded",
            "",
            "payment.succeeded\0",
            "\u0444",
            "../x");
    for (var number = 0; number < 2_000; number++) {
      var own = counter.providerOf(victims.get(dice.nextInt(victims.size()))).value();
      var subject =
          switch (dice.nextInt(4)) {
            case 0 -> own;
            case 1 -> own.substring(1 + dice.nextInt(own.length() - 1));
            case 2 -> Long.toHexString(dice.nextLong());
            default -> "";
          };
      var about = List.of(About.values()).get(dice.nextInt(About.values().length));
      counter.notified(events.get(dice.nextInt(events.size())), subject, about);
    }
    counter.pass(Duration.ofMinutes(10));
    buyers.forEach(buyer -> assertThat(counter.shop.available(buyer)).isEqualTo(10));
    assertThat(counter.shop.world.everyOrder()).hasSize(10);
    assertThat(counter.shop.world.everyRefund()).isEmpty();
    assertThat(counter.shop.tasks.failures()).isEmpty();
  }

  /** Anything at any time: afterwards our books are the gateway's, and credits follow the money. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void aWalkEndsWhereTheGatewaySays(int seed) {
    new Walk(seed).go();
  }

  /** Many orders of one buyer, and everything that people and networks do to them. */
  private static final class Walk {
    private final Random dice;
    private final int seed;
    private final Counter counter = new Counter();
    private final Account buyer = counter.shop.newcomer();
    private final List<OrderId> orders = new ArrayList<>();

    Walk(int seed) {
      this.seed = seed;
      this.dice = new Random(seed);
    }

    void go() {
      for (var step = 0; step < 50; step++) {
        step();
      }
      counter.shelf.payments().stream()
          .filter(it -> it.status() instanceof ProviderPayment.Status.Pending)
          .forEach(it -> counter.shelf.cancel(it.id(), "expired_on_confirmation"));
      counter.shelf.refunds().stream()
          .filter(it -> it.status() instanceof ProviderRefund.Status.Pending)
          .forEach(it -> counter.shelf.decide(it.id(), new ProviderRefund.Status.Succeeded()));
      counter.pass(Duration.ofHours(26));
      assertThat(counter.shop.tasks.waiting()).as("seed %d", seed).isEmpty();
      assertThat(ours()).as("seed %d", seed).isEqualTo(theirs());
      var credits = orders.stream().mapToLong(this::credits).sum();
      assertThat(counter.shop.available(buyer)).as("seed %d", seed).isEqualTo(10 + credits);
    }

    private void step() {
      var faults = List.of(Fault.values());
      switch (dice.nextInt(10)) {
        case 0, 1 -> orders.add(counter.bought(buyer));
        case 2 -> counter.shop.gateway.nextCreate(faults.get(dice.nextInt(faults.size())));
        case 3 -> counter.shop.gateway.nextRead(faults.get(dice.nextInt(faults.size())));
        case 4, 5 -> anyPayment(ProviderPayment.Status.Pending.class, counter.shelf::pay);
        case 6 ->
            anyPayment(
                ProviderPayment.Status.Succeeded.class,
                id -> counter.shelf.refundInDashboard(id, new Money(1_234, Currency.RUB)));
        case 7 -> counter.pass(Duration.ofSeconds(dice.nextInt(900)));
        case 8 -> {
          if (!orders.isEmpty()) {
            counter.refund(orders.get(dice.nextInt(orders.size())));
          }
        }
        default ->
            anyPayment(
                ProviderPayment.Status.Succeeded.class,
                id -> counter.notified("payment.succeeded", id));
      }
    }

    private void anyPayment(
        Class<? extends ProviderPayment.Status> status, Consumer<ProviderPaymentId> deed) {
      var fitting =
          counter.shelf.payments().stream()
              .filter(payment -> status.isInstance(payment.status()))
              .filter(payment -> !payment.refunded().is(Fixtures.creditPackage().price()))
              .filter(payment -> payment.refunded().is(Money.zero(Currency.RUB)))
              .toList();
      if (!fitting.isEmpty()) {
        deed.accept(fitting.get(dice.nextInt(fitting.size())).id());
      }
    }

    private List<Money> ours() {
      var sold = Fixtures.creditPackage().price();
      var came =
          orders.stream()
              .map(counter::state)
              .filter(Order.State.Paid.class::isInstance)
              .map(state -> new Money(sold.minorUnits() * paidBy(state), Currency.RUB))
              .reduce(Money.zero(Currency.RUB), Money::plus);
      var back =
          orders.stream()
              .map(order -> counter.purchase(order).refunded())
              .reduce(Money.zero(Currency.RUB), Money::plus);
      return List.of(came, back);
    }

    private static long paidBy(Order.State state) {
      return state instanceof Order.State.Paid paid ? paid.by().size() : 0;
    }

    private List<Money> theirs() {
      var paid =
          counter.shelf.payments().stream()
              .filter(it -> it.status() instanceof ProviderPayment.Status.Succeeded)
              .toList();
      return List.of(
          paid.stream()
              .map(it -> it.amount().in(Currency.RUB).orElseThrow())
              .reduce(Money.zero(Currency.RUB), Money::plus),
          paid.stream()
              .map(it -> it.refunded().in(Currency.RUB).orElseThrow())
              .reduce(Money.zero(Currency.RUB), Money::plus));
    }

    private long credits(OrderId id) {
      var purchase = counter.purchase(id);
      var back =
          purchase.refunds().stream()
              .filter(refund -> refund.isDone())
              .mapToLong(refund -> refund.terms().credits())
              .sum();
      return 25 * paidBy(purchase.order().state()) - back;
    }
  }
}

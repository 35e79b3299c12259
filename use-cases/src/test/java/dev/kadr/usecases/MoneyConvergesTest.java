package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * With every notification lost everything comes to its end by itself, and our books are the
 * gateway's to the kopeck.
 */
class MoneyConvergesTest {
  /** Where an order is when the gateway begins to misbehave. */
  private enum Stage {
    PLACING,
    UNKNOWN,
    AWAITING,
    PAID_UNHEARD,
    ON_HOLD,
    EXPIRED,
    REFUND_ASKED,
    REFUND_PENDING,
    DASHBOARD
  }

  @Test
  void anOrderInEachStageUnderEachFaultComesToItsEndWithoutANotification() {
    var tales = new ArrayList<Tale>();
    for (var fault : Fault.values()) {
      for (var stage : Stage.values()) {
        tales.add(new Tale(stage, fault, tales.size()));
      }
    }
    assertThat(tales).hasSizeGreaterThanOrEqualTo(100);
    tales.forEach(Tale::isTrue);
    assertThat(sum(tales, tale -> tale.ours(true)))
        .isEqualTo(sum(tales, tale -> tale.theirs(true)));
    assertThat(sum(tales, tale -> tale.ours(false)))
        .isEqualTo(sum(tales, tale -> tale.theirs(false)));
  }

  private static Money sum(List<Tale> tales, Function<Tale, Money> part) {
    return tales.stream().map(part).reduce(Money.zero(Currency.RUB), Money::plus);
  }

  /** One order at a shop of its own. */
  private static final class Tale {
    private final Counter counter = new Counter();
    private final Shop shop = counter.shop;
    private final Account buyer = shop.newcomer();
    private final Stage stage;
    private final Fault fault;
    private final int number;
    private final OrderId order;

    Tale(Stage stage, Fault fault, int number) {
      this.stage = stage;
      this.fault = fault;
      this.number = number;
      counter.shelf.holdRefunds();
      this.order = enter();
      misbehave();
    }

    void isTrue() {
      counter.pass(Duration.ofMinutes(30));
      everybodyElseDecides();
      counter.pass(Duration.ofHours(25));
      var purchase = counter.purchase(order);
      var as = "%s under %s: %s".formatted(stage, fault, purchase);
      assertThat(isOver(purchase)).as(as).isTrue();
      assertThat(purchase.payments()).as(as).noneMatch(Payment::isLive);
      assertThat(purchase.refunds()).as(as).noneMatch(Refund::isUnderWay);
      assertThat(shop.tasks.waiting()).as(as).isEmpty();
      assertThat(shop.tasks.failures()).as(as).isEmpty();
      assertThat(ours(true)).as(as).isEqualTo(theirs(true));
      assertThat(ours(false)).as(as).isEqualTo(theirs(false));
      assertThat(shop.held(buyer)).as(as).isZero();
      assertThat(shop.available(buyer)).as(as).isEqualTo(10 + bought() - returned());
    }

    private OrderId enter() {
      return switch (stage) {
        case PLACING -> {
          misbehave();
          yield counter.bought(buyer);
        }
        case UNKNOWN -> {
          shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
          yield counter.bought(buyer);
        }
        case AWAITING -> counter.bought(buyer);
        case PAID_UNHEARD -> after(counter.shelf::pay);
        case ON_HOLD -> after(counter.shelf::payOnHold);
        case EXPIRED -> after(id -> counter.shelf.cancel(id, "expired_on_confirmation"));
        case DASHBOARD -> {
          var paid = paid();
          counter.shelf.refundInDashboard(
              counter.providerOf(paid), new Money(12_345, Currency.RUB));
          yield paid;
        }
        case REFUND_ASKED -> {
          var paid = paid();
          misbehave();
          counter.refund(paid);
          yield paid;
        }
        case REFUND_PENDING -> {
          var paid = paid();
          counter.refund(paid);
          yield paid;
        }
      };
    }

    private OrderId after(Consumer<ProviderPaymentId> happening) {
      var fresh = counter.bought(buyer);
      happening.accept(counter.providerOf(fresh));
      return fresh;
    }

    private OrderId paid() {
      var fresh = after(counter.shelf::pay);
      counter.check(buyer, fresh);
      return fresh;
    }

    /** The next two requests of each kind go wrong. */
    private void misbehave() {
      for (var time = 0; time < 2; time++) {
        shop.gateway.nextCreate(fault);
        shop.gateway.nextRead(fault);
      }
    }

    /** Buyers pay or let it be, and the gateway decides every refund. */
    private void everybodyElseDecides() {
      for (var payment : counter.shelf.payments()) {
        if (payment.status() instanceof ProviderPayment.Status.Pending) {
          if (number % 3 == 0) {
            counter.shelf.cancel(payment.id(), "expired_on_confirmation");
          } else {
            counter.shelf.pay(payment.id());
          }
        }
      }
      for (var refund : counter.shelf.refunds()) {
        if (refund.status() instanceof ProviderRefund.Status.Pending) {
          counter.shelf.decide(
              refund.id(),
              number % 2 == 0
                  ? new ProviderRefund.Status.Succeeded()
                  : new ProviderRefund.Status.Canceled("insufficient_funds"));
        }
      }
    }

    private static boolean isOver(Purchase purchase) {
      return switch (purchase.order().state()) {
        case Order.State.Placed waits -> false;
        case Order.State.PaymentUnknown waits -> false;
        case Order.State.AwaitingPayment waits -> false;
        case Order.State.Paid paid -> true;
        case Order.State.Cancelled cancelled -> true;
        case Order.State.Rejected rejected -> true;
      };
    }

    /** What came, or what went back, by our books. */
    Money ours(boolean came) {
      var purchase = counter.purchase(order);
      return came
          ? purchase.payments().stream()
              .filter(it -> it.state() instanceof Payment.State.Succeeded)
              .map(it -> it.request().amount())
              .reduce(Money.zero(Currency.RUB), Money::plus)
          : purchase.refunded();
    }

    /** The same by the gateway's. */
    Money theirs(boolean came) {
      return counter.shelf.payments().stream()
          .filter(payment -> payment.status() instanceof ProviderPayment.Status.Succeeded)
          .map(payment -> came ? payment.amount() : payment.refunded())
          .map(amount -> amount.in(Currency.RUB).orElseThrow())
          .reduce(Money.zero(Currency.RUB), Money::plus);
    }

    private long bought() {
      return counter.purchase(order).payments().stream()
              .filter(payment -> payment.state() instanceof Payment.State.Succeeded)
              .count()
          * Fixtures.creditPackage().gives().credits();
    }

    private long returned() {
      return counter.purchase(order).refunds().stream()
          .filter(Refund::isDone)
          .mapToLong(refund -> refund.terms().credits())
          .sum();
    }
  }
}

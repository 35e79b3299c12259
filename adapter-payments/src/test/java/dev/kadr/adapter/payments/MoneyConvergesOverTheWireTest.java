package dev.kadr.adapter.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.orders.Purchase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * With every notification lost, orders in every state under every fault of the wire come to their
 * end by the real client, and our books are the stand-in's to the kopeck.
 */
class MoneyConvergesOverTheWireTest {
  /** Where an order is when the wire begins to misbehave. */
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

  private static final List<String> FAULTS =
      List.of(
          "timeout-before",
          "timeout-after",
          "500-before",
          "500-after",
          "202-then-ok",
          "429",
          "html-502",
          "slow",
          "unknown-status",
          "extra-fields",
          "404",
          "webhook-before-reply");

  /** How often each fault meets each door once everything is on its way. */
  private static final Map<String, Integer> DOORS =
      Map.of("get", 9, "get-refund", 3, "list-refunds", 3, "list", 1, "capture", 1, "refund", 1);

  private final WireShop shop = new WireShop();
  private final List<OrderId> orders = new ArrayList<>();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anOrderInEachStateUnderEachFaultComesToItsEndWithoutANotification() {
    shop.twin.control("refund-fate", "fate", "pend");
    for (var fault : FAULTS) {
      for (var stage : Stage.values()) {
        orders.add(enter(stage, fault));
      }
    }
    assertThat(orders).hasSizeGreaterThanOrEqualTo(100);
    for (var fault : FAULTS) {
      misbehave(fault, "create", 1); // when it is sent again
      DOORS.forEach((door, times) -> misbehave(fault, door, times));
    }

    shop.pass(Duration.ofMinutes(30), Duration.ofMinutes(1));
    everybodyElseDecides();
    shop.pass(Duration.ofHours(25), Duration.ofMinutes(10));

    orders.forEach(this::isOver);
    assertThat(shop.tasks.failures()).isEmpty();
    assertThat(shop.tasks.waiting()).isEmpty();
    sumsAreEqual();
  }

  /** The next calls of a door go wrong; news can come first only of what is just being made. */
  private void misbehave(String fault, String door, int times) {
    if (!fault.equals("webhook-before-reply") || door.equals("create")) {
      shop.twin.control("fail-next", "at", door, "kind", fault, "millis", 20, "times", times);
    }
  }

  private OrderId enter(Stage stage, String fault) {
    return switch (stage) {
      case PLACING -> {
        misbehave(fault, "create", 1);
        yield shop.bought();
      }
      case UNKNOWN -> {
        misbehave("timeout-after", "create", 1);
        yield shop.bought();
      }
      case AWAITING -> shop.bought();
      case PAID_UNHEARD -> {
        var order = shop.bought();
        shop.pay(order);
        yield order;
      }
      case ON_HOLD -> {
        var order = shop.bought();
        shop.twin.control("two-stage", "on", true);
        shop.pay(order);
        shop.twin.control("two-stage", "on", false);
        yield order;
      }
      case EXPIRED -> {
        var order = shop.bought();
        shop.twin.control("expire", "payment_id", shop.payment(order));
        yield order;
      }
      case REFUND_ASKED -> {
        var order = shop.paid();
        misbehave(fault, "refund", 1);
        shop.refund(order);
        yield order;
      }
      case REFUND_PENDING -> {
        var order = shop.paid();
        shop.refund(order);
        yield order;
      }
      case DASHBOARD -> {
        var order = shop.paid();
        shop.twin.control("refund-fate", "fate", "succeed");
        shop.twin.control("refund", "payment_id", shop.payment(order), "value", "123.45");
        shop.twin.control("refund-fate", "fate", "pend");
        yield order;
      }
    };
  }

  /** Buyers pay or let it be, and YooKassa decides every refund. */
  private void everybodyElseDecides() {
    var number = 0;
    for (var payment : shop.twin.control("payments")) {
      if (payment.path("status").asText().equals("pending")) {
        var deed = number++ % 3 == 0 ? "expire" : "pay";
        shop.twin.control(deed, "payment_id", payment.path("id").asText());
      }
    }
    for (var refund : shop.twin.control("refunds")) {
      if (refund.path("status").asText().equals("pending")) {
        var deed = number++ % 2 == 0 ? "complete-refund" : "cancel-refund";
        shop.twin.control(deed, "refund_id", refund.path("id").asText());
      }
    }
  }

  private void isOver(OrderId order) {
    var purchase = shop.purchase(order);
    var as = purchase.toString();
    var state = purchase.order().state();
    assertThat(
            state instanceof Order.State.Paid
                || state instanceof Order.State.Cancelled
                || state instanceof Order.State.Rejected)
        .as(as)
        .isTrue();
    assertThat(purchase.payments()).as(as).noneMatch(Payment::isLive);
    assertThat(purchase.refunds()).as(as).noneMatch(Refund::isUnderWay);
    assertThat(shop.credits(purchase)).as(as).isEqualTo(bought(purchase) - returned(purchase));
  }

  private static long bought(Purchase purchase) {
    return purchase.order().goods().credits()
        * purchase.payments().stream()
            .filter(it -> it.state() instanceof Payment.State.Succeeded)
            .count();
  }

  private static long returned(Purchase purchase) {
    return purchase.refunds().stream()
        .filter(Refund::isDone)
        .mapToLong(refund -> refund.terms().credits())
        .sum();
  }

  private void sumsAreEqual() {
    var all = orders.stream().map(shop::purchase).toList();
    var came =
        all.stream()
            .flatMap(purchase -> purchase.payments().stream())
            .filter(it -> it.state() instanceof Payment.State.Succeeded)
            .map(it -> it.request().amount())
            .reduce(Money.zero(Currency.RUB), Money::plus);
    var back = all.stream().map(Purchase::refunded).reduce(Money.zero(Currency.RUB), Money::plus);
    assertThat(came.minorUnits()).isPositive();
    assertThat(back.minorUnits()).isPositive();
    var done = is("status", "succeeded");
    assertThat(came.minorUnits()).isEqualTo(kopecks("payments", done));
    assertThat(back.minorUnits()).isEqualTo(kopecks("refunds", done));
    var totals = shop.twin.control("totals");
    assertThat(came.minorUnits()).isEqualTo(totals.path("succeeded_kopecks").asLong());
    assertThat(back.minorUnits()).isEqualTo(totals.path("refunded_kopecks").asLong());
    // nothing was asked for twice
    assertThat(totals.path("payments").asInt()).isLessThanOrEqualTo(orders.size());
  }

  private static Predicate<JsonNode> is(String member, String value) {
    return node -> node.path(member).asText().equals(value);
  }

  private long kopecks(String list, Predicate<JsonNode> which) {
    return StreamSupport.stream(shop.twin.control(list).spliterator(), false)
        .filter(which)
        .mapToLong(it -> Money.parse(it.at("/amount/value").asText(), Currency.RUB).minorUnits())
        .sum();
  }
}

package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.app.journey.MoneyNodes.Bought;
import dev.kadr.domain.orders.Order;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.orders.OrderUseCases;
import java.util.ArrayList;
import java.util.List;

/** What happens to the money of one order, each step heard of by the other node. */
record MoneyTale(MoneyNodes nodes, Bought bought, List<Happening> happenings) {

  /** What can happen, at the gateway and here. */
  enum Happening {
    PAYS,
    EXPIRES,
    REFUNDED_OUTSIDE,
    TOLD_PAID,
    TOLD_CANCELED,
    BUTTON
  }

  /** Every order of at most so many different happenings. */
  static List<List<Happening>> orders(int most) {
    var all = new ArrayList<List<Happening>>();
    grow(List.of(), most, all);
    return all;
  }

  private static void grow(List<Happening> order, int most, List<List<Happening>> orders) {
    orders.add(order);
    if (order.size() == most) {
      return;
    }
    for (var next : Happening.values()) {
      if (!order.contains(next)) {
        var longer = new ArrayList<>(order);
        longer.add(next);
        grow(List.copyOf(longer), most, orders);
      }
    }
  }

  void happens() {
    for (var index = 0; index < happenings.size(); index++) {
      happens(happenings.get(index), nodes.nodes.get(index % 2));
    }
  }

  private ProviderPayment there() {
    return nodes.gateway.shelf().payments().stream()
        .filter(it -> it.id().equals(bought.payment()))
        .findFirst()
        .orElseThrow();
  }

  private void happens(Happening happening, OrderUseCases node) {
    var shelf = nodes.gateway.shelf();
    var payment = bought.payment();
    switch (happening) {
      case PAYS -> {
        if (there().status() instanceof ProviderPayment.Status.Pending) {
          shelf.pay(payment);
        }
      }
      case EXPIRES -> {
        if (there().status() instanceof ProviderPayment.Status.Pending) {
          shelf.cancel(payment, "expired_on_confirmation");
        }
      }
      case REFUNDED_OUTSIDE -> {
        if (there().status() instanceof ProviderPayment.Status.Succeeded) {
          var refund = shelf.refundInDashboard(payment, Fixtures.creditPackage().price());
          MoneyNodes.told(node, "refund.succeeded", refund.id().value(), About.REFUND);
        }
      }
      case TOLD_PAID -> MoneyNodes.told(node, "payment.succeeded", payment.value(), About.PAYMENT);
      case TOLD_CANCELED ->
          MoneyNodes.told(node, "payment.canceled", payment.value(), About.PAYMENT);
      case BUTTON -> node.selling().check().check(bought.buyer(), bought.order());
    }
  }

  /** The reconciler looks once more; then our books are the gateway's. */
  void endsAsTheGatewaySays() {
    var attempt = nodes.one.orders().find(bought.order()).orElseThrow().payments().getFirst().id();
    nodes.nodes.getLast().looking().payment().look(attempt);
    var there = there();
    var meant =
        switch (there.status()) {
          case ProviderPayment.Status.Pending open -> Order.State.AwaitingPayment.class;
          case ProviderPayment.Status.Succeeded paid -> Order.State.Paid.class;
          case ProviderPayment.Status.Canceled over -> Order.State.Cancelled.class;
          case ProviderPayment.Status.WaitingForCapture never -> Order.State.Placed.class;
          case ProviderPayment.Status.Other never -> Order.State.Placed.class;
        };
    assertThat(nodes.state(bought)).as("%s", happenings).isInstanceOf(meant);
    var back = there.refunded().is(Fixtures.creditPackage().price());
    var paid = there.status() instanceof ProviderPayment.Status.Succeeded;
    assertThat(nodes.available(bought.buyer()))
        .as("credits after %s", happenings)
        .isEqualTo(paid && !back ? 25 : 0);
  }
}

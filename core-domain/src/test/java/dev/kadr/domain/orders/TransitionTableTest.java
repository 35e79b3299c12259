package dev.kadr.domain.orders;

import static dev.kadr.domain.orders.Sample.BACK;
import static dev.kadr.domain.orders.Sample.LATER;
import static dev.kadr.domain.orders.Sample.NOW;
import static dev.kadr.domain.orders.Sample.ONE;
import static dev.kadr.domain.orders.Sample.OTHER_BACK;
import static dev.kadr.domain.orders.Sample.PAGE;
import static dev.kadr.domain.orders.Sample.TWO;
import static dev.kadr.domain.orders.Sample.order;
import static dev.kadr.domain.orders.Sample.orderState;
import static dev.kadr.domain.orders.Sample.outcome;
import static dev.kadr.domain.orders.Sample.payment;
import static dev.kadr.domain.orders.Sample.paymentState;
import static dev.kadr.domain.orders.Sample.refund;
import static dev.kadr.domain.orders.Sample.refundState;
import static dev.kadr.domain.orders.Sample.rubles;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** All states by all moves, of each machine about money. */
class TransitionTableTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from         | awaiting        | unheard        | paid     | paid by two | cancelled | rejected
          Placed         | AwaitingPayment | PaymentUnknown | Paid     | Paid        | Cancelled | Rejected
          PaymentUnknown | AwaitingPayment | Repeated       | Paid     | Paid        | Cancelled | Refused
          AwaitingPayment| Repeated        | Refused        | Paid     | Paid        | Cancelled | Refused
          Paid           | Refused         | Refused        | Repeated | Paid        | Refused   | Refused
          Cancelled      | Refused         | Refused        | Paid     | Paid        | Repeated  | Refused
          Rejected       | Refused         | Refused        | Paid     | Paid        | Refused   | Repeated
          """)
  void orders(ArgumentsAccessor row) {
    var order = order(orderState(requireNonNull(row.getString(0))));
    assertThat(
            List.of(
                outcome(order.awaiting(LATER), Order::state),
                outcome(order.unheard(LATER), Order::state),
                outcome(order.paid(ONE, LATER), Order::state),
                outcome(order.paid(TWO, LATER), Order::state),
                outcome(order.cancelled("why", LATER), Order::state),
                outcome(order.rejected("code", LATER), Order::state)))
        .isEqualTo(cells(row, 6));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from    | opened   | succeeded | canceled | mismatched | unheard  | rejected | lost
          Asked     | Open     | Succeeded | Canceled | Mismatched | Unknown  | Rejected | Refused
          Unknown   | Open     | Succeeded | Canceled | Mismatched | Repeated | Rejected | Lost
          Open      | Repeated | Succeeded | Canceled | Mismatched | Repeated | Refused  | Refused
          Succeeded | Repeated | Repeated  | Refused  | Refused    | Repeated | Refused  | Refused
          Canceled  | Repeated | Succeeded | Repeated | Mismatched | Repeated | Refused  | Refused
          Rejected  | Open     | Succeeded | Canceled | Mismatched | Repeated | Repeated | Refused
          Lost      | Open     | Succeeded | Canceled | Mismatched | Repeated | Repeated | Repeated
          Mismatched| Repeated | Succeeded | Canceled | Repeated   | Repeated | Refused  | Refused
          """)
  void payments(ArgumentsAccessor row) {
    var payment = payment(1, paymentState(requireNonNull(row.getString(0))));
    assertThat(
            news(ONE).stream()
                .map(heard -> outcome(payment.heard(heard, LATER), Payment::state))
                .toList())
        .isEqualTo(cells(row, 7));
    var knows = payment.provider().isPresent();
    for (var other : news(TWO).subList(0, 4)) {
      var outcome = outcome(payment.heard(other, LATER), Payment::state);
      assertThat(outcome.equals("Refused")).as("%s", other).isEqualTo(knows);
    }
  }

  private static List<PaymentNews> news(ProviderPaymentId id) {
    return List.of(
        new PaymentNews.Opened(id, PAGE),
        new PaymentNews.Succeeded(id),
        new PaymentNews.Canceled(id, "why"),
        new PaymentNews.Mismatched(id, "why"),
        new PaymentNews.Unheard(),
        new PaymentNews.Rejected("code"),
        new PaymentNews.Lost());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from          | pending  | succeeded | canceled | unheard  | refused
          Requested       | Pending  | Succeeded | Canceled | Unknown  | Canceled
          Unknown         | Pending  | Succeeded | Canceled | Repeated | Canceled
          Pending         | Repeated | Succeeded | Canceled | Repeated | Refused
          Succeeded       | Repeated | Repeated  | Refused  | Repeated | Refused
          Canceled        | Repeated | Succeeded | Repeated | Repeated | Repeated
          Canceled unnamed| Repeated | Succeeded | Repeated | Repeated | Repeated
          """)
  void refunds(ArgumentsAccessor row) {
    var refund = refund(1, rubles(100), refundState(requireNonNull(row.getString(0))));
    assertThat(
            refundNews(BACK).stream()
                .map(heard -> outcome(refund.heard(heard, LATER), Refund::state))
                .toList())
        .isEqualTo(cells(row, 5));
    var knows = refund.provider().isPresent();
    for (var other : refundNews(OTHER_BACK).subList(0, 3)) {
      var outcome = outcome(refund.heard(other, LATER), Refund::state);
      assertThat(outcome.equals("Refused")).as("%s", other).isEqualTo(knows);
    }
  }

  private static List<RefundNews> refundNews(ProviderRefundId id) {
    return List.of(
        new RefundNews.Pending(id),
        new RefundNews.Succeeded(id),
        new RefundNews.Canceled(id, "why"),
        new RefundNews.Unheard(),
        new RefundNews.Refused("code"));
  }

  private static List<String> cells(ArgumentsAccessor row, int moves) {
    return IntStream.rangeClosed(1, moves).mapToObj(row::getString).toList();
  }

  @Test
  void aMoveKeepsWhatNeverChangesAndSaysWhen() {
    var placed = Order.placed(order(orderState("Placed")).id(), buyer(), Sample.GOODS, NOW);
    var awaiting = next(placed.awaiting(LATER));
    assertThat(awaiting)
        .isEqualTo(
            new Order(
                placed.id(),
                placed.buyer(),
                placed.goods(),
                NOW,
                new Order.State.AwaitingPayment(LATER)));
    assertThat(next(placed.unheard(LATER)).state())
        .isEqualTo(new Order.State.PaymentUnknown(LATER));
    assertThat(next(awaiting.cancelled("late", LATER)).state())
        .isEqualTo(new Order.State.Cancelled(LATER, "late"));
    assertThat(next(placed.rejected("no", LATER)).state())
        .isEqualTo(new Order.State.Rejected(LATER, "no"));
  }

  private static Buyer buyer() {
    return order(orderState("Placed")).buyer();
  }

  @Test
  void everyPaymentThatBroughtTheMoneyIsKept() {
    var once = next(order(orderState("AwaitingPayment")).paid(ONE, NOW));
    var twice = next(once.paid(TWO, LATER));
    assertThat(twice.state()).isEqualTo(new Order.State.Paid(NOW, List.of(ONE, TWO)));
  }

  @Test
  void moneyThatNobodyExpectedIsAnotherEvent() {
    assertThat(event("AwaitingPayment")).isEqualTo(new OrderEvent.Paid(TWO));
    assertThat(event("PaymentUnknown")).isEqualTo(new OrderEvent.Paid(TWO));
    assertThat(event("Placed")).isEqualTo(new OrderEvent.Paid(TWO));
    assertThat(event("Cancelled")).isEqualTo(new OrderEvent.PaidAfterAll(TWO));
    assertThat(event("Rejected")).isEqualTo(new OrderEvent.PaidAfterAll(TWO));
    assertThat(event("Paid")).isEqualTo(new OrderEvent.PaidAgain(TWO));
  }

  private static OrderEvent event(String state) {
    return ((Moved<Order, OrderEvent>) order(orderState(state)).paid(TWO, LATER)).event();
  }

  @Test
  void aStateKeepsWhatWasRead() {
    var asked = payment(1, paymentState("Asked"));
    assertThat(read(asked, new PaymentNews.Opened(ONE, PAGE)))
        .isEqualTo(new Payment.State.Open(LATER, ONE, PAGE));
    assertThat(read(asked, new PaymentNews.Canceled(ONE, "expired")))
        .isEqualTo(new Payment.State.Canceled(LATER, ONE, "expired"));
    assertThat(read(asked, new PaymentNews.Mismatched(ONE, "1.00")))
        .isEqualTo(new Payment.State.Mismatched(LATER, ONE, "1.00"));
    assertThat(read(asked, new PaymentNews.Rejected("forbidden")))
        .isEqualTo(new Payment.State.Rejected(LATER, "forbidden"));
    var requested = refund(1, rubles(1), refundState("Requested"));
    assertThat(next(requested.heard(new RefundNews.Canceled(BACK, "no"), LATER)).state())
        .isEqualTo(new Refund.State.Canceled(LATER, Optional.of(BACK), "no"));
    assertThat(next(requested.heard(new RefundNews.Refused("no"), LATER)).state())
        .isEqualTo(new Refund.State.Canceled(LATER, Optional.empty(), "no"));
  }

  private static Payment.State read(Payment payment, PaymentNews news) {
    return next(payment.heard(news, LATER)).state();
  }

  private static <S, E> S next(Transition<S, E> asked) {
    return ((Moved<S, E>) asked).next();
  }
}

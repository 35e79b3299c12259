package dev.kadr.domain.orders;

import static dev.kadr.domain.orders.Sample.LATER;
import static dev.kadr.domain.orders.Sample.NOW;
import static dev.kadr.domain.orders.Sample.ONE;
import static dev.kadr.domain.orders.Sample.PAGE;
import static dev.kadr.domain.orders.Sample.TWO;
import static dev.kadr.domain.orders.Sample.order;
import static dev.kadr.domain.orders.Sample.orderState;
import static dev.kadr.domain.orders.Sample.payment;
import static dev.kadr.domain.orders.Sample.paymentState;
import static dev.kadr.domain.orders.Sample.refund;
import static dev.kadr.domain.orders.Sample.refundState;
import static dev.kadr.domain.orders.Sample.rubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.orders.Checkout.Booking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an order makes of news of its attempts, and of money that goes back. */
class CheckoutTest {

  private static Checkout checkout(String order, String... payments) {
    var attempts = new ArrayList<Payment>();
    for (var state : payments) {
      attempts.add(payment(attempts.size() + 1, paymentState(state)));
    }
    return new Checkout(order(orderState(order)), attempts);
  }

  private static Optional<Order.State> becomes(Checkout checkout, int attempt, PaymentNews news) {
    var id = checkout.payments().get(attempt - 1).id();
    return checkout.heard(id, news, LATER) instanceof Booking.Booked booked
        ? booked.order().map(step -> step.next().state())
        : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "Placed, Asked",
    "PaymentUnknown, Unknown",
    "AwaitingPayment, Open",
    "Cancelled, Canceled",
    "Cancelled, Lost",
    "Cancelled, Mismatched",
    "Rejected, Rejected"
  })
  void moneyPaysTheOrderWhateverWasBelieved(String order, String payment) {
    assertThat(becomes(checkout(order, payment), 1, new PaymentNews.Succeeded(ONE)))
        .contains(new Order.State.Paid(LATER, List.of(ONE)));
  }

  @Test
  void anOrderEndsOnlyWithItsLastAttempt() {
    var two = checkout("AwaitingPayment", "Unknown", "Open");
    assertThat(becomes(two, 1, new PaymentNews.Lost())).isEmpty();
    assertThat(becomes(two, 1, new PaymentNews.Rejected("code"))).isEmpty();
    assertThat(becomes(two, 1, new PaymentNews.Mismatched(TWO, "1.00"))).isEmpty();
    var last = checkout("AwaitingPayment", "Lost", "Open");
    assertThat(becomes(last, 2, new PaymentNews.Canceled(ONE, "expired")))
        .contains(new Order.State.Cancelled(LATER, "expired"));
    assertThat(becomes(last, 2, new PaymentNews.Mismatched(ONE, "1.00")))
        .contains(new Order.State.Cancelled(LATER, Checkout.NEEDS_REVIEW));
    var unknown = checkout("PaymentUnknown", "Unknown");
    assertThat(becomes(unknown, 1, new PaymentNews.Lost()))
        .contains(new Order.State.Cancelled(LATER, Checkout.NEVER_ARRIVED));
    assertThat(becomes(unknown, 1, new PaymentNews.Rejected("code")))
        .contains(new Order.State.Cancelled(LATER, "code"));
  }

  @Test
  void theFirstRefusalRejectsTheOrder() {
    assertThat(becomes(checkout("Placed", "Asked"), 1, new PaymentNews.Rejected("code")))
        .contains(new Order.State.Rejected(LATER, "code"));
  }

  @Test
  void aPaidOrderStaysPaidWhenAnotherAttemptEnds() {
    var paid = checkout("Paid", "Succeeded", "Unknown");
    assertThat(becomes(paid, 2, new PaymentNews.Canceled(TWO, "expired"))).isEmpty();
    assertThat(becomes(paid, 2, new PaymentNews.Succeeded(TWO)))
        .contains(new Order.State.Paid(NOW, List.of(ONE, TWO)));
  }

  @Test
  void aPageIsOpenedAndSilenceIsNoted() {
    assertThat(becomes(checkout("Placed", "Asked"), 1, new PaymentNews.Opened(ONE, PAGE)))
        .contains(new Order.State.AwaitingPayment(LATER));
    assertThat(becomes(checkout("Placed", "Asked"), 1, new PaymentNews.Unheard()))
        .contains(new Order.State.PaymentUnknown(LATER));
    assertThat(becomes(checkout("AwaitingPayment", "Open", "Asked"), 2, new PaymentNews.Unheard()))
        .isEmpty();
  }

  @Test
  void oldAndImpossibleNewsAreToldApart() {
    var paid = checkout("Paid", "Succeeded");
    var id = paid.payments().getFirst().id();
    assertThat(paid.heard(id, new PaymentNews.Succeeded(ONE), LATER))
        .isEqualTo(new Booking.OldNews());
    assertThat(paid.heard(id, new PaymentNews.Canceled(ONE, "no"), LATER))
        .isInstanceOf(Booking.Contradiction.class);
    assertThat(paid.heard(id, new PaymentNews.Succeeded(TWO), LATER))
        .isInstanceOfSatisfying(
            Booking.Contradiction.class,
            no -> assertThat(no.why()).contains("pay-1").contains("pay-2"));
    var stranger = payment(9, paymentState("Asked")).id();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paid.heard(stranger, new PaymentNews.Lost(), LATER));
  }

  @Test
  void theLatestPageIsShown() {
    assertThat(checkout("Placed", "Asked").open()).isEmpty();
    assertThat(checkout("AwaitingPayment", "Unknown", "Open", "Rejected").open())
        .contains(new Payment.State.Open(NOW, ONE, PAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "Asked, true",
    "Unknown, true",
    "Open, true",
    "Succeeded, false",
    "Canceled, false",
    "Rejected, false",
    "Lost, false",
    "Mismatched, false"
  })
  void onlyWhatMayStillBringMoneyIsLive(String state, boolean live) {
    assertThat(payment(1, paymentState(state)).isLive()).isEqualTo(live);
  }

  @ParameterizedTest
  @CsvSource({
    "Requested, true, false",
    "Unknown, true, false",
    "Pending, true, false",
    "Succeeded, false, true",
    "Canceled, false, false"
  })
  void aRefundIsUnderWayUntilItIsDecided(String state, boolean underWay, boolean done) {
    var refund = refund(1, rubles(1), refundState(state));
    assertThat(refund.isUnderWay()).isEqualTo(underWay);
    assertThat(refund.isDone()).isEqualTo(done);
  }

  @Test
  void whatWentBackAndWhatIsLeftAddUp() {
    var returns =
        new Returns(
            Sample.GOODS,
            List.of(
                refund(1, rubles(100), refundState("Succeeded")),
                refund(2, rubles(50), refundState("Pending")),
                refund(3, rubles(200), refundState("Canceled"))));
    assertThat(returns.left()).isEqualTo(rubles(350));
    assertThat(returns.returned()).isEqualTo(rubles(100));
    assertThat(returns.isUnderWay()).isTrue();
    assertThat(returns.isWhole()).isFalse();
    var whole =
        new Returns(Sample.GOODS, List.of(refund(1, rubles(500), refundState("Succeeded"))));
    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.isUnderWay()).isFalse();
    assertThat(whole.left()).isEqualTo(rubles(0));
    assertThat(whole.creditsOf(rubles(100))).isZero();
  }

  /** However the money is cut, its parts take all of the credits and never one more. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void partsOfTheMoneyTakeAllOfTheCredits(long seed) {
    var dice = new Random(seed);
    var price = new Money(1 + dice.nextInt(100_000), Currency.RUB);
    var goods = new Goods(new PackageId("p"), "n", price, 1 + dice.nextInt(1_000), 0);
    var refunds = new ArrayList<Refund>();
    var credits = 0L;
    while (new Returns(goods, refunds).left().minorUnits() > 0) {
      var returns = new Returns(goods, refunds);
      var left = returns.left().minorUnits();
      var part = new Money(1 + dice.nextLong(left), Currency.RUB);
      var taken = returns.creditsOf(part);
      assertThat(taken).isNotNegative();
      credits += taken;
      refunds.add(refund(refunds.size(), part, refundState("Succeeded")));
    }
    assertThat(credits).as("seed %d", seed).isEqualTo(goods.credits());
  }

  @Test
  void daysAreAddedAtTheEndAndTakenFromIt() {
    var begun = Subscription.begun(Sample.ACCOUNT, 30, NOW);
    assertThat(begun.end()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(begun.isActive(begun.end())).isFalse();
    assertThat(begun.isActive(begun.end().minusSeconds(1))).isTrue();
    var longer = begun.prolonged(30, LATER);
    assertThat(longer.end()).isEqualTo(NOW.plus(Duration.ofDays(60)));
    assertThat(longer.shortened(30, LATER)).isEqualTo(begun);
    assertThat(begun.shortened(30, LATER).end()).isEqualTo(LATER);
    var over = NOW.plus(Duration.ofDays(40));
    assertThat(begun.shortened(30, over)).isEqualTo(begun);
    assertThat(begun.prolonged(30, over).end()).isEqualTo(over.plus(Duration.ofDays(30)));
  }

  @Test
  void valuesRefuseNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseKey(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseKey("k".repeat(201)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderPaymentId("a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderPaymentId("a,b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderRefundId("x".repeat(65)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Goods(new PackageId("p"), "n", rubles(0), 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Goods(new PackageId("p"), "n", rubles(1), 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Goods(new PackageId("p"), "n", rubles(1), 1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Order.State.Paid(NOW, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Refund.Terms(rubles(0), 0, Optional.empty(), ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Refund.Terms(rubles(1), -1, Optional.empty(), ""));
    var tags = new TreeMap<String, String>();
    for (var number = 0; number < 17; number++) {
      tags.put("tag" + number, "");
    }
    var key = new PurchaseKey("k");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Buyer(Sample.ACCOUNT, key, Channel.WEB, tags));
    var wide = new TreeMap<>(Map.of("a", "x".repeat(201)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Buyer(Sample.ACCOUNT, key, Channel.WEB, wide));
  }
}

package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.PaymentGateway.Back;
import dev.kadr.ports.orders.PaymentGateway.Call;
import dev.kadr.ports.orders.PaymentGateway.Claim;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.PaymentGateway.PaymentOrder;
import dev.kadr.ports.orders.PaymentGateway.RefundOrder;
import dev.kadr.ports.orders.PaymentGateway.Window;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderRefund;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link PaymentGateway} must do, whoever is behind it and however they feel. */
@Timeout(60)
public interface PaymentGatewayContract {
  Money PRICE = new Money(50_000, Currency.RUB);

  /** How whoever is behind the gateway feels. */
  enum Mood {
    GOOD,
    REFUSING,
    /** The shop's key is refused. */
    KEY_REFUSED,
    /** Too many talk at once. */
    BUSY,
    /** Hears nothing and says nothing. */
    DEAF,
    /** Does what it is asked and says nothing. */
    SILENT,
    /** Does what it is asked and says that it is broken. */
    BROKEN,
    /** Says that it is at it. */
    PROCESSING,
    /** Answers in a way that nobody can read. */
    BABBLING
  }

  PaymentGateway gateway();

  /** Puts whoever is behind it into this mood; it begins as a good one. */
  void feel(Mood mood);

  /** The buyer pays. */
  void pay(ProviderPaymentId payment);

  /** The buyer pays, and the money is only set aside. */
  void payOnHold(ProviderPaymentId payment);

  /** Nobody pays any more. */
  void cancel(ProviderPaymentId payment);

  /** From now on refunds wait until they are decided. */
  void holdRefunds();

  void decide(ProviderRefundId refund, boolean succeeds);

  /** What time it is behind the gateway. */
  Instant now();

  private static PaymentOrder order() {
    return new PaymentOrder(
        new PaymentId(Fixtures.random()),
        new Claim(new OrderId(Fixtures.random()), Fixtures.accountId()),
        PRICE,
        "25 кредитов",
        new Back(Channel.BOT, Language.RU),
        Optional.empty());
  }

  private Call call(PaymentOrder order) {
    return new Call("pay-" + order.payment().value(), gateway().write(order));
  }

  private Call call(RefundOrder order) {
    return new Call("ref-" + order.refund().value(), gateway().write(order));
  }

  private static RefundOrder refund(ProviderPaymentId payment, Money amount) {
    return new RefundOrder(
        new RefundId(Fixtures.random()), payment, amount, "asked for it", Optional.empty());
  }

  private ProviderPayment asked(Call call) {
    return value(gateway().createPayment(call));
  }

  private ProviderPayment paid() {
    var payment = asked(call(order()));
    pay(payment.id());
    return value(gateway().payment(payment.id()));
  }

  static <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Ok<T>(var value, var answer)) {
      assertThat(answer.status()).isBetween(200, 299);
      return value;
    }
    throw new AssertionError("not well: " + outcome);
  }

  @Test
  default void aPaymentIsWhatWasAskedFor() {
    var order = order();
    var payment = asked(call(order));
    assertThat(payment.status())
        .isInstanceOfSatisfying(
            ProviderPayment.Status.Pending.class, waits -> assertThat(waits.page()).isPresent());
    assertThat(payment.amount().is(PRICE)).isTrue();
    assertThat(payment.metadata())
        .containsEntry(PaymentGateway.ORDER, order.claim().order().value().toString())
        .containsEntry(PaymentGateway.PAYMENT, order.payment().value().toString())
        .containsEntry(PaymentGateway.ACCOUNT, order.claim().account().value().toString());
    assertThat(payment.circumstances().test()).isEqualTo(isTest());
    assertThat(value(gateway().payment(payment.id())).id()).isEqualTo(payment.id());
  }

  private boolean isTest() {
    return gateway().availability() instanceof Availability.Ready ready && ready.test();
  }

  @Test
  default void theSameBytesUnderTheSameKeyAreOnePayment() {
    var call = call(order());
    assertThat(asked(call).id()).isEqualTo(asked(call).id());
    assertThat(asked(call(order())).id()).isNotEqualTo(asked(call).id());
  }

  @Test
  default void whatWasDoneInSilenceIsFoundByTheSameCall() {
    for (var mood : new Mood[] {Mood.SILENT, Mood.BROKEN, Mood.PROCESSING, Mood.BABBLING}) {
      var order = order();
      var call = call(order);
      feel(mood);
      assertThat(gateway().createPayment(call)).as("%s", mood).isInstanceOf(Outcome.Unknown.class);
      feel(Mood.GOOD);
      var found = asked(call);
      assertThat(found.metadata())
          .containsEntry(PaymentGateway.PAYMENT, order.payment().value().toString());
    }
  }

  @Test
  default void whatWasNotHeardIsDoneByTheSameCall() {
    for (var mood : new Mood[] {Mood.DEAF, Mood.BUSY}) {
      var call = call(order());
      feel(mood);
      assertThat(gateway().createPayment(call)).as("%s", mood).isInstanceOf(Outcome.Unknown.class);
      feel(Mood.GOOD);
      assertThat(asked(call).amount().is(PRICE)).isTrue();
    }
  }

  @Test
  default void aRefusalSaysWhy() {
    feel(Mood.REFUSING);
    assertThat(gateway().createPayment(call(order())))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            refusal -> {
              assertThat(refusal.code()).isNotBlank();
              assertThat(refusal.answer().status()).isEqualTo(400);
              assertThat(refusal.stopsEverything()).isFalse();
            });
    feel(Mood.KEY_REFUSED);
    assertThat(gateway().createPayment(call(order())))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, refusal -> assertThat(refusal.stopsEverything()).isTrue());
  }

  @Test
  default void whatTheBuyerDoesIsRead() {
    assertThat(paid().status()).isEqualTo(new ProviderPayment.Status.Succeeded());
    var other = asked(call(order()));
    cancel(other.id());
    assertThat(value(gateway().payment(other.id())).status())
        .isInstanceOfSatisfying(
            ProviderPayment.Status.Canceled.class, it -> assertThat(it.reason()).isNotBlank());
  }

  @Test
  default void whatWaitsToBeTakenIsTaken() {
    var payment = asked(call(order()));
    payOnHold(payment.id());
    assertThat(value(gateway().payment(payment.id())).status())
        .isEqualTo(new ProviderPayment.Status.WaitingForCapture());
    var taken = value(gateway().capture(payment.id(), "cap-" + Fixtures.random()));
    assertThat(taken.status()).isEqualTo(new ProviderPayment.Status.Succeeded());
    assertThat(value(gateway().payment(payment.id())).status()).isEqualTo(taken.status());
  }

  @Test
  default void paymentsAreListedNewestFirst() {
    var window = new Window(now().minus(Duration.ofMinutes(5)), now().plus(Duration.ofMinutes(5)));
    var first = asked(call(order())).id();
    var second = asked(call(order())).id();
    var ids = value(gateway().payments(window, Optional.empty())).items();
    assertThat(ids).extracting(ProviderPayment::id).contains(first, second);
    var before = new Window(now().minus(Duration.ofDays(9)), now().minus(Duration.ofDays(8)));
    assertThat(value(gateway().payments(before, Optional.empty())).items()).isEmpty();
  }

  @Test
  default void aLongListIsReadToItsEnd() {
    var window = new Window(now().minus(Duration.ofMinutes(5)), now().plus(Duration.ofMinutes(5)));
    var made = new HashSet<ProviderPaymentId>();
    for (var number = 0; number < 120; number++) {
      made.add(asked(call(order())).id());
    }
    var read = new HashSet<ProviderPaymentId>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = value(gateway().payments(window, cursor));
      page.items().forEach(payment -> read.add(payment.id()));
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(read).containsAll(made);
  }

  @Test
  default void moneyGoesBackInParts() {
    var payment = paid();
    var first = call(refund(payment.id(), new Money(10_000, Currency.RUB)));
    var refund = value(gateway().createRefund(first));
    assertThat(value(gateway().createRefund(first)).id()).isEqualTo(refund.id());
    assertThat(refund.status()).isEqualTo(new ProviderRefund.Status.Succeeded());
    assertThat(refund.payment()).isEqualTo(payment.id());
    assertThat(value(gateway().refund(refund.id())).amount().is(new Money(10_000, Currency.RUB)))
        .isTrue();
    value(gateway().createRefund(call(refund(payment.id(), new Money(40_000, Currency.RUB)))));
    assertThat(value(gateway().payment(payment.id())).refunded().is(PRICE)).isTrue();
    assertThat(gateway().createRefund(call(refund(payment.id(), new Money(1, Currency.RUB)))))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(value(gateway().refundsOf(payment.id(), Optional.empty())).items()).hasSize(2);
  }

  @Test
  default void aRefundThatWaitsIsDecidedLater() {
    holdRefunds();
    for (var succeeds : new boolean[] {true, false}) {
      var order = refund(paid().id(), PRICE);
      var refund = value(gateway().createRefund(call(order)));
      assertThat(refund.status()).isEqualTo(new ProviderRefund.Status.Pending());
      assertThat(refund.metadata())
          .containsEntry(PaymentGateway.REFUND, order.refund().value().toString());
      decide(refund.id(), succeeds);
      assertThat(value(gateway().refund(refund.id())).status())
          .isInstanceOf(
              succeeds
                  ? ProviderRefund.Status.Succeeded.class
                  : ProviderRefund.Status.Canceled.class);
    }
    var window = new Window(now().minus(Duration.ofMinutes(5)), now().plus(Duration.ofMinutes(5)));
    assertThat(value(gateway().refunds(window, Optional.empty())).items())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  default void whatDoesNotExistIsNotFound() {
    var nothing = "2f3b588d-000f-5000-8000-1d6e87c7fbde";
    assertThat(gateway().payment(new ProviderPaymentId(nothing)))
        .isInstanceOf(Outcome.NotFound.class);
    assertThat(gateway().refund(new ProviderRefundId(nothing)))
        .isInstanceOf(Outcome.NotFound.class);
  }

  @ParameterizedTest
  @EnumSource(Mood.class)
  default void nothingIsThrownInAnyMood(Mood mood) {
    var payment = paid();
    feel(mood);
    var window = new Window(now().minus(Duration.ofMinutes(5)), now());
    assertThat(gateway().createPayment(call(order()))).isNotNull();
    assertThat(gateway().payment(payment.id())).isNotNull();
    assertThat(gateway().payments(window, Optional.empty())).isNotNull();
    assertThat(gateway().capture(payment.id(), "cap-" + Fixtures.random())).isNotNull();
    assertThat(gateway().createRefund(call(refund(payment.id(), PRICE)))).isNotNull();
    assertThat(gateway().refundsOf(payment.id(), Optional.empty())).isNotNull();
    assertThat(gateway().receiptsOf(payment.id())).isNotNull();
  }
}

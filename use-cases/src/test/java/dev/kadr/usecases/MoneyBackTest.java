package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.Alert;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.orders.Amount;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import dev.kadr.usecases.orders.RefundOrder.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money that goes back, and the credits that go with it. */
class MoneyBackTest {
  private static final Money ALL = Fixtures.creditPackage().price();

  private final Counter counter = new Counter();
  private final Shop shop = counter.shop;
  private final Account buyer = shop.newcomer();

  @AfterEach
  void nothingFailedOnTheWay() {
    assertThat(shop.tasks.failures()).isEmpty();
  }

  private static Money rubles(long amount) {
    return new Money(amount * 100, Currency.RUB);
  }

  private Result refund(OrderId order, long rubles) {
    return counter
        .orders
        .returning()
        .refund()
        .refund(order, Optional.of(rubles(rubles)), "asked for it");
  }

  /** What the gateway says went back is what we say. */
  private void booksAgree(OrderId order) {
    var there =
        counter.shelf.payments().stream()
            .map(payment -> payment.refunded().in(Currency.RUB).orElseThrow())
            .reduce(Money.zero(Currency.RUB), Money::plus);
    assertThat(counter.purchase(order).refunded()).isEqualTo(there);
  }

  @Test
  void theWholeTakesAllCreditsAndEndsThePlan() {
    var order = counter.paid(buyer);
    assertThat(counter.refund(order))
        .isInstanceOfSatisfying(
            Result.Asked.class,
            asked -> assertThat(asked.refund().state()).isInstanceOf(Refund.State.Succeeded.class));
    shop.work();
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until()).isEmpty();
    assertThat(shop.told(buyer).getLast()).isEqualTo(new CustomerMessage.Refunded(order, ALL, 10));
    booksAgree(order);
  }

  @Test
  void aPlanThatIsLeftKeepsItsDays() {
    var first = counter.paid(buyer);
    counter.paid(buyer);
    counter.refund(first);
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until())
        .contains(Fixtures.NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void twoPartsTakeTheirPartsAndTogetherAll() {
    var order = counter.paid(buyer);
    refund(order, 100);
    assertThat(shop.available(buyer)).isEqualTo(30);
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until()).isPresent();
    refund(order, 400);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until()).isEmpty();
    booksAgree(order);
    assertThat(refund(order, 1)).isEqualTo(new Result.NothingLeft());
    assertThat(counter.refund(order)).isEqualTo(new Result.NothingLeft());
  }

  @Test
  void whatCannotBeGivenBackIsRefusedClearly() {
    var order = counter.bought(buyer);
    assertThat(counter.refund(order)).isEqualTo(new Result.NotPaid());
    counter.shelf.pay(counter.providerOf(order));
    counter.check(buyer, order);
    assertThat(refund(order, 501)).isEqualTo(new Result.TooMuch(ALL));
    refund(order, 200);
    assertThat(refund(order, 301)).isEqualTo(new Result.TooMuch(rubles(300)));
    assertThat(counter.refund(new OrderId(Fixtures.random()))).isEqualTo(new Result.UnknownOrder());
    var returning = counter.orders.returning().refund();
    assertThat(returning.refund(order, Optional.empty(), " "))
        .isInstanceOf(Result.NotAllowed.class);
    assertThat(returning.refund(order, Optional.of(rubles(0)), "x"))
        .isInstanceOf(Result.NotAllowed.class);
    assertThat(returning.refund(order, Optional.of(rubles(-5)), "x"))
        .isInstanceOf(Result.NotAllowed.class);
    assertThat(returning.refund(order, Optional.of(new Money(1, Currency.XTR)), "x"))
        .isInstanceOf(Result.NotAllowed.class);
    shop.gateway.availability(new Availability.NotSetUp());
    assertThat(refund(order, 1)).isEqualTo(new Result.Closed());
    assertThat(counter.shelf.refunds()).hasSize(1);
  }

  @Test
  void oneRefundAtATime() {
    counter.shelf.holdRefunds();
    var order = counter.paid(buyer);
    assertThat(refund(order, 100))
        .isInstanceOfSatisfying(
            Result.Asked.class,
            asked -> assertThat(asked.refund().state()).isInstanceOf(Refund.State.Pending.class));
    assertThat(refund(order, 100)).isEqualTo(new Result.UnderWay());
    assertThat(shop.held(buyer)).isEqualTo(5);
  }

  @Test
  void aRefundThatIsCanceledAfterItWasAskedForGivesTheCreditsBack() {
    counter.shelf.holdRefunds();
    var order = counter.paid(buyer);
    counter.refund(order);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.held(buyer)).isEqualTo(25);
    var id = counter.refundOf(order).provider().orElseThrow();
    counter.shelf.decide(id, new ProviderRefund.Status.Canceled("insufficient_funds"));
    counter.pass(Duration.ofMinutes(3));
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.held(buyer)).isZero();
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Canceled.class);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.REFUND_CANCELED);
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until()).isPresent();
    booksAgree(order);
    assertThat(counter.refund(order)).isInstanceOf(Result.Asked.class);
  }

  @Test
  void moneyThatWentBackAfterACancellationTakesTheCreditsAfterAll() {
    counter.shelf.holdRefunds();
    var order = counter.paid(buyer);
    counter.refund(order);
    var id = counter.refundOf(order).provider().orElseThrow();
    counter.shelf.decide(id, new ProviderRefund.Status.Canceled("general_decline"));
    counter.pass(Duration.ofMinutes(3));
    counter.shelf.decide(id, new ProviderRefund.Status.Succeeded());
    counter.notified(id);
    shop.work();
    assertThat(shop.available(buyer)).isEqualTo(10);
    booksAgree(order);
  }

  @Test
  void whatIsSpentIsWrittenOffAndNeverOwed() {
    var order = counter.paid(buyer);
    for (var number = 0; number < 10; number++) {
      shop.requested(buyer);
      counter.pass(Duration.ofMinutes(1));
    }
    assertThat(shop.available(buyer)).isEqualTo(15);
    counter.refund(order);
    assertThat(shop.available(buyer)).isZero();
    var grant =
        shop.world
            .unitOfWork()
            .<Optional<Grant>>inTransaction(
                store ->
                    store.lockOrder(order).stream()
                        .flatMap(locked -> locked.wallet().grants().stream())
                        .filter(it -> it.amount() == 25)
                        .findFirst())
            .orElseThrow();
    assertThat(grant.counters().spent()).isEqualTo(10);
    assertThat(grant.counters().revoked()).isEqualTo(15);
    assertThat(grant.debt().writtenOff()).isEqualTo(10);
    booksAgree(order);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "TIMEOUT_BEFORE",
        "TIMEOUT_AFTER",
        "ERROR_500_BEFORE",
        "ERROR_500_AFTER",
        "HTML_502",
        "TOO_MANY_429",
        "PROCESSING_202"
      })
  void anAnswerThatNeverCameIsAskedForAgainWithTheSameBytes(Fault fault) {
    var order = counter.paid(buyer);
    var before = shop.gateway.calls().size();
    shop.gateway.nextCreate(fault);
    counter.refund(order);
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Unknown.class);
    assertThat(shop.held(buyer)).isEqualTo(25);
    counter.pass(Duration.ofSeconds(30));
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Succeeded.class);
    assertThat(shop.gateway.calls().subList(before, before + 2).stream().distinct()).hasSize(1);
    assertThat(counter.shelf.refunds()).hasSize(1);
    assertThat(shop.available(buyer)).isEqualTo(10);
  }

  @Test
  void aRefundThatNeverArrivedIsGivenUpAfter23Hours() {
    var order = counter.paid(buyer);
    shop.gateway.always(Fault.TIMEOUT_BEFORE);
    counter.refund(order);
    counter.pass(Duration.ofHours(23));
    shop.gateway.always(Fault.SLOW);
    counter.pass(Duration.ofHours(1));
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Canceled.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(counter.shelf.refunds()).isEmpty();
  }

  @Test
  void aRefundThatArrivedInSilenceIsFoundAfter23Hours() {
    var order = counter.paid(buyer);
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    shop.gateway.always(Fault.ERROR_500_BEFORE);
    counter.refund(order);
    counter.pass(Duration.ofHours(23));
    shop.gateway.always(Fault.SLOW);
    counter.pass(Duration.ofHours(1));
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Succeeded.class);
    assertThat(counter.shelf.refunds()).hasSize(1);
    assertThat(shop.available(buyer)).isEqualTo(10);
    booksAgree(order);
  }

  @Test
  void aRefusedRefundGivesTheCreditsBack() {
    var order = counter.paid(buyer);
    shop.gateway.nextCreate(Fault.REJECTED_400);
    assertThat(counter.refund(order))
        .isInstanceOfSatisfying(
            Result.Asked.class,
            asked -> assertThat(asked.refund().state()).isInstanceOf(Refund.State.Canceled.class));
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  @Test
  void aDashboardRefundIsFoundWithoutANotification() {
    var order = counter.paid(buyer);
    counter.shelf.refundInDashboard(counter.providerOf(order), rubles(100));
    counter.pass(Duration.ofMinutes(2));
    assertThat(shop.available(buyer)).isEqualTo(30);
    assertThat(counter.refundOf(order).origin()).isEqualTo(new Refund.Origin.Dashboard());
    assertThat(shop.alerts()).containsExactly(Alert.Kind.REFUND_OUTSIDE);
    counter.pass(Duration.ofHours(2));
    assertThat(shop.available(buyer)).isEqualTo(30);
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    booksAgree(order);
  }

  @Test
  void aDashboardRefundBesideOurOwnTakesEachCreditOnce() {
    counter.shelf.holdRefunds();
    var order = counter.paid(buyer);
    refund(order, 400);
    assertThat(shop.held(buyer)).isEqualTo(20);
    counter.shelf.refundInDashboard(counter.providerOf(order), rubles(100));
    counter.pass(Duration.ofMinutes(2));
    assertThat(shop.available(buyer)).isEqualTo(10);
    var own = counter.refundOf(order).provider().orElseThrow();
    counter.shelf.decide(own, new ProviderRefund.Status.Succeeded());
    counter.pass(Duration.ofMinutes(2));
    assertThat(shop.held(buyer)).isZero();
    assertThat(shop.available(buyer)).isEqualTo(10);
    booksAgree(order);
  }

  @Test
  void aDashboardRefundOfAStrangersPaymentIsToldOnce() {
    var foreign = counter.shelf.foreign(Amount.of(ALL), Map.of("order_id", "1042"));
    counter.shelf.refundInDashboard(foreign.id(), ALL);
    counter.pass(Duration.ofMinutes(30));
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_UNMATCHED);
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(shop.world.everyRefund()).isEmpty();
  }

  @Test
  void aPartNeedsAContactWhereReceiptsAreMade() {
    var order = counter.paid(buyer);
    shop.gateway.availability(new Availability.Ready(true, true));
    assertThat(refund(order, 100)).isEqualTo(new Result.NeedsContact());
    counter.orders.selling().rememberContact().remember(buyer.id(), "a@example.com");
    refund(order, 100);
    assertThat(shop.gateway.calls().getLast().body()).endsWith("a@example.com");
    refund(order, 400);
    assertThat(counter.shelf.refunds()).hasSize(2);
  }

  @Test
  void anOperatorWhoDoesNotWaitHasEverythingLookedAt() {
    counter.shelf.holdRefunds();
    var paid = counter.paid(buyer);
    counter.refund(paid);
    counter.shelf.decide(
        counter.refundOf(paid).provider().orElseThrow(), new ProviderRefund.Status.Succeeded());
    var open = counter.bought(buyer);
    counter.shelf.pay(counter.providerOf(open));
    var waits = counter.bought(buyer);
    var done = counter.orders.returning().reconcile().reconcile();
    assertThat(done.payments()).isEqualTo(2);
    assertThat(done.refunds()).isEqualTo(1);
    assertThat(done.undecided()).isEqualTo(1);
    assertThat(done.complete()).isTrue();
    assertThat(counter.state(waits)).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
  }
}

package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.Alert;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.orders.Amount;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money does not care for the order in which we hear of it. */
class MoneyInAnyOrderTest {
  private final Counter counter = new Counter();
  private final Shop shop = counter.shop;
  private final Account buyer = shop.newcomer();

  @AfterEach
  void nothingFailedOnTheWay() {
    assertThat(shop.tasks.failures()).isEmpty();
  }

  @Test
  void aRefundIsHeardOfBeforeItsPayment() {
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.shelf.pay(id);
    var refund = counter.shelf.refundInDashboard(id, Fixtures.creditPackage().price());
    counter.notified(refund.id());
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Succeeded.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.told(buyer)).hasSize(2);
    counter.notified("payment.succeeded", id);
    counter.pass(Duration.ofHours(2));
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.REFUND_OUTSIDE);
  }

  @Test
  void aRefundIsHeardOfBeforeTheAnswerThatNamesItsPayment() {
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var order = counter.bought(buyer);
    var id = counter.shelf.payments().getFirst().id();
    counter.shelf.pay(id);
    var refund = counter.shelf.refundInDashboard(id, Fixtures.creditPackage().price());
    counter.notified(refund.id());
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Succeeded.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
  }

  @Test
  void aDashboardRefundTakesWhatIsHeldAsSoonAsItIsLetGo() {
    var order = counter.paid(buyer);
    var requests = new ArrayList<GenerationId>();
    for (var number = 0; number < 3; number++) {
      shop.provider.nextSubmission(new ImageGenerator.Submission.Unknown("silence"));
      requests.add(shop.requested(buyer));
    }
    shop.work();
    // Free credits are taken before bought ones: the first five requests would spend the starter.
    assertThat(shop.held(buyer)).isEqualTo(6);
    var all = Fixtures.creditPackage().price();
    counter.notified(counter.shelf.refundInDashboard(counter.providerOf(order), all).id());
    shop.work();
    assertThat(shop.available(buyer)).isEqualTo(4);
    counter.pass(Duration.ofMinutes(20));
    assertThat(shop.state(requests.getFirst())).isInstanceOf(State.TimedOut.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.held(buyer)).isZero();
  }

  @Test
  void aDashboardRefundOfHeldPurchasedCreditsIsOwedBackThenTaken() {
    var order = counter.paid(buyer);
    for (var number = 0; number < 6; number++) {
      shop.provider.nextSubmission(new ImageGenerator.Submission.Unknown("silence"));
    }
    // Ten starter credits and two that were bought are held by six requests of two.
    var requests = IntStream.range(0, 6).mapToObj(i -> shop.requested(buyer));
    assertThat(requests.toList()).hasSize(6);
    shop.work();
    assertThat(shop.held(buyer)).isEqualTo(12);
    counter.notified(
        counter
            .shelf
            .refundInDashboard(counter.providerOf(order), Fixtures.creditPackage().price())
            .id());
    shop.work();
    assertThat(shop.available(buyer)).isZero();
    assertThat(grantOf(order).debt().owedBack()).isEqualTo(2);
    counter.pass(Duration.ofHours(2));
    assertThat(shop.held(buyer)).isZero();
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(grantOf(order).counters().revoked()).isEqualTo(25);
    assertThat(grantOf(order).debt().owedBack()).isZero();
  }

  private Grant grantOf(OrderId order) {
    return shop.world
        .unitOfWork()
        .<Optional<Grant>>inTransaction(
            store ->
                store.lockOrder(order).stream()
                    .flatMap(locked -> locked.wallet().grants().stream())
                    .filter(
                        grant ->
                            grant
                                .provenance()
                                .reference()
                                .equals(counter.providerOf(order).value()))
                    .findFirst())
        .orElseThrow();
  }

  @Test
  void twoAttemptsThatBothBringMoneyAreTwoGrantsAndOneAlert() {
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var order = counter.bought(buyer);
    counter.orders.selling().payAgain().pay(buyer.id(), order);
    var second = counter.second(order).provider().orElseThrow();
    counter.shelf.pay(second);
    counter.notified("payment.succeeded", second);
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.alerts()).isEmpty();

    var first = counter.shelf.payments().getFirst().id();
    counter.shelf.pay(first);
    counter.pass(Duration.ofHours(1));
    assertThat(shop.available(buyer)).isEqualTo(60);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAID_TWICE);
    assertThat(counter.state(order))
        .isInstanceOfSatisfying(
            Order.State.Paid.class, paid -> assertThat(paid.by()).containsExactly(second, first));
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid", "Paid");

    counter.refund(order);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Succeeded.class);
    counter.refund(order);
    assertThat(shop.available(buyer)).isEqualTo(10);
  }

  @Test
  void aBuyerPaysAfterTheOrderWasCancelled() {
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.shelf.cancel(id, "general_decline");
    counter.notified("payment.canceled", id);
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Cancelled.class);
    counter.shelf.pay(id);
    counter.notified("payment.succeeded", id);
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAID_AFTER_ALL);
    assertThat(shop.toldKinds(buyer)).containsExactly("PaymentCancelled", "Paid");
  }

  @Test
  void moneyAfterACancellationIsFoundWithoutANotificationToo() {
    var order = counter.bought(buyer);
    counter.shelf.cancel(counter.providerOf(order), "general_decline");
    counter.pass(Duration.ofMinutes(3));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Cancelled.class);
    counter.shelf.pay(counter.providerOf(order));
    counter.pass(Duration.ofHours(2));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  @Test
  void aNotificationOvertakesTheAnswer() {
    shop.gateway.beforeReply(
        () -> {
          var id = counter.shelf.payments().getFirst().id();
          counter.shelf.pay(id);
          counter.notified("payment.succeeded", id);
          shop.tasks.waiting().stream()
              .map(waiting -> waiting.task())
              .filter(task -> task.kind() == TaskKind.NOTIFICATION)
              .forEach(
                  task ->
                      counter
                          .orders
                          .notifications()
                          .read()
                          .read(Notification.Key.parse(task.instance())));
          assertThat(shop.available(buyer)).isEqualTo(35);
        });
    var order = counter.bought(buyer);
    counter.pass(Duration.ofMinutes(10));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.alerts()).isEmpty();
    assertThat(counter.shelf.payments()).hasSize(1);
  }

  @Test
  void aPaymentThatIsNotFoundForAMinuteIsNotCalledForged() {
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.shelf.pay(id);
    for (var time = 0; time < 8; time++) {
      shop.gateway.nextRead(Fault.NOT_FOUND_404);
    }
    counter.notified("payment.succeeded", id);
    shop.pass(Duration.ofSeconds(59));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.alerts()).isEmpty();
  }

  @Test
  void moneyThatWaitsToBeTakenIsTaken() {
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.shelf.payOnHold(id);
    shop.gateway.nextCreate(Fault.ERROR_500_BEFORE);
    counter.notified("payment.waiting_for_capture", id);
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    counter.pass(Duration.ofMinutes(3));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_CAPTURED);
    counter.notified("payment.waiting_for_capture", id);
    shop.work();
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  /** What can be wrong with money that bears our name. */
  enum Wrong {
    AMOUNT,
    ONE_KOPECK,
    CURRENCY,
    ORDER,
    ACCOUNT,
    REAL_MONEY,
    NOT_A_NUMBER;

    ProviderPayment of(ProviderPayment was) {
      return switch (this) {
        case AMOUNT -> worth(was, new Amount("1.00", "RUB"));
        case ONE_KOPECK -> worth(was, new Amount("499.99", "RUB"));
        case CURRENCY -> worth(was, new Amount("500.00", "USD"));
        case NOT_A_NUMBER -> worth(was, new Amount("5e2", "RUB "));
        case ORDER -> named(was, PaymentGateway.ORDER);
        case ACCOUNT -> named(was, PaymentGateway.ACCOUNT);
        case REAL_MONEY ->
            new ProviderPayment(
                was.id(),
                was.status(),
                was.amount(),
                was.refunded(),
                was.metadata(),
                new ProviderPayment.Circumstances(
                    false, was.circumstances().createdAt(), was.circumstances().receipt()));
      };
    }

    private static ProviderPayment worth(ProviderPayment was, Amount amount) {
      return new ProviderPayment(
          was.id(), was.status(), amount, was.refunded(), was.metadata(), was.circumstances());
    }

    private static ProviderPayment named(ProviderPayment was, String tag) {
      Map<String, String> tags = new HashMap<>(was.metadata());
      tags.put(tag, Fixtures.random().toString());
      return new ProviderPayment(
          was.id(), was.status(), was.amount(), was.refunded(), tags, was.circumstances());
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherMoneyThanWeAskedForGivesNothingAndIsTold(Wrong wrong) {
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.shelf.pay(id);
    var right = counter.shelf.payments().getFirst();
    counter.shelf.alter(id, wrong::of);
    counter.notified("payment.succeeded", id);
    counter.pass(Duration.ofHours(25));
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(counter.payment(order).state()).isInstanceOf(Payment.State.Mismatched.class);
    assertThat(counter.state(order)).isInstanceOf(Order.State.Cancelled.class);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_MISMATCH);

    counter.shelf.alter(id, was -> right);
    counter.notified("payment.waiting_for_capture", id);
    shop.work();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  @Test
  void aPaymentThatSaysItIsOursButIsAnotherIsNotBelievedIn() {
    var order = counter.bought(buyer);
    var tags = counter.shelf.payments().getFirst().metadata();
    var other = counter.shelf.foreign(Amount.of(Fixtures.creditPackage().price()), tags);
    counter.notified("payment.succeeded", other.id());
    counter.pass(Duration.ofMinutes(5));
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_CONTRADICTION);
    counter.shelf.pay(counter.providerOf(order));
    counter.pass(Duration.ofMinutes(3));
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  @Test
  void anotherShopsMoneyIsNobodysOrder() {
    var foreign = counter.shelf.foreign(new Amount("500.00", "RUB"), Map.of("order_id", "1042"));
    counter.notified("payment.succeeded", foreign.id());
    counter.pass(Duration.ofMinutes(5));
    assertThat(shop.world.everyOrder()).isEmpty();
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_UNMATCHED);
  }

  @Test
  void aWordThatWeDoNotKnowIsToldAndWaitedFor() {
    var order = counter.bought(buyer);
    counter.shelf.pay(counter.providerOf(order));
    shop.gateway.nextRead(Fault.UNKNOWN_STATUS);
    counter.check(buyer, order);
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_CONTRADICTION);
    counter.pass(Duration.ofMinutes(5));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
  }

  @Test
  void keysThatAreTakenAwayLoseNoMoney() {
    var order = counter.bought(buyer);
    counter.shelf.pay(counter.providerOf(order));
    shop.gateway.availability(new Availability.NotSetUp());
    shop.gateway.always(Fault.KEY_REFUSED_401);
    counter.pass(Duration.ofHours(2));
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    shop.gateway.availability(new Availability.Ready(true, false));
    shop.gateway.always(Fault.SLOW);
    counter.pass(Duration.ofMinutes(15));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
  }
}

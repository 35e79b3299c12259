package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.orders.Amount;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import dev.kadr.usecases.orders.AcceptNotification;
import dev.kadr.usecases.orders.CheckOrder;
import dev.kadr.usecases.orders.PayAgain;
import dev.kadr.usecases.orders.PlaceOrder;
import dev.kadr.usecases.orders.RememberContact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the wish to the credits, whoever tells us of the money, or nobody. */
class PurchaseTest {
  private final Counter counter = new Counter();
  private final Shop shop = counter.shop;
  private final Account buyer = shop.newcomer();

  private static Buyer by(Account account, PurchaseKey key) {
    return Buyer.of(account.id(), key, Channel.WEB);
  }

  private PlaceOrder.Result place(Buyer who, String what, Optional<Email> email) {
    return counter.orders.selling().place().place(who, new PackageId(what), email);
  }

  @Test
  void aPaidOrderGivesItsCreditsAndSaysSo() {
    var order = counter.bought(buyer);
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(counter.purchase(order).checkout().open().orElseThrow().page()).isPresent();

    counter.shelf.pay(counter.providerOf(order));
    assertThat(counter.notified("payment.succeeded", counter.providerOf(order)))
        .isEqualTo(new AcceptNotification.Result.Stored());
    assertThat(shop.available(buyer)).isEqualTo(10);
    shop.work();

    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(counter.heard("payment.succeeded", counter.providerOf(order).value()))
        .isEqualTo(Notification.Status.SETTLED);
    var end = shop.clock.instant().plus(Duration.ofDays(30));
    assertThat(shop.told(buyer))
        .containsExactly(new CustomerMessage.Paid(order, 25, 35, Optional.of(end)));
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until()).contains(end);
    assertThat(shop.alerts()).isEmpty();
  }

  @Test
  void aSaleIsCountedUntilItIsHeard() {
    shop.analytics.failNext(3);
    var tags = new TreeMap<>(Map.of("utm_source", "friend"));
    var who = new Buyer(buyer.id(), GivenOrders.purchaseKey(), Channel.WEB, tags);
    var placed = (PlaceOrder.Result.Placed) place(who, "p500", Optional.empty());
    var order = placed.purchase().order();
    counter.shelf.pay(counter.providerOf(order.id()));
    counter.pass(Duration.ofMinutes(5));
    assertThat(shop.analytics.sales()).hasSize(1);
    var sale = shop.analytics.sales().getFirst();
    assertThat(sale.utm()).isEqualTo(tags);
    assertThat(sale.amount()).isEqualTo(order.goods().price());
    assertThat(sale.what().channel()).isEqualTo(Channel.WEB);
    assertThat(sale.reference()).isEqualTo(counter.providerOf(order.id()).value());
  }

  @Test
  void withoutAnyNotificationTheMoneyIsFoundWithin200Seconds() {
    var order = counter.bought(buyer);
    for (var minutes : new int[] {0, 9, 30}) {
      counter.pass(Duration.ofMinutes(minutes));
      assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    }
    counter.shelf.pay(counter.providerOf(order));
    counter.pass(Duration.ofSeconds(190));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  @Test
  void theButtonFindsTheMoneyAtOnce() {
    var order = counter.bought(buyer);
    assertThat(counter.check(buyer, order)).isInstanceOf(CheckOrder.Result.Checked.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    counter.shelf.pay(counter.providerOf(order));
    assertThat(counter.check(buyer, order))
        .isInstanceOfSatisfying(
            CheckOrder.Result.Checked.class,
            checked ->
                assertThat(checked.purchase().order().state())
                    .isInstanceOf(Order.State.Paid.class));
    assertThat(counter.check(shop.newcomer(), order)).isEqualTo(new CheckOrder.Result.Unknown());
  }

  @Test
  void twentyNotificationsAPollAndTheButtonAreOneGrant() {
    var order = counter.bought(buyer);
    counter.shelf.pay(counter.providerOf(order));
    for (var time = 0; time < 20; time++) {
      counter.notified("payment.succeeded", counter.providerOf(order));
      counter.check(buyer, order);
      shop.work();
    }
    counter.pass(Duration.ofMinutes(10));
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid");
    assertThat(shop.analytics.sales()).hasSize(1);
  }

  @Test
  void theSameKeyIsTheSameOrder() {
    var key = GivenOrders.purchaseKey();
    var first = (PlaceOrder.Result.Placed) place(by(buyer, key), "p500", Optional.empty());
    assertThat(place(by(buyer, key), "p500", Optional.empty()))
        .isEqualTo(new PlaceOrder.Result.Repeated(first.purchase()));
    assertThat(shop.gateway.calls()).hasSize(1);
  }

  @Test
  void whatIsNotForSaleIsNotSold() {
    assertThat(place(by(buyer, GivenOrders.purchaseKey()), "p0", Optional.empty()))
        .isEqualTo(new PlaceOrder.Result.NotForSale());
    assertThat(place(by(Fixtures.account(), GivenOrders.purchaseKey()), "p500", Optional.empty()))
        .isEqualTo(new PlaceOrder.Result.UnknownAccount());
    shop.gateway.availability(new Availability.NotSetUp());
    assertThat(counter.place(buyer)).isEqualTo(new PlaceOrder.Result.Closed());
    assertThat(shop.gateway.calls()).isEmpty();
    assertThat(shop.world.everyOrder()).isEmpty();
  }

  @Test
  void aReceiptNeedsAContactWhichIsKept() {
    shop.gateway.availability(new Availability.Ready(true, true));
    assertThat(counter.place(buyer)).isEqualTo(new PlaceOrder.Result.NeedsContact());
    assertThat(shop.gateway.calls()).isEmpty();
    var remember = counter.orders.selling().rememberContact();
    assertThat(remember.remember(buyer.id(), "no address"))
        .isEqualTo(new RememberContact.Result.NotAnAddress());
    assertThat(remember.remember(buyer.id(), " Buyer@Example.com "))
        .isInstanceOf(RememberContact.Result.Kept.class);
    var order = counter.bought(buyer);
    assertThat(counter.payment(order).request().body()).endsWith("buyer@example.com");
    var other = Optional.of(new Email("other@example.com"));
    place(by(buyer, GivenOrders.purchaseKey()), "p500", other);
    assertThat(shop.world.orders().contact(buyer.id()).orElseThrow().email().value())
        .isEqualTo("other@example.com");
  }

  @Test
  void aReceiptThatIsNotRegisteredIsTold() {
    shop.gateway.availability(new Availability.Ready(true, true));
    counter.orders.selling().rememberContact().remember(buyer.id(), "a@example.com");
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.shelf.pay(id);
    counter.shelf.alter(id, was -> registered(was, ProviderPayment.Registration.PENDING));
    counter.pass(Duration.ofHours(3));
    assertThat(shop.alerts()).isEmpty();
    counter.shelf.alter(id, was -> registered(was, ProviderPayment.Registration.CANCELED));
    counter.pass(Duration.ofHours(1));
    assertThat(shop.alerts()).containsExactly(Alert.Kind.RECEIPT_MISSING);
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  private static ProviderPayment registered(
      ProviderPayment was, ProviderPayment.Registration registration) {
    return new ProviderPayment(
        was.id(),
        was.status(),
        was.amount(),
        was.refunded(),
        was.metadata(),
        new ProviderPayment.Circumstances(
            was.circumstances().test(), was.circumstances().createdAt(), registration));
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
    shop.gateway.nextCreate(fault);
    var order = counter.bought(buyer);
    assertThat(counter.state(order)).isInstanceOf(Order.State.PaymentUnknown.class);
    counter.pass(Duration.ofSeconds(30));
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(shop.gateway.calls()).hasSize(2);
    assertThat(shop.gateway.calls().getFirst()).isEqualTo(shop.gateway.calls().getLast());
    assertThat(counter.shelf.payments()).hasSize(1);
  }

  @Test
  void aRefusalIsTheEndOfTheOrder() {
    shop.gateway.nextCreate(Fault.REJECTED_400);
    var order = counter.bought(buyer);
    assertThat(counter.state(order))
        .isEqualTo(new Order.State.Rejected(shop.clock.instant(), "invalid_request"));
    counter.pass(Duration.ofHours(1));
    assertThat(shop.gateway.calls()).hasSize(1);
    assertThat(shop.told(buyer)).isEmpty();
  }

  @Test
  void aRefusedKeyIsToldOnceADayAndUndoesNoFirstTry() {
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var order = counter.bought(buyer);
    for (var time = 0; time < 5; time++) {
      shop.gateway.nextCreate(Fault.KEY_REFUSED_401);
    }
    counter.pass(Duration.ofMinutes(5));
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENTS_REFUSED);
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
  }

  @Test
  void whatCannotBeFoundAfter23HoursIsLostAndNeverAskedForAgain() {
    shop.gateway.always(Fault.TIMEOUT_BEFORE);
    var order = counter.bought(buyer);
    counter.pass(Duration.ofHours(22));
    assertThat(counter.state(order)).isInstanceOf(Order.State.PaymentUnknown.class);
    counter.pass(Duration.ofHours(1));
    var asked = shop.gateway.calls().size();
    shop.gateway.always(Fault.SLOW);
    counter.pass(Duration.ofHours(1));
    assertThat(counter.state(order))
        .isInstanceOfSatisfying(
            Order.State.Cancelled.class,
            cancelled -> assertThat(cancelled.reason()).isEqualTo("never_arrived"));
    assertThat(shop.gateway.calls()).hasSize(asked);
    assertThat(counter.shelf.payments()).isEmpty();
    assertThat(shop.toldKinds(buyer)).containsExactly("PaymentCancelled");
  }

  @Test
  void whatWasMadeInSilenceIsFoundInTheListAfter23Hours() {
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    shop.gateway.always(Fault.ERROR_500_BEFORE);
    var order = counter.bought(buyer);
    counter.pass(Duration.ofHours(23));
    shop.gateway.always(Fault.SLOW);
    for (var other = 0; other < 25; other++) {
      counter.shelf.foreign(Amount.of(Fixtures.creditPackage().price()), Map.of());
    }
    counter.shelf.pay(counter.shelf.payments().getFirst().id());
    counter.pass(Duration.ofHours(1));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
  }

  @Test
  void aProcessThatDiesAtTheCallIsFoundAndFinishedByAnother() {
    shop.gateway.beforeReply(
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatIllegalStateException().isThrownBy(() -> counter.bought(buyer));
    var order = shop.world.everyOrder().getFirst().id();
    assertThat(counter.state(order)).isInstanceOf(Order.State.Placed.class);
    counter.pass(Duration.ofSeconds(50));
    assertThat(shop.gateway.calls()).hasSize(1);
    counter.pass(Duration.ofSeconds(30));
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    assertThat(counter.shelf.payments()).hasSize(1);
  }

  @Test
  void anExpiredPaymentEndsTheOrderAndIsTold() {
    var order = counter.bought(buyer);
    counter.pass(Duration.ofHours(3));
    assertThat(counter.state(order)).isInstanceOf(Order.State.AwaitingPayment.class);
    counter.shelf.cancel(counter.providerOf(order), "expired_on_confirmation");
    counter.notified("payment.canceled", counter.providerOf(order));
    counter.pass(Duration.ofHours(2));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Cancelled.class);
    assertThat(shop.toldKinds(buyer)).containsExactly("PaymentCancelled");
    assertThat(shop.tasks.waiting()).isEmpty();
  }

  @Test
  void moreDaysAreAddedAtTheEnd() {
    counter.paid(buyer);
    counter.pass(Duration.ofHours(1));
    counter.paid(buyer);
    assertThat(shop.does.accounts().showStatus().show(buyer.id()).until())
        .contains(Fixtures.NOW.plus(Duration.ofDays(60)));
  }

  @Test
  void onlyAnOrderOfWhichNobodyKnowsIsPaidAgain() {
    var order = counter.bought(buyer);
    var again = counter.orders.selling().payAgain();
    assertThat(again.pay(buyer.id(), order)).isInstanceOf(PayAgain.Result.NotNow.class);
    assertThat(again.pay(shop.newcomer().id(), order)).isEqualTo(new PayAgain.Result.Unknown());
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var unknown = counter.bought(buyer);
    assertThat(again.pay(buyer.id(), unknown)).isInstanceOf(PayAgain.Result.Asked.class);
    assertThat(counter.payment(unknown).state()).isInstanceOf(Payment.State.Unknown.class);
    assertThat(counter.second(unknown).state()).isInstanceOf(Payment.State.Open.class);
  }

  @Test
  void anEventThatMeansNothingToUsIsKept() {
    var key = new Notification.Key("payout.succeeded", "po-1");
    var accept = counter.orders.notifications().accept();
    assertThat(accept.accept(key, Notification.About.OTHER, "{}"))
        .isEqualTo(new AcceptNotification.Result.Stored());
    assertThat(accept.accept(key, Notification.About.OTHER, "{}"))
        .isEqualTo(new AcceptNotification.Result.Repeated());
    assertThat(shop.tasks.waiting()).isEmpty();
    assertThat(shop.world.orders().notification(key)).isPresent();
    assertThat(ignored()).isEqualTo(2);
  }

  @Test
  void aForgedSuccessChangesNothingAndDoesNotStandInTheWayOfTheRealOne() {
    var order = counter.bought(buyer);
    var id = counter.providerOf(order);
    counter.notified("payment.succeeded", id);
    shop.work();
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(counter.heard("payment.succeeded", id.value())).isEqualTo(Notification.Status.IDLE);
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_UNMATCHED);
    assertThat(shop.world.alertsRaised().getFirst().reason())
        .contains("payment.succeeded", "is not true", "Pending");
    assertThat(ignored()).isEqualTo(1);
    counter.shelf.pay(id);
    counter.notified("payment.succeeded", id);
    shop.work();
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(ignored()).isEqualTo(1);
  }

  private long ignored() {
    return shop.telemetry.count(Telemetry.Count.NOTIFICATION_IGNORED);
  }

  @Test
  void anUnknownPaymentIsLookedForKeptAndTold() {
    var forged = new ProviderPaymentId("22d6d597-000f-5000-9000-145f6df21d6f");
    counter.notified("payment.succeeded", forged);
    counter.pass(Duration.ofSeconds(50));
    assertThat(shop.alerts()).isEmpty();
    counter.pass(Duration.ofMinutes(2));
    assertThat(shop.alerts()).containsExactly(Alert.Kind.PAYMENT_UNMATCHED);
    assertThat(ignored()).isEqualTo(1);
    assertThat(counter.heard("payment.succeeded", forged.value()))
        .isEqualTo(Notification.Status.UNMATCHED);
    counter.pass(Duration.ofDays(2));
    assertThat(shop.messenger.arrived(Shop.OPERATOR)).hasSize(1);
    assertThat(shop.world.everyOrder()).isEmpty();
    assertThat(shop.tasks.waiting()).isEmpty();
  }
}

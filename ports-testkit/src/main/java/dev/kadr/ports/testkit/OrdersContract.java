package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.Currency;
import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.Goods;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.orders.LockedBuyer;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.Purchase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store must do with orders and their money. */
public interface OrdersContract extends StoreSubjects {

  private GivenOrders some() {
    return new GivenOrders(unitOfWork());
  }

  private <T> T inTransaction(Function<Store, T> work) {
    return unitOfWork().inTransaction(work);
  }

  private Optional<LockedOrder> locked(OrderId order) {
    return inTransaction(store -> store.lockOrder(order));
  }

  @Test
  default void anOrderComesBackAsItWasPlaced() {
    var account = given().account();
    var tags = new TreeMap<>(Map.of("utm_source", "tg \"'\u0444", "utm_medium", ""));
    var order =
        Order.placed(
            new OrderId(Fixtures.random()),
            new Buyer(account, GivenOrders.purchaseKey(), Channel.WEB, tags),
            Goods.of(Fixtures.creditPackage()),
            Fixtures.NOW);
    var first = GivenOrders.attempt(order, 1);
    var second = GivenOrders.attempt(order, 2);
    given()
        .commit(
            store -> {
              store.add(order);
              store.add(second);
              store.add(first);
            });
    var purchase = new Purchase(new Checkout(order, List.of(first, second)), List.of());
    assertThat(orders().find(order.id())).contains(purchase);
    assertThat(locked(order.id()).orElseThrow().purchase()).isEqualTo(purchase);
    assertThat(orders().orderOf(second.id())).contains(order.id());
  }

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.OrdersContract#everyOrderState")
  default void everyStateOfAnOrderComesBackAsItWasSaved(Order.State state) {
    var order = some().placed().order();
    var moved = new Order(order.id(), order.buyer(), order.goods(), order.placedAt(), state);
    given().commit(store -> store.save(moved));
    assertThat(orders().find(order.id()).orElseThrow().order()).isEqualTo(moved);
  }

  static Stream<Order.State> everyOrderState() {
    return Stream.of(
        new Order.State.Placed(),
        new Order.State.PaymentUnknown(Fixtures.NOW),
        new Order.State.AwaitingPayment(Fixtures.NOW),
        new Order.State.Cancelled(Fixtures.NOW, "expired_on_confirmation"),
        new Order.State.Rejected(Fixtures.NOW, "invalid_request"));
  }

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.OrdersContract#everyPaymentState")
  default void everyStateOfAPaymentComesBackAsItWasSaved(Payment.State state) {
    var payment = some().placed().payments().getFirst();
    var moved =
        new Payment(payment.id(), payment.order(), payment.attempt(), payment.request(), state);
    given().commit(store -> store.save(moved));
    assertThat(orders().find(payment.order()).orElseThrow().payments()).containsExactly(moved);
    moved.provider().ifPresent(id -> assertThat(orders().orderOf(id)).contains(payment.order()));
  }

  static Stream<Payment.State> everyPaymentState() {
    var page = Optional.of(URI.create("https://yoomoney.example/pay?orderId=1&a=%20"));
    return Stream.of(
        new Payment.State.Asked(),
        new Payment.State.Unknown(Fixtures.NOW),
        new Payment.State.Open(Fixtures.NOW, GivenOrders.providerPayment(), page),
        new Payment.State.Open(Fixtures.NOW, GivenOrders.providerPayment(), Optional.empty()),
        new Payment.State.Canceled(Fixtures.NOW, GivenOrders.providerPayment(), "why"),
        new Payment.State.Rejected(Fixtures.NOW, "forbidden"),
        new Payment.State.Lost(Fixtures.NOW),
        new Payment.State.Mismatched(
            Fixtures.NOW, GivenOrders.providerPayment(), "it is 1.00 RUB instead of 500.00 RUB"));
  }

  @Test
  default void moneyThatCameComesBackWithEveryPaymentThatBroughtIt() {
    var paid = some().paid();
    var order = paid.order().id();
    var again = GivenOrders.attempt(paid.order(), 2);
    given().commit(store -> store.add(again));
    var twice =
        some()
            .hear(
                order,
                again.id(),
                new PaymentNews.Succeeded(GivenOrders.providerPayment()),
                Fixtures.NOW.plusSeconds(1));
    assertThat(((Order.State.Paid) twice.order().state()).by()).hasSize(2);
    assertThat(orders().find(order)).contains(twice);
  }

  @Test
  default void aLockedOrderShowsItsGrantsWhateverIsLeftOfThem() {
    var paid = some().paid();
    var account = paid.order().buyer().account();
    var grant = locked(paid.order().id()).orElseThrow().wallet().grants().getFirst();
    given()
        .move(account, wallet -> wallet.takeBack(grant.id(), grant.amount(), "all", Fixtures.NOW));
    Optional<Long> live =
        inTransaction(
            store ->
                store.lockAccount(account).map(found -> (long) found.wallet().grants().size()));
    assertThat(live).contains(0L);
    assertThat(locked(paid.order().id()).orElseThrow().wallet().grants())
        .extracting(it -> it.id())
        .containsExactly(grant.id());
  }

  @Test
  default void aLockedOrderShowsTheHoldsOfItsRefunds() {
    var refunding = some().refunding();
    var locked = locked(refunding.order().id()).orElseThrow();
    var hold = refunding.refunds().getFirst().terms().hold().orElseThrow();
    assertThat(locked.purchase()).isEqualTo(refunding);
    assertThat(locked.wallet().holds()).extracting(it -> it.id()).containsExactly(hold);
    assertThat(orders().find(refunding.order().id())).contains(refunding);
    assertThat(orders().orderOf(refunding.refunds().getFirst().id()))
        .contains(refunding.order().id());
  }

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.OrdersContract#everyRefundState")
  default void everyStateOfARefundComesBackAsItWasAdded(Refund.State state) {
    var paid = some().paid();
    var refund = dashboard(paid, state);
    given().commit(store -> store.add(refund));
    var found = orders().find(paid.order().id()).orElseThrow();
    assertThat(found.refunds()).containsExactly(refund);
    refund.provider().ifPresent(id -> assertThat(orders().orderOf(id)).contains(paid.order().id()));
    var other = new Refund.State.Canceled(Fixtures.NOW, Optional.empty(), "never_arrived");
    var saved =
        new Refund(
            refund.id(),
            refund.payment(),
            refund.terms(),
            refund.origin(),
            refund.askedAt(),
            other);
    given().commit(store -> store.save(saved));
    assertThat(orders().find(paid.order().id()).orElseThrow().refunds()).containsExactly(saved);
  }

  static Stream<Refund.State> everyRefundState() {
    return Stream.of(
        new Refund.State.Requested(),
        new Refund.State.Unknown(Fixtures.NOW),
        new Refund.State.Pending(Fixtures.NOW, GivenOrders.providerRefund()),
        new Refund.State.Succeeded(Fixtures.NOW, GivenOrders.providerRefund()),
        new Refund.State.Canceled(
            Fixtures.NOW, Optional.of(GivenOrders.providerRefund()), "insufficient_funds"));
  }

  private static Refund dashboard(Purchase paid, Refund.State state) {
    return new Refund(
        new RefundId(Fixtures.random()),
        paid.payments().getFirst().id(),
        new Refund.Terms(new Money(1, Currency.RUB), 0, Optional.empty(), "\u0444 '"),
        new Refund.Origin.Dashboard(),
        Fixtures.NOW,
        state);
  }

  @Test
  default void whatTheGatewayHasOnceIsHereOnce() {
    var by = GivenOrders.providerPayment();
    open(some().placed(), by);
    var other = some().placed();
    assertThatIllegalStateException().isThrownBy(() -> open(other, by));
    assertThat(orders().find(other.order().id())).contains(other);
  }

  private void open(Purchase placed, ProviderPaymentId by) {
    some()
        .hear(
            placed.order().id(),
            placed.payments().getFirst().id(),
            new PaymentNews.Opened(by, Optional.empty()),
            Fixtures.NOW);
  }

  @Test
  default void aKeyIsOneOrder() {
    var placed = some().placed();
    var buyer = placed.order().buyer();
    Optional<LockedBuyer> again =
        inTransaction(store -> store.lockBuyer(buyer.account(), buyer.key()));
    assertThat(again.orElseThrow().earlier()).contains(placed);
    Optional<LockedBuyer> other =
        inTransaction(store -> store.lockBuyer(buyer.account(), GivenOrders.purchaseKey()));
    assertThat(other.orElseThrow().earlier()).isEmpty();
    var second =
        Order.placed(new OrderId(Fixtures.random()), buyer, placed.order().goods(), Fixtures.NOW);
    assertThatIllegalStateException().isThrownBy(() -> given().commit(store -> store.add(second)));
  }

  @Test
  default void anAttemptHasItsOwnNumber() {
    var placed = some().placed();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> given().commit(store -> store.add(GivenOrders.attempt(placed.order(), 1))));
  }

  @Test
  default void historyIsNewestFirst() {
    var account = given().account();
    var first = some().placed(account);
    var second = some().paid(account);
    some().placed();
    assertThat(orders().history(account, 10)).containsExactly(second, first);
    assertThat(orders().history(account, 1)).containsExactly(second);
    assertThat(orders().history(account, Optional.of(second.order().id()), 10))
        .containsExactly(first);
    assertThat(orders().history(account, Optional.of(first.order().id()), 10)).isEmpty();
    var strangers = new GivenOrders(unitOfWork()).placed().order().id();
    assertThat(orders().history(account, Optional.of(strangers), 10)).isEmpty();
  }

  @Test
  default void aSubscriptionIsWhatWasSavedLast() {
    var placed = some().placed();
    var account = placed.order().buyer().account();
    assertThat(orders().subscription(account)).isEmpty();
    var first = Subscription.begun(account, 30, Fixtures.NOW);
    given().commit(store -> store.save(first));
    var longer = first.prolonged(30, Fixtures.NOW);
    given().commit(store -> store.save(longer));
    assertThat(orders().subscription(account)).contains(longer);
    assertThat(locked(placed.order().id()).orElseThrow().subscription()).contains(longer);
  }

  @Test
  default void aContactIsWhatWasSavedLast() {
    var account = given().account();
    assertThat(orders().contact(account)).isEmpty();
    var first = new Contact(account, new Email("a@example.com"), Fixtures.NOW);
    var next = new Contact(account, new Email("b@example.com"), Fixtures.NOW.plusSeconds(1));
    given().commit(store -> store.save(first));
    given().commit(store -> store.save(next));
    assertThat(orders().contact(account)).contains(next);
    Optional<LockedBuyer> buyer =
        inTransaction(store -> store.lockBuyer(account, GivenOrders.purchaseKey()));
    assertThat(buyer.orElseThrow().contact()).contains(next);
  }

  @ParameterizedTest
  @EnumSource
  default void aNotificationComesBackAsItWasSaved(Notification.Status status) {
    var notification = notification(About.PAYMENT);
    given().commit(store -> store.add(notification));
    given().commit(store -> store.save(notification.with(status)));
    assertThat(orders().notification(notification.key())).contains(notification.with(status));
    Optional<Notification> locked =
        inTransaction(store -> store.lockNotification(notification.key()));
    assertThat(locked).contains(notification.with(status));
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> store.add(notification)));
  }

  private static Notification notification(About about) {
    return new Notification(
        new Notification.Key("payment.succeeded", Fixtures.random().toString()),
        about,
        "{\"a\": \"\u0444'\"}",
        Fixtures.NOW,
        Notification.Status.WAITING);
  }

  @Test
  default void whatIsUndecidedAndAloneIsFound() {
    var placed = some().placed().payments().getFirst().id();
    var paid = some().paid().payments().getFirst().id();
    var refund = some().refunding().refunds().getFirst().id();
    var done = some().refunded().refunds().getFirst().id();
    var waiting = notification(About.REFUND);
    given().commit(store -> store.add(waiting));
    assertThat(orders().unattendedPayments(100_000)).contains(placed).doesNotContain(paid);
    assertThat(orders().unattendedRefunds(100_000)).contains(refund).doesNotContain(done);
    assertThat(orders().unattendedNotifications(100_000)).contains(waiting.key());
    given()
        .commit(
            store -> {
              store.schedule(task(TaskKind.PAYMENT, placed.value().toString()));
              store.schedule(task(TaskKind.REFUND, refund.value().toString()));
              store.schedule(task(TaskKind.NOTIFICATION, waiting.key().instance()));
            });
    assertThat(orders().unattendedPayments(100_000)).doesNotContain(placed);
    assertThat(orders().unattendedRefunds(100_000)).doesNotContain(refund);
    assertThat(orders().unattendedNotifications(100_000)).doesNotContain(waiting.key());
    assertThat(orders().undecidedPayments(100_000)).contains(placed).doesNotContain(paid);
    assertThat(orders().undecidedRefunds(100_000)).contains(refund).doesNotContain(done);
    assertThat(orders().undecidedNotifications(100_000)).contains(waiting.key());
  }

  private static Task task(TaskKind kind, String instance) {
    return new Task(kind, instance, Fixtures.NOW);
  }

  @Test
  default void whatIsUnknownIsNotFound() {
    var order = new OrderId(Fixtures.random());
    assertThat(orders().find(order)).isEmpty();
    assertThat(locked(order)).isEmpty();
    assertThat(orders().orderOf(GivenOrders.providerPayment())).isEmpty();
    assertThat(orders().orderOf(GivenOrders.providerRefund())).isEmpty();
    assertThat(orders().orderOf(new RefundId(Fixtures.random()))).isEmpty();
  }

  @Test
  default void savingWhatWasNeverAddedIsABug() {
    var order = some().placed().order();
    var stranger = GivenOrders.attempt(order, 2);
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> store.save(stranger)));
    var nothing = notification(About.PAYMENT);
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> store.save(nothing)));
  }

  /** Eight workers read the same success at once; one grant must follow. */
  @Test
  default void onlyOneOfManyBooksThePayment() {
    var placed = some().placed();
    var by = GivenOrders.providerPayment();
    var news = new PaymentNews.Succeeded(by);
    var payment = placed.payments().getFirst().id();
    var booked =
        Crowd.of(
            8,
            number ->
                inTransaction(
                    store -> {
                      var locked = store.lockOrder(placed.order().id()).orElseThrow();
                      var booking = locked.purchase().checkout().heard(payment, news, Fixtures.NOW);
                      if (booking instanceof Checkout.Booking.Booked first) {
                        GivenOrders.note(store, locked, first, Fixtures.NOW);
                        return 1;
                      }
                      return 0;
                    }));
    assertThat(booked.stream().mapToInt(one -> one).sum()).isEqualTo(1);
    var account = placed.order().buyer().account();
    assertThat(accounts().wallet(account).available(Fixtures.NOW.plus(Duration.ofDays(1))))
        .isEqualTo(25);
  }
}

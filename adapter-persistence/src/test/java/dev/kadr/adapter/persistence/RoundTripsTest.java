package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Settlement;
import dev.kadr.domain.generation.Step;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.PaymentNews;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Subject;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.ports.testkit.CountedWire;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.RequestExample;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A decision costs two round trips, whatever it touches, counted on the wire. */
class RoundTripsTest {
  /** From here on both ends have prepared their plans. */
  private static final int WARM = 8;

  private final TestDatabase direct = TestDatabase.migrated(2);
  private final Given given = new Given(new PostgresUnitOfWork(direct.jdbi()));
  private final CountedWire wire;
  private final Database counted;
  private final UnitOfWork unitOfWork;

  RoundTripsTest() throws IOException {
    var url = direct.url();
    var port = URI.create(url.substring("jdbc:".length())).getPort();
    wire = new CountedWire(port);
    counted =
        Database.open(
            DatabaseAddress.parse(url.replace(":" + port + "/", ":" + wire.port() + "/")), 1);
    unitOfWork = new PostgresUnitOfWork(counted.jdbi());
  }

  @AfterEach
  void close() {
    counted.close();
    wire.close();
    direct.close();
  }

  @Test
  void aSubmitTakesTwo() {
    for (var run = 0; run < WARM; run++) {
      var account = given.account(Given.CREDITS);
      assertThat(trips(store -> submit(store, account))).isEqualTo(2);
    }
  }

  @Test
  void leavingTheQueueTakesTwo() {
    for (var run = 0; run < WARM; run++) {
      var request = given.request(Fixtures.provider(), RequestExample.QUEUED);
      assertThat(
              trips(
                  store -> {
                    var turn = store.lockTurn(request.id(), new Capacity(5, 5)).orElseThrow();
                    note(store, Given.moved(turn.request().start(Fixtures.NOW)));
                  }))
          .isEqualTo(2);
    }
  }

  @Test
  void aCompletionTakesTwo() {
    for (var run = 0; run < WARM; run++) {
      var request = given.request(Fixtures.provider(), RequestExample.DOWNLOADING);
      assertThat(trips(store -> complete(store, request))).isEqualTo(2);
    }
  }

  /** Everything that follows from a notification of money, in the transaction that decides it. */
  @Test
  void moneyThatComesTakesTwo() {
    var orders = new GivenOrders(new PostgresUnitOfWork(direct.jdbi()));
    for (var run = 0; run < WARM; run++) {
      var placed = orders.placed();
      var hint = waiting("payment.succeeded");
      given.commit(store -> store.add(hint));
      assertThat(trips(store -> pay(store, placed, hint))).isEqualTo(2);
    }
    assertThat(new LedgerCheck(direct.jdbi()).faults()).isEmpty();
  }

  private static Notification waiting(String event) {
    return new Notification(
        new Notification.Key(event, Fixtures.random().toString()),
        Notification.About.PAYMENT,
        "{}",
        Fixtures.NOW,
        Notification.Status.WAITING);
  }

  @Test
  void aNotificationIsStoredInTwo() {
    for (var run = 0; run < WARM; run++) {
      var hint = waiting("payment.succeeded");
      assertThat(
              trips(
                  store -> {
                    assertThat(store.lockNotification(hint.key())).isEmpty();
                    store.add(hint);
                    store.schedule(
                        new Task(TaskKind.NOTIFICATION, hint.key().instance(), Fixtures.NOW));
                  }))
          .isEqualTo(2);
    }
  }

  @Test
  void aFirstContactTakesTwo() {
    for (var run = 0; run < WARM; run++) {
      var identity = Fixtures.identity();
      assertThat(
              trips(
                  store -> {
                    assertThat(store.lockAccount(identity)).isEmpty();
                    store.open(Fixtures.account(), identity);
                  }))
          .isEqualTo(2);
    }
  }

  @Test
  void aDecisionToDoNothingTakesTwo() {
    var account = given.account(Given.CREDITS);
    for (var run = 0; run < WARM; run++) {
      assertThat(trips(store -> assertThat(store.lockAccount(account)).isPresent())).isEqualTo(2);
    }
  }

  /** The control: the counter does count. */
  @RepeatedTest(2)
  void aSecondReadWouldCostOneMore() {
    var account = given.account(Given.CREDITS);
    var trips =
        trips(
            store -> {
              assertThat(store.lockAccount(account)).isPresent();
              submit(store, account);
            });
    assertThat(trips).isEqualTo(3);
  }

  private int trips(Consumer<Store> work) {
    var before = new AtomicInteger();
    unitOfWork.<Boolean>inTransaction(
        store -> {
          before.set(wire.trips()); // the pool may have asked whether its connection still works
          work.accept(store);
          return true;
        });
    return wire.trips() - before.get();
  }

  private static void submit(Store store, AccountId account) {
    var provider = Fixtures.provider();
    var fresh = Given.fresh(account, provider, false, Fixtures.NOW);
    var request = fresh.next();
    var standing = store.lockStanding(account, request.ticket().key(), provider).orElseThrow();
    store.append(Given.held(standing.wallet(), request).orElseThrow());
    store.add(request);
    store.add(fresh.event().event());
    for (var kind : List.of(TaskKind.SUBMIT, TaskKind.DEADLINE)) {
      store.schedule(new Task(kind, request.id().value().toString(), Fixtures.NOW));
    }
  }

  private static void pay(Store store, Purchase placed, Notification hint) {
    var locked = store.lockOrder(placed.order().id()).orElseThrow();
    var attempt = placed.payments().getFirst().id();
    var by = GivenOrders.providerPayment();
    var booked =
        (Checkout.Booking.Booked)
            locked
                .purchase()
                .checkout()
                .heard(attempt, new PaymentNews.Succeeded(by), Fixtures.NOW);
    var order = booked.order().orElseThrow().next();
    store.save(booked.payment());
    store.save(order);
    var provenance = new Provenance(Origin.PURCHASE, by.value(), Fixtures.NOW);
    var granted =
        locked
            .wallet()
            .grant(
                new GrantId(Fixtures.random()),
                provenance,
                order.goods().credits(),
                new Validity.Forever());
    store.append(Given.moved(granted).event());
    var account = order.buyer().account();
    store.save(Subscription.begun(account, order.goods().days(), Fixtures.NOW));
    var notice = new NoticeId(Notice.Kind.PAID, new Subject.OfPayment(attempt));
    store.add(new Notice(notice, account, Fixtures.NOW, new Notice.Status.Due()));
    store.schedule(new Task(TaskKind.NOTICE, notice.instance(), Fixtures.NOW));
    store.schedule(new Task(TaskKind.SALE, attempt.value().toString(), Fixtures.NOW));
    store.schedule(new Task(TaskKind.ORDER_MESSAGE, order.id().value().toString(), Fixtures.NOW));
    store.save(hint.with(Notification.Status.SETTLED));
  }

  private static void complete(Store store, GenerationRequest request) {
    var locked = store.lockRequest(request.id()).orElseThrow();
    var moved =
        Given.moved(
            locked.request().stored(List.of(Fixtures.output(), Fixtures.output()), Fixtures.NOW));
    note(store, moved);
    assertThat(moved.event().settlement()).isInstanceOf(Settlement.Capture.class);
    var hold = request.ticket().hold();
    store.append(Given.moved(locked.wallet().capture(hold, Fixtures.NOW)).event());
    var notice = new NoticeId(Notice.Kind.RESULT, request.id());
    store.add(
        new Notice(notice, request.ticket().account(), Fixtures.NOW, new Notice.Status.Due()));
    store.schedule(new Task(TaskKind.NOTICE, notice.instance(), Fixtures.NOW));
  }

  private static void note(Store store, Moved<GenerationRequest, Step> moved) {
    store.save(moved.next());
    store.add(moved.event().event());
  }
}

package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.app.journey.MoneyNodes.Bought;
import dev.kadr.app.journey.MoneyTale.Happening;
import dev.kadr.domain.orders.Order.State.AwaitingPayment;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.testkit.Crowd;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.RecordsThrough;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.PlaceOrder;
import dev.kadr.usecases.orders.RefundOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one PostgreSQL and one gateway: whoever hears of money, it counts once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoneyOnTwoNodesIT {
  private static final int PAYMENTS = 100;
  private static final int NOTIFICATIONS = 2_000;
  private static final int CROWD = 16;

  /** A commit waits for the disk, so more than there are cores may wait at once. */
  private static final int WALKERS = 8;

  /** The proof walks more often. */
  private static final int WALKS = Integer.getInteger("kadr.order-walks", 16);

  private static final int STEPS = 50;

  /** Of up to six happenings all orders are walked in memory. */
  private static final int HAPPENINGS = Integer.getInteger("kadr.happenings", 4);

  @TempDir static Path folder;
  private MoneyNodes world;

  @BeforeAll
  void open() {
    world = new MoneyNodes(folder, CROWD + 4);
  }

  @AfterAll
  void close() {
    world.close();
  }

  private OrderUseCases node(int number) {
    return world.nodes.get(number % 2);
  }

  private List<Bought> bought(int count) {
    return Stream.generate(world::bought).limit(count).toList();
  }

  @Test
  void twoThousandNotificationsOfAHundredPaymentsWithPollAndButtonAreAHundredGrants() {
    var all = bought(PAYMENTS);
    all.forEach(bought -> world.gateway.shelf().pay(bought.payment()));
    Crowd.of(
        CROWD,
        number -> {
          var dice = new Random(number);
          for (var time = 0; time < NOTIFICATIONS / CROWD; time++) {
            hear(node(dice.nextInt(2)), all.get(dice.nextInt(PAYMENTS)), dice.nextInt(4));
          }
          return true;
        });
    all.forEach(bought -> hear(node(0), bought, 0));
    world.eachIsOneGrant(all);
  }

  private static void hear(OrderUseCases node, Bought bought, int window) {
    var key = new Notification.Key("payment.succeeded", bought.payment().value());
    node.notifications().accept().accept(key, About.PAYMENT, "{}");
    switch (window) {
      case 1 -> node.selling().check().check(bought.buyer(), bought.order());
      case 2 -> node.looking().sweep().sweep();
      default -> node.notifications().read().read(key);
    }
  }

  @Test
  void aHundredConnectionsThatAreCutAreAHundredOrders() {
    var dice = new Random(3);
    var cutting = new Cutting(world.one.unitOfWork(), dice);
    var cut = world.node(new RecordsThrough(cutting, world.one));
    for (var number = 0; number < 100; number++) {
      var buyer = world.buyer();
      var key = new PurchaseKey("api:" + Fixtures.random());
      var placed = untilAnswered(() -> MoneyNodes.place(cut, buyer, key));
      var again = MoneyNodes.place(node(1), buyer, key);
      assertThat(again).isInstanceOf(PlaceOrder.Result.Repeated.class);
      assertThat(MoneyNodes.order(placed)).isEqualTo(MoneyNodes.order(again));
      assertThat(world.one.orders().history(buyer, 10)).hasSize(1);
    }
  }

  private static <T> T untilAnswered(Supplier<T> call) {
    for (var time = 0; time < 100; time++) {
      try {
        return call.get();
      } catch (UncheckedIOException cut) {
        assertThat(cut).hasMessageContaining("cut");
      }
    }
    throw new AssertionError("never answered");
  }

  /** Loses the connection before a commit, or after it, when nobody hears of it. */
  private record Cutting(UnitOfWork whole, Random dice) implements UnitOfWork {
    @Override
    public <T> T inTransaction(Function<Store, T> work) {
      if (dice.nextInt(3) == 0) {
        throw new UncheckedIOException(new IOException("cut before"));
      }
      var answer = whole.inTransaction(work);
      if (dice.nextInt(3) == 0) {
        throw new UncheckedIOException(new IOException("cut after"));
      }
      return answer;
    }
  }

  @Test
  void aRefundAskedForByEverybodyAtOnceGivesTheMoneyBackOnce() {
    var bought = world.bought();
    world.gateway.shelf().pay(bought.payment());
    hear(node(0), bought, 1);
    assertThat(world.available(bought.buyer())).isEqualTo(25);

    var answers = new ConcurrentLinkedQueue<RefundOrder.Result>();
    Crowd.of(
        CROWD,
        number ->
            answers.add(
                node(number)
                    .returning()
                    .refund()
                    .refund(bought.order(), Optional.empty(), "everybody")));

    assertThat(answers).filteredOn(RefundOrder.Result.Asked.class::isInstance).hasSize(1);
    assertThat(world.available(bought.buyer())).isZero();
    assertThat(world.gateway.shelf().refunds())
        .filteredOn(refund -> refund.payment().equals(bought.payment()))
        .hasSize(1);
    assertThat(world.one.ledgerFaults()).isEmpty();
  }

  @Test
  void twoThousandForgeriesOnTwoNodesGiveNothing() {
    var victims = bought(10);
    var events = List.of("payment.succeeded", "payment.canceled", "refund.succeeded", "", "\0x");
    Crowd.of(
        CROWD,
        number -> {
          var dice = new Random(number);
          for (var time = 0; time < NOTIFICATIONS / CROWD; time++) {
            var own = victims.get(dice.nextInt(victims.size())).payment().value();
            var key =
                new Notification.Key(
                    events.get(dice.nextInt(events.size())),
                    dice.nextBoolean() ? own : own.substring(dice.nextInt(own.length())));
            var about = List.of(About.values()).get(dice.nextInt(About.values().length));
            var node = node(dice.nextInt(2)).notifications();
            node.accept().accept(key, about, "{\"status\":\"succeeded\"}");
            node.read().read(key);
          }
          return true;
        });
    world.nothingWasGiven(victims);
  }

  @Test
  void everyOrderOfWhatHappensToMoneyEndsAsTheGatewaySays() {
    var orders = MoneyTale.orders(HAPPENINGS);
    assertThat(orders).hasSizeGreaterThanOrEqualTo(1 + 6 + 30 + 120 + 360);
    Crowd.of(
        WALKERS,
        number -> {
          for (var index = number; index < orders.size(); index += WALKERS) {
            var tale = new MoneyTale(world, world.bought(), orders.get(index));
            tale.happens();
            tale.endsAsTheGatewaySays();
          }
          return true;
        });
    assertThat(world.one.ledgerFaults()).isEmpty();
  }

  @Test
  void memoryAndPostgresAgreeAfterEveryStepOfAWalkOfOrders() {
    Crowd.of(
        WALKERS,
        number -> {
          for (var seed = number; seed < WALKS; seed += WALKERS) {
            new OrderWalk(world, seed).go(STEPS);
          }
          return true;
        });
    assertThat(world.one.ledgerFaults()).isEmpty();
  }

  @Test
  void onePressThroughTwoNodesAtOnceIsOneOrder() {
    var buyer = world.buyer();
    var key = new PurchaseKey("press:" + Fixtures.random());

    var results =
        Crowd.of(CROWD, number -> MoneyNodes.order(MoneyNodes.place(node(number), buyer, key)));

    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(world.one.orders().history(buyer, 10))
        .extracting(purchase -> purchase.order().state())
        .allMatch(state -> state instanceof AwaitingPayment);
  }

  /** The controls come last: what they plant stays in the books. */
  private GullibleReceiver gullible(int number) {
    var node = number % 2 == 0 ? world.one : world.other;
    return new GullibleReceiver(node.unitOfWork(), world.clock);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void theControlThatGivesWithoutAUniqueKeyIsSeenToGiveTwice() {
    var all = bought(5);
    all.forEach(bought -> world.gateway.shelf().pay(bought.payment()));
    Crowd.of(
        4,
        number -> {
          all.forEach(gullible(number)::hear);
          return true;
        });
    assertThatThrownBy(() -> world.eachIsOneGrant(all))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("credits for one payment");
    assertThat(world.one.ledgerFaults()).isNotEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void theControlThatBelievesWhatItIsToldIsSeenToGiveForNothing() {
    var victims = bought(3);
    victims.forEach(gullible(0)::hear);
    assertThatThrownBy(() -> world.nothingWasGiven(victims))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("credits for nothing");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void theControlThatBelievesWhatItIsToldIsSeenInAnOrderOfHappenings() {
    var happenings = List.of(Happening.EXPIRES, Happening.TOLD_PAID);
    var tale = new MoneyTale(world, world.bought(), happenings);
    tale.happens();
    tale.endsAsTheGatewaySays();
    gullible(1).hear(tale.bought());
    assertThatThrownBy(tale::endsAsTheGatewaySays)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("credits after");
  }
}

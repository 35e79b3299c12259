package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.testkit.RecordingMessenger.Edited;
import dev.kadr.ports.testkit.ScriptedPaymentGateway.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The message under which one pays says what became of the order, whoever heard of it. */
class OrderMessageTest {
  private static final long MESSAGE = 700;

  private final Counter counter = new Counter();
  private final Shop shop = counter.shop;
  private final Account buyer = shop.newcomer();

  @AfterEach
  void nothingFailedOnTheWay() {
    assertThat(shop.tasks.failures()).isEmpty();
  }

  /** An order that stands in the buyer's chat. */
  private OrderId shown() {
    var order = counter.bought(buyer);
    note(order);
    return order;
  }

  private boolean note(OrderId order) {
    return shop.does
        .messaging()
        .noteOrderMessage()
        .note(counter.purchase(order), Shop.chatOf(buyer), MESSAGE)
        .old();
  }

  private List<? extends Class<?>> edits() {
    return shop.messenger.edited().stream()
        .filter(edit -> edit.message() == MESSAGE)
        .filter(edit -> edit.chat().equals(Shop.chatOf(buyer)))
        .filter(edit -> edit.answer() instanceof Delivery.Delivered)
        .map(OrderMessageTest::state)
        .toList();
  }

  private static Class<?> state(Edited edit) {
    return ((CustomerMessage.Ordered) edit.words()).purchase().order().state().getClass();
  }

  @Test
  void aNotificationOfTheMoneyEditsIt() {
    var order = shown();
    counter.shelf.pay(counter.providerOf(order));
    counter.notified("payment.succeeded", counter.providerOf(order));
    shop.work();
    assertThat(edits()).isEqualTo(List.of(Order.State.Paid.class));
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid");
  }

  @Test
  void theReconcilerEditsItToo() {
    var paid = shown();
    counter.shelf.pay(counter.providerOf(paid));
    counter.pass(Duration.ofMinutes(2));
    var given = shown();
    counter.shelf.cancel(counter.providerOf(given), "expired_on_confirmation");
    counter.pass(Duration.ofMinutes(2));
    assertThat(edits()).isEqualTo(List.of(Order.State.Paid.class, Order.State.Cancelled.class));
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid", "PaymentCancelled");
  }

  @Test
  void moneyThatCameAfterAllIsShownInsteadOfTheEnd() {
    var order = shown();
    counter.shelf.cancel(counter.providerOf(order), "expired_on_confirmation");
    counter.pass(Duration.ofMinutes(2));
    counter.shelf.pay(counter.providerOf(order));
    counter.pass(Duration.ofHours(2));
    assertThat(edits()).isEqualTo(List.of(Order.State.Cancelled.class, Order.State.Paid.class));
  }

  @Test
  void theWayToPayIsShownAsSoonAsThereIsOne() {
    shop.gateway.nextCreate(Fault.TIMEOUT_AFTER);
    var order = shown();
    assertThat(counter.state(order)).isInstanceOf(Order.State.PaymentUnknown.class);
    counter.pass(Duration.ofMinutes(1));
    assertThat(edits()).isEqualTo(List.of(Order.State.AwaitingPayment.class));
  }

  @Test
  void whatWasDecidedWhileTheMessageWasOnItsWayIsShownAsSoonAsItIsKnown() {
    var order = counter.bought(buyer);
    var before = counter.purchase(order);
    counter.shelf.pay(counter.providerOf(order));
    counter.notified("payment.succeeded", counter.providerOf(order));
    shop.work();
    assertThat(shop.messenger.edited()).isEmpty();
    var noted = shop.does.messaging().noteOrderMessage().note(before, Shop.chatOf(buyer), MESSAGE);
    assertThat(noted.old()).isTrue();
    shop.work();
    assertThat(edits()).isEqualTo(List.of(Order.State.Paid.class));
  }

  @Test
  void whatShowsTheTruthIsLeftAlone() {
    var order = shown();
    assertThat(note(order)).isFalse();
    shop.work();
    assertThat(shop.messenger.edited()).isEmpty();
  }

  /** Whoever sent it died before it could be remembered. */
  @Test
  void anOrderWhoseMessageNobodyRemembersIsToldAllTheSame() {
    counter.paid(buyer);
    assertThat(shop.messenger.edited()).isEmpty();
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid");
  }

  @Test
  void anEditThatIsNotTakenNeverHoldsTheMessageUp() {
    shop.messenger.nextEdit(new Delivery.Later(Duration.ofHours(1)));
    shop.messenger.nextEdit(new Delivery.Later(Duration.ofSeconds(1)));
    var order = shown();
    counter.shelf.pay(counter.providerOf(order));
    counter.notified("payment.succeeded", counter.providerOf(order));
    shop.work();
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid");
    assertThat(edits()).isEmpty();
    counter.pass(Duration.ofMinutes(61));
    assertThat(edits()).isEqualTo(List.of(Order.State.Paid.class));
  }

  @Test
  void aMessageThatIsGoneIsNotAskedForAgain() {
    shop.messenger.nextEdit(new Delivery.Refused("message to edit not found"));
    var order = shown();
    counter.shelf.pay(counter.providerOf(order));
    counter.notified("payment.succeeded", counter.providerOf(order));
    counter.pass(Duration.ofHours(2));
    assertThat(shop.messenger.edited()).hasSize(1);
    assertThat(shop.toldKinds(buyer)).containsExactly("Paid");
  }

  @Test
  void aMonthLaterNobodyRemembersWhereItStood() {
    var order = shown();
    counter.shelf.pay(counter.providerOf(order));
    counter.pass(Duration.ofDays(1));
    assertThat(shop.world.orderMessages().of(order)).hasSize(1);
    shop.clock.advance(Duration.ofDays(30));
    shop.does.messaging().forgetOrderMessages().forget();
    assertThat(shop.world.orderMessages().of(order)).isEmpty();
  }
}

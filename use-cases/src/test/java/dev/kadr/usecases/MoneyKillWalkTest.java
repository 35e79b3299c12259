package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.usecases.Shop.Died;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever dies on the way of the money, at any step: others go on, and it comes and goes once. */
class MoneyKillWalkTest {
  private final Counter counter = new Counter();
  private final Shop shop = counter.shop;
  private final Account buyer = shop.newcomer();
  private boolean died;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-placed",
        "payment-asked",
        "notification-stored",
        "notice-sent-PAID",
        "refund-requested",
        "notice-sent-REFUNDED"
      })
  void onePaymentOneGrantOneRefund(String step) {
    shop.dieAt(step);
    mayDie(() -> counter.place(buyer));
    var order = shop.world.everyOrder().getFirst().id();
    counter.pass(Duration.ofMinutes(5));
    var payment = counter.shelf.payments().getFirst().id();
    counter.shelf.pay(payment);
    mayDie(
        () -> {
          counter.notified("payment.succeeded", payment);
          shop.work();
        });
    mayDie(() -> counter.pass(Duration.ofMinutes(5)));
    counter.pass(Duration.ofMinutes(5));
    assertThat(counter.state(order)).isInstanceOf(Order.State.Paid.class);
    assertThat(shop.available(buyer)).isEqualTo(35);
    assertThat(shop.toldKinds(buyer)).contains("Paid");

    mayDie(
        () -> {
          counter.refund(order);
          shop.work();
        });
    counter.pass(Duration.ofMinutes(5));
    assertThat(counter.refundOf(order).state()).isInstanceOf(Refund.State.Succeeded.class);
    assertThat(shop.available(buyer)).isEqualTo(10);
    assertThat(shop.toldKinds(buyer)).contains("Refunded");
    assertThat(counter.purchase(order).refunds()).hasSize(1);

    assertThat(died).as("it does die at %s", step).isTrue();
    assertThat(counter.shelf.payments())
        .extracting(ProviderPayment::status)
        .containsExactly(new ProviderPayment.Status.Succeeded());
    assertThat(counter.shelf.refunds()).hasSize(1);
    assertThat(shop.tasks.failures()).isEmpty();
  }

  /** What a dead node leaves is there for another, which dies no more. */
  private void mayDie(Runnable life) {
    try {
      life.run();
    } catch (Died killed) {
      died = true;
      shop.dieAt("nowhere");
    }
  }
}

package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.domain.accounts.Account;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Shortfall;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chat is told when credits were too few for what was sent from elsewhere. */
class ShortfallTest {
  private static final CustomerMessage TOLD =
      new CustomerMessage.Insufficient(50, 10, List.of(Fixtures.creditPackage()));

  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  private void wish(long cost, String wish) {
    var shortfall = new Shortfall(buyer.id(), cost, wish);
    shop.world
        .unitOfWork()
        .inTransaction(
            store -> {
              store.schedule(
                  new Task(TaskKind.SHORTFALL, shortfall.instance(), shop.clock.instant()));
              return shortfall;
            });
  }

  private List<CustomerMessage> told() {
    return shop.messenger.arrived(Shop.chatOf(buyer));
  }

  @Test
  void theSameWishIsToldOnceWithTheWayToMore() {
    wish(50, "fox");
    wish(50, "fox");
    shop.pass(Duration.ofSeconds(1));
    assertThat(told()).containsExactly(TOLD);
  }

  @Test
  void whoeverGotCreditsMeanwhileIsNotBothered() {
    wish(10, "fox");
    shop.pass(Duration.ofSeconds(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void aBusyChatIsToldLaterAndALostAnswerIsNotRepeated() {
    shop.messenger.nextDelivery(new Delivery.Later(Duration.ofSeconds(30)));
    wish(50, "fox");
    shop.pass(Duration.ofSeconds(1));
    assertThat(told()).isEmpty();
    shop.pass(Duration.ofMinutes(1));
    assertThat(told()).containsExactly(TOLD);
    shop.messenger.nextDelivery(new Delivery.Unknown("the line was cut"));
    wish(50, "hare");
    shop.pass(Duration.ofHours(1));
    assertThat(told()).hasSize(1);
  }

  @Test
  void whatIsNotForSaleIsNotOffered() {
    shop.gateway.availability(new PaymentGateway.Availability.NotSetUp());
    wish(50, "fox");
    shop.pass(Duration.ofSeconds(1));
    assertThat(told()).containsExactly(new CustomerMessage.Insufficient(50, 10, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1/2", "no-uuid/5/x", "a/b/c/d"})
  void anInstanceThatIsNoneIsRefused(String instance) {
    assertThatThrownBy(() -> Shortfall.parse(instance))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInstanceReadsBack() {
    var shortfall = new Shortfall(buyer.id(), 7, "x-_9");
    assertThat(Shortfall.parse(shortfall.instance())).isEqualTo(shortfall);
  }
}

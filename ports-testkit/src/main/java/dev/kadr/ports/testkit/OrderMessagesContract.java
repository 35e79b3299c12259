package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.messaging.OrderMessages.Shown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all {@link OrderMessages} must do, whatever keeps them. */
public interface OrderMessagesContract {
  OrderMessages orderMessages();

  /** One that exists. */
  OrderId anOrder();

  private static Shown shown(OrderId order, String chat, long message) {
    return new Shown(order, new ChatId(chat), message, Fixtures.NOW);
  }

  @Test
  default void whatNobodyKeptIsNowhere() {
    assertThat(orderMessages().of(anOrder())).isEmpty();
  }

  @Test
  default void eachChatHasItsOwnMessageOfAnOrder() {
    var order = anOrder();
    var here = shown(order, "1", 7);
    var there = shown(order, "2", 7);
    orderMessages().keep(here);
    orderMessages().keep(there);
    orderMessages().keep(shown(anOrder(), "1", 8));
    assertThat(orderMessages().of(order)).containsExactlyInAnyOrder(here, there);
  }

  @Test
  default void theLatestMessageOfAChatIsTheOneAndTheSameTwiceIsOnce() {
    var order = anOrder();
    orderMessages().keep(shown(order, "1", 7));
    orderMessages().keep(shown(order, "1", 9));
    orderMessages().keep(shown(order, "1", 9));
    assertThat(orderMessages().of(order)).containsExactly(shown(order, "1", 9));
  }

  @Test
  default void whatIsOldIsForgottenAFewAtATime() {
    var order = anOrder();
    var messages = orderMessages();
    for (var chat = 1; chat <= 3; chat++) {
      messages.keep(shown(order, "old" + chat, chat));
    }
    var fresh = new Shown(order, new ChatId("fresh"), 4, Fixtures.NOW.plus(Duration.ofSeconds(1)));
    messages.keep(fresh);
    assertThat(messages.forgetBefore(fresh.at(), 2)).isEqualTo(2);
    assertThat(messages.of(order)).hasSize(2);
    assertThat(messages.forgetBefore(fresh.at(), 2)).isEqualTo(1);
    assertThat(messages.forgetBefore(fresh.at(), 2)).isZero();
    assertThat(messages.of(order)).containsExactly(fresh);
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.messaging.OrderMessages;

class InMemoryOrderMessagesTest implements OrderMessagesContract {
  private final OrderMessages messages = new InMemoryOrderMessages();

  @Override
  public OrderMessages orderMessages() {
    return messages;
  }

  @Override
  public OrderId anOrder() {
    return new OrderId(Fixtures.random());
  }
}

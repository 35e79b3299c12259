package dev.kadr.adapter.persistence;

import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.testkit.GivenOrders;
import dev.kadr.ports.testkit.OrderMessagesContract;
import org.junit.jupiter.api.AfterEach;

class PostgresOrderMessagesTest implements OrderMessagesContract {
  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public OrderMessages orderMessages() {
    return new PostgresOrderMessages(database.jdbi());
  }

  @Override
  public OrderId anOrder() {
    var given = new GivenOrders(new PostgresUnitOfWork(database.jdbi()));
    return given.placed().order().id();
  }

  @AfterEach
  void close() {
    database.close();
  }
}

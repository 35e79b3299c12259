package dev.kadr.adapter.persistence;

import dev.kadr.ports.testkit.OrdersContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresOrdersTest implements PostgresSubjects, OrdersContract {
  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public TestDatabase database() {
    return database;
  }

  @AfterAll
  void close() {
    database.close();
  }
}

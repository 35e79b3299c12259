package dev.kadr.adapter.persistence;

import dev.kadr.ports.messaging.Showings;
import dev.kadr.ports.testkit.ShowingsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresShowingsTest implements ShowingsContract {
  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public Showings showings() {
    return new PostgresShowings(database.jdbi());
  }

  @AfterAll
  void close() {
    database.close();
  }
}

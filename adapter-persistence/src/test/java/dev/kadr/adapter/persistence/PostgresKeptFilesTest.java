package dev.kadr.adapter.persistence;

import dev.kadr.ports.testkit.KeptFilesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresKeptFilesTest implements PostgresSubjects, KeptFilesContract {
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

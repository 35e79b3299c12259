package dev.kadr.adapter.persistence;

import dev.kadr.ports.Backlog;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.testkit.AccountNotesContract;
import dev.kadr.ports.testkit.BacklogContract;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.GenerationListsContract;
import dev.kadr.ports.testkit.KeptAnswersContract;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.StatementContract;
import dev.kadr.ports.testkit.UploadsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresApiReadsTest
    implements PostgresSubjects,
        BacklogContract,
        StatementContract,
        GenerationListsContract,
        UploadsContract,
        AccountNotesContract,
        KeptAnswersContract {
  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public KeptAnswers keptAnswers() {
    return new PostgresKeptAnswers(database.jdbi());
  }

  @Override
  public Backlog backlog() {
    return new PostgresBacklog(database.jdbi(), new MutableClock(Fixtures.NOW));
  }

  @AfterAll
  void close() {
    database.close();
  }
}

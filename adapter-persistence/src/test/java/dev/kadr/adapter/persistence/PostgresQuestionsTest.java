package dev.kadr.adapter.persistence;

import dev.kadr.ports.messaging.Questions;
import dev.kadr.ports.testkit.QuestionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresQuestionsTest implements PostgresSubjects, QuestionsContract {
  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public Questions questions() {
    return new PostgresQuestions(jdbi());
  }

  @AfterAll
  void close() {
    database.close();
  }
}

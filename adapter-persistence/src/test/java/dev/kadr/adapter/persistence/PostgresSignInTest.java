package dev.kadr.adapter.persistence;

import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.testkit.SignInContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSignInTest implements PostgresSubjects, SignInContract {
  private final TestDatabase database = TestDatabase.migrated();

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public Sessions sessions() {
    return new PostgresSessions(jdbi());
  }

  @Override
  public OneTimeKeys oneTimeKeys() {
    return new PostgresOneTimeKeys(jdbi());
  }

  @Override
  public SignInCodes signInCodes() {
    return new PostgresSignInCodes(jdbi());
  }

  @Override
  public SignInLinks signInLinks() {
    return new PostgresSignInLinks(jdbi());
  }

  @AfterAll
  void close() {
    database.close();
  }
}

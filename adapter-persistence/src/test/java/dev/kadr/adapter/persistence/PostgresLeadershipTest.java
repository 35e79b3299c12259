package dev.kadr.adapter.persistence;

import dev.kadr.ports.Leadership;
import dev.kadr.ports.testkit.LeadershipContract;
import org.junit.jupiter.api.AfterEach;

class PostgresLeadershipTest implements LeadershipContract {
  private final TestDatabase database = TestDatabase.migrated(2);

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Leadership leadership() {
    return new PostgresLeadership(database.database());
  }

  @Override
  public Leadership anotherNode() {
    return new PostgresLeadership(database.database());
  }

  /** As a database that restarts does: the session is gone, and with it the lock. */
  @Override
  public void loseTheRole(String role) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT pg_terminate_backend(pid, 10000) FROM pg_locks
                        WHERE locktype = 'advisory' AND database = (
                          SELECT oid FROM pg_database WHERE datname = current_database())
                        """)
                    .mapTo(Boolean.class)
                    .list());
  }
}

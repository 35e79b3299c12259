package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void twoTestsNeverSeeEachOthersRows() {
    try (var one = TestDatabase.migrated();
        var other = TestDatabase.migrated()) {
      one.jdbi()
          .useHandle(
              handle ->
                  handle.execute("INSERT INTO dialogues VALUES (gen_random_uuid(), '{}', now())"));

      assertThat(dialogues(one)).isEqualTo(1);
      assertThat(dialogues(other)).isZero();
    }
  }

  private static int dialogues(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT count(*) FROM dialogues").mapTo(Integer.class).one());
  }
}

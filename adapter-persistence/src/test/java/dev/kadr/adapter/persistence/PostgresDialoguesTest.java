package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.testkit.DialoguesContract;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDialoguesTest implements DialoguesContract {
  private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNow();

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Dialogues dialogues() {
    return new PostgresDialogues(database.jdbi(), clock);
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  /** As another version of us may have written it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"waitsFor\": \"A_MIRACLE\"}",
        "{\"waitsFor\": \"PROMPT\"}",
        "{\"waitsFor\": \"PROMPT\", \"photos\": [\"../../etc/passwd\"]}",
        "{\"waitsFor\": \"PROMPT\", \"photos\": [null]}",
        "{\"waitsFor\": \"CHOICES\"}",
        "{\"waitsFor\": \"CHOICES\", \"draft\": {}}",
        "{\"waitsFor\": \"CONFIRMATION\", \"message\": 1}"
      })
  void whatCannotBeReadIsForgotten(String document) {
    var account = Fixtures.accountId();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO dialogues VALUES (?, ?::jsonb, ?)",
                    account.value(),
                    document,
                    clock.instant()));

    assertThat(dialogues().find(account)).isEmpty();
    dialogues().save(Dialogue.begun(account));
    assertThat(dialogues().find(account)).contains(Dialogue.begun(account));
  }
}

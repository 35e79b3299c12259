package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import dev.kadr.ports.dialogue.UpdateInbox.Update;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.UpdateInboxContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresUpdateInboxTest implements UpdateInboxContract {
  private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNow();

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public UpdateInbox inbox() {
    return new PostgresUpdateInbox(database.jdbi(), clock);
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Test
  void theCharacterThatTextCannotHoldIsKept() {
    inbox().store(new Update(1, "a", "a\0b", Fixtures.NOW));
    inbox().failed(1, "a\0b", clock.instant());

    assertThat(inbox().pending("a", 1)).containsExactly(new Pending(1, "a\0b", 1));
  }

  @Test
  void aBodyThatNoMessengerSendsIsRefused() {
    var large = new Update(1, "a", "я".repeat(1 << 19), Fixtures.NOW);
    var tooLarge = new Update(2, "a", "я".repeat(1 << 19) + "x", Fixtures.NOW);

    assertThat(inbox().store(large)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> inbox().store(tooLarge));
  }

  /** What people wrote is nobody's business once it is answered. */
  @Test
  void whatIsDoneKeepsItsNumberOnly() {
    inbox().store(new Update(1, "a", "my photo", Fixtures.NOW));
    inbox().done(1);

    assertThat(column("SELECT octet_length(body) FROM telegram_updates")).isEqualTo("0");
  }

  @Test
  void whatIsParkedKeepsEverything() {
    inbox().store(new Update(1, "a", "poison", Fixtures.NOW));
    inbox().park(1, "x".repeat(5_000));

    assertThat(column("SELECT convert_from(body, 'UTF8') FROM telegram_updates"))
        .isEqualTo("poison");
    assertThat(column("SELECT error FROM telegram_updates")).hasSize(1_000);
  }

  private String column(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}

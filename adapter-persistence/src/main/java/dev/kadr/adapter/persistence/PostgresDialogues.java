package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.ports.dialogue.Dialogues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The dialogues in PostgreSQL, for an installation without Redis. */
final class PostgresDialogues implements Dialogues {
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Rows rows;
  private final Clock clock;

  PostgresDialogues(Jdbi jdbi, Clock clock) {
    this.rows = jdbi.onDemand(Rows.class);
    this.clock = clock;
  }

  @Override
  public Optional<Dialogue> find(AccountId account) {
    return rows.find(account.value(), clock.instant().minus(LIFETIME))
        .flatMap(document -> DialogueDocument.read(account, document));
  }

  @Override
  public void save(Dialogue dialogue) {
    rows.save(dialogue.account().value(), DialogueDocument.write(dialogue), clock.instant());
  }

  @Override
  public void forget(AccountId account) {
    rows.forget(account.value());
  }

  /** The rows of dialogues; one that is too old is overwritten by the next. */
  interface Rows {
    @SqlQuery("SELECT document FROM dialogues WHERE account_id = :account AND saved_at > :after")
    Optional<String> find(UUID account, Instant after);

    @SqlUpdate(
        """
        INSERT INTO dialogues (account_id, document, saved_at)
        VALUES (:account, :document::jsonb, :now)
        ON CONFLICT (account_id)
          DO UPDATE SET document = excluded.document, saved_at = excluded.saved_at
        """)
    void save(UUID account, String document, Instant now);

    @SqlUpdate("DELETE FROM dialogues WHERE account_id = :account")
    void forget(UUID account);
  }
}

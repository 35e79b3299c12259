package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.dialogue.Dialogues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

  @Override
  public Set<BlobKey> holding(Collection<BlobKey> files) {
    var names = files.stream().map(BlobKey::value).toList();
    return rows.holding(clock.instant().minus(LIFETIME), names).stream()
        .map(BlobKey::new)
        .collect(Collectors.toSet());
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

    /** A key anywhere in a document: documents change their shape, keys are like nothing else. */
    @SqlQuery(
        """
        SELECT DISTINCT said #>> '{}' FROM dialogues d, jsonb_path_query(d.document, '$.**') said
        WHERE d.saved_at > :after AND jsonb_typeof(said) = 'string'
          AND said #>> '{}' = ANY(:files)
        """)
    List<String> holding(Instant after, List<String> files);

    @SqlUpdate("DELETE FROM dialogues WHERE account_id = :account")
    void forget(UUID account);
  }
}

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The dialogues in PostgreSQL, for an installation without Redis. */
final class PostgresDialogues implements Dialogues {
  private static final Duration LIFETIME = Duration.ofHours(24);

  /** The lock is there before the row is; the number keeps it apart from all others. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(7002, hashtext(:name));
      SELECT document FROM dialogues WHERE account_id = :account AND saved_at > :after
      """;

  private static final RowMapper<String> DOCUMENT = (row, context) -> row.getString("document");

  private final Jdbi jdbi;
  private final Rows rows;
  private final Clock clock;

  PostgresDialogues(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.rows = jdbi.onDemand(Rows.class);
    this.clock = clock;
  }

  @Override
  public Optional<Dialogue> find(AccountId account) {
    var after = clock.instant().minus(LIFETIME);
    return Failures.reading(() -> rows.find(account.value(), after))
        .flatMap(document -> DialogueDocument.read(account, document));
  }

  @Override
  public <T> T change(AccountId account, Function<Optional<Dialogue>, Change<T>> move) {
    return Failures.reading(() -> jdbi.inTransaction(handle -> change(handle, account, move)));
  }

  private <T> T change(
      Handle handle, AccountId account, Function<Optional<Dialogue>, Change<T>> move) {
    var id = account.value();
    var now = clock.instant();
    var arguments = Map.of("name", id.toString(), "account", id, "after", now.minus(LIFETIME));
    var before =
        Answers.to(
                handle,
                LOCK,
                arguments,
                answers -> {
                  answers.skip();
                  return answers.row(DOCUMENT);
                })
            .flatMap(document -> DialogueDocument.read(account, document));
    var change = move.apply(before);
    if (!change.next().equals(before) || change.next().isPresent()) {
      var own = handle.attach(Rows.class);
      change
          .next()
          .ifPresentOrElse(
              next -> own.save(id, DialogueDocument.write(next), now), () -> own.forget(id));
    }
    return change.answer();
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

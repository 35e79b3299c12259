package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.accounts.Traces;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What PostgreSQL keeps of people. */
final class PostgresTraces implements Traces {
  private final Jdbi jdbi;

  PostgresTraces(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Instant> leftAt(AccountId account) {
    return Failures.reading(
        () -> jdbi.withExtension(TraceRows.class, rows -> rows.leftAt(account.value())));
  }

  @Override
  public Set<BlobKey> remove(AccountId account, Collection<BlobKey> more, Instant now) {
    var names = more.stream().map(BlobKey::value).toList();
    return Failures.reading(
            () ->
                jdbi.inTransaction(
                    handle -> remove(handle.attach(TraceRows.class), account.value(), names, now)))
        .stream()
        .map(BlobKey::new)
        .collect(Collectors.toSet());
  }

  private static List<String> remove(TraceRows rows, UUID account, List<String> more, Instant now) {
    var found = rows.lock(account);
    if (found.isEmpty()) {
      return List.of();
    }
    var left = found.get();
    var files = rows.retireFiles(account, more, now);
    rows.blankRequests(account, now);
    rows.blankNotices(account);
    rows.blankMoney(account);
    rows.deleteSayings(account);
    rows.deleteCopies(account);
    rows.deleteAnswers(account);
    rows.deleteQuestions(account);
    if (left.chatId() != null) {
      rows.blankUpdates(left.chatId(), left.leftAt());
      rows.deletePauses(left.chatId());
    }
    rows.blankAccount(account);
    return files;
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.ports.generation.Uploads;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Uploads in PostgreSQL. */
final class PostgresUploads implements Uploads {
  /** A use is written down at most so often: a request should not wait for a second commit. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final UploadRows rows;

  PostgresUploads(Jdbi jdbi) {
    this.rows = jdbi.onDemand(UploadRows.class);
  }

  @Override
  public boolean add(Upload upload) {
    return Failures.reading(
            () ->
                rows.add(
                    upload.id().value(),
                    upload.account().value(),
                    upload.file().value(),
                    upload.preview().value(),
                    upload.shape().mediaType(),
                    upload.shape().width(),
                    upload.shape().height(),
                    upload.at()))
        == 1;
  }

  @Override
  public List<Upload> use(AccountId account, Collection<UploadId> uploads, Instant now) {
    var ids = Set.copyOf(uploads).stream().map(UploadId::value).toList();
    return Failures.reading(
            () -> {
              var fresh = rows.fresh(account.value(), ids, now.minus(FRESH));
              return fresh.size() == new HashSet<>(ids).size()
                  ? fresh
                  : rows.use(account.value(), ids, now);
            })
        .stream()
        .map(UploadRows.Row::toDomain)
        .toList();
  }

  @Override
  public int release(Instant before, Instant now, int limit) {
    return Failures.reading(() -> rows.release(before, now, limit));
  }
}

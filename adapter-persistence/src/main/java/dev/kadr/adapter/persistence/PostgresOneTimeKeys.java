package dev.kadr.adapter.persistence;

import dev.kadr.ports.accounts.OneTimeKeys;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The keys that were used, in PostgreSQL. */
final class PostgresOneTimeKeys implements OneTimeKeys {
  private final SignInRows rows;

  PostgresOneTimeKeys(Jdbi jdbi) {
    this.rows = jdbi.onDemand(SignInRows.class);
  }

  @Override
  public boolean use(String digest, Instant endsAt, Instant now) {
    return Failures.reading(() -> rows.use(digest, endsAt, now)) > 0;
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.accounts.SignInCodes;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** The sign-in codes in PostgreSQL. */
final class PostgresSignInCodes implements SignInCodes {
  private final SignInRows rows;

  PostgresSignInCodes(Jdbi jdbi) {
    this.rows = jdbi.onDemand(SignInRows.class);
  }

  @Override
  public void put(AccountId account, Code code) {
    Failures.reading(
        () -> rows.putCode(account.value(), code.digest(), code.tries(), code.endsAt()));
  }

  @Override
  public boolean use(AccountId account, Collection<String> digests, Instant now) {
    return Failures.reading(
        () ->
            rows.tryCode(account.value(), now)
                .filter(digests::contains)
                .filter(right -> rows.takeCode(account.value(), right) > 0)
                .isPresent());
  }
}

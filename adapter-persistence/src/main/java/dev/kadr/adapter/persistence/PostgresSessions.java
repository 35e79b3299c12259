package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.Sessions;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The sessions in PostgreSQL. */
final class PostgresSessions implements Sessions {
  private final SignInRows rows;

  PostgresSessions(Jdbi jdbi) {
    this.rows = jdbi.onDemand(SignInRows.class);
  }

  @Override
  public void open(Kept session) {
    Failures.reading(() -> rows.open(SignInRows.SessionRow.of(session)));
  }

  @Override
  public Optional<Kept> find(SessionId session, Instant now) {
    return Failures.reading(
        () -> rows.find(session.value(), now).map(SignInRows.SessionRow::toDomain));
  }

  @Override
  public Optional<Kept> findByRenewal(String renewalDigest, Instant now) {
    return Failures.reading(
        () -> rows.findByRenewal(renewalDigest, now).map(SignInRows.SessionRow::toDomain));
  }

  @Override
  public void prolong(SessionId session, Instant endsAt) {
    Failures.reading(() -> rows.prolong(session.value(), endsAt));
  }

  @Override
  public void end(SessionId session) {
    Failures.reading(() -> rows.end(session.value()));
  }

  @Override
  public void endAll(AccountId account) {
    Failures.reading(() -> rows.endAll(account.value()));
  }
}

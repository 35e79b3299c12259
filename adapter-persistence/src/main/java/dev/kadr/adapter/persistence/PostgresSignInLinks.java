package dev.kadr.adapter.persistence;

import dev.kadr.adapter.persistence.SignInRows.LinkRow;
import dev.kadr.ports.accounts.SignInLinks;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The sign-in links in PostgreSQL. */
final class PostgresSignInLinks implements SignInLinks {
  private final SignInRows rows;

  PostgresSignInLinks(Jdbi jdbi) {
    this.rows = jdbi.onDemand(SignInRows.class);
  }

  @Override
  public void add(Link link) {
    Failures.reading(() -> rows.addLink(LinkRow.of(link)));
  }

  @Override
  public Optional<Link> findByTicket(String ticket, Instant now) {
    return Failures.reading(() -> rows.findByTicket(ticket, now).map(LinkRow::toDomain));
  }

  @Override
  public Optional<Link> findByPoll(String poll, Instant now) {
    return Failures.reading(() -> rows.findByPoll(poll, now).map(LinkRow::toDomain));
  }

  @Override
  public boolean answer(String ticket, Answer answer, Instant now) {
    return Failures.reading(
            () -> rows.answer(ticket, LinkRow.name(answer), LinkRow.account(answer), now))
        > 0;
  }

  @Override
  public boolean take(String poll) {
    return Failures.reading(() -> rows.takeLink(poll)) > 0;
  }
}

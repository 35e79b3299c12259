package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.StatementLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The accounts in PostgreSQL. */
final class PostgresAccounts implements Accounts {
  private final AccountReads accounts;
  private final WalletReads wallets;

  PostgresAccounts(Jdbi jdbi) {
    this.accounts = jdbi.onDemand(AccountReads.class);
    this.wallets = jdbi.onDemand(WalletReads.class);
  }

  @Override
  public Optional<Account> find(Identity identity) {
    return Failures.reading(
        () ->
            accounts.find(identity.provider(), identity.subject()).map(AccountReads.Row::toDomain));
  }

  @Override
  public Optional<Account> find(AccountId account) {
    return Failures.reading(() -> accounts.find(account.value()).map(AccountReads.Row::toDomain));
  }

  @Override
  public Optional<Account> named(String username) {
    return Failures.reading(() -> accounts.named(username).map(AccountReads.Row::toDomain));
  }

  @Override
  public Wallet wallet(AccountId account) {
    return Failures.reading(() -> WalletReads.wallet(account, wallets.live(account.value())));
  }

  @Override
  public Optional<String> subject(AccountId account, String provider) {
    return Failures.reading(() -> accounts.subject(account.value(), provider));
  }

  @Override
  public List<StatementLine> statement(AccountId account, long before, int limit) {
    return Failures.reading(
        () ->
            accounts.statement(account.value(), before, limit).stream()
                .map(AccountReads.LineRow::toDomain)
                .toList());
  }

  @Override
  public List<AccountId> withEndedCredits(Instant now, int limit) {
    return Failures.reading(
        () -> accounts.withEndedCredits(now, limit).stream().map(AccountId::new).toList());
  }
}

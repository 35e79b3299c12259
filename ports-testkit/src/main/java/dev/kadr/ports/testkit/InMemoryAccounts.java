package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.StatementLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Accounts of the {@link InMemoryWorld} as they were committed last. */
final class InMemoryAccounts implements Accounts {
  private final InMemoryWorld world;

  InMemoryAccounts(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Account> find(Identity identity) {
    return Optional.ofNullable(world.committed().identities.get(identity)).flatMap(this::find);
  }

  @Override
  public Optional<Account> find(AccountId account) {
    return world.committed().account(account);
  }

  @Override
  public Optional<Account> named(String username) {
    return world.committed().accounts.values().stream()
        .filter(account -> world.committed().account(account.id()).isPresent())
        .filter(
            account -> account.profile().username().filter(username::equalsIgnoreCase).isPresent())
        .max(Comparator.comparing(Account::lastActive));
  }

  @Override
  public Wallet wallet(AccountId account) {
    return world.committed().walletWithOpenHolds(account);
  }

  @Override
  public Optional<String> subject(AccountId account, String provider) {
    return world.committed().identities.entrySet().stream()
        .filter(entry -> entry.getValue().equals(account))
        .map(entry -> entry.getKey())
        .filter(identity -> identity.provider().equals(provider))
        .map(identity -> identity.subject())
        .findFirst();
  }

  @Override
  public List<StatementLine> statement(AccountId account, long before, int limit) {
    return new Statement(world.committed(), account)
        .lines().reversed().stream().filter(line -> line.number() < before).limit(limit).toList();
  }

  @Override
  public List<AccountId> withEndedCredits(Instant now, int limit) {
    return world.committed().grants.values().stream()
        .filter(row -> row.it().validity().endedBy(now) && row.it().counters().available() > 0)
        .map(row -> row.account())
        .distinct()
        .limit(limit)
        .toList();
  }
}

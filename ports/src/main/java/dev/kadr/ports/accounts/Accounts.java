package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads accounts; what is read may be old by the time it is shown. */
public interface Accounts {
  Optional<Account> find(Identity identity);

  Optional<Account> find(AccountId account);

  /** The wallet with every live grant and every open hold; empty for an unknown account. */
  Wallet wallet(AccountId account);

  /** Accounts that have credits whose validity ended, so that something is to be expired. */
  List<AccountId> withEndedCredits(Instant now, int limit);
}

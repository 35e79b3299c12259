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

  /**
   * Who bears a username now, as far as we were told, in whatever case it is written. Usernames
   * change hands: of several accounts it is the one that was active last.
   */
  Optional<Account> named(String username);

  /** The wallet with every live grant and every open hold; empty for an unknown account. */
  Wallet wallet(AccountId account);

  /** What a provider of identities calls the account; absent when it does not know it. */
  Optional<String> subject(AccountId account, String provider);

  /**
   * The account's movements of credits, newest first.
   *
   * @param before only lines with a lower number
   */
  List<StatementLine> statement(AccountId account, long before, int limit);

  /** Accounts that have credits whose validity ended, so that something is to be expired. */
  List<AccountId> withEndedCredits(Instant now, int limit);
}

package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Collection;

/** Keeps the codes with which people sign in; an account has one at a time. */
public interface SignInCodes {
  /**
   * What is kept of a code.
   *
   * @param digest keyed, because six digits are soon guessed
   * @param tries how often somebody may try it, the right try included
   */
  record Code(String digest, int tries, Instant endsAt) {}

  /** Keeps a code; an earlier one of the account is worth nothing from now on. */
  void put(AccountId account, Code code);

  /**
   * Tries a code. Every try counts, and of any number of right ones at once one succeeds: it uses
   * the code up.
   *
   * @param digests what the code would be kept as, by each key
   */
  boolean use(AccountId account, Collection<String> digests, Instant now);
}

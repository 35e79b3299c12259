package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at when somebody wants to leave for good.
 *
 * @param identities every name under which an outside service knows the account
 */
public record Leaver(
    Account account, Wallet wallet, List<Identity> identities, Unsettled unsettled) {
  public Leaver {
    identities = List.copyOf(identities);
  }

  /**
   * What is open between the account and us.
   *
   * @param generations how many requests are under way
   * @param timedOutAt when the last request timed out whose result may still come
   * @param orders how many wait for money, or nobody knows whether it came
   * @param refunds how many are under way
   */
  public record Unsettled(int generations, Optional<Instant> timedOutAt, int orders, int refunds) {}
}

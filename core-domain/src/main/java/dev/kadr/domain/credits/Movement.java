package dev.kadr.domain.credits;

import dev.kadr.domain.accounts.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one decision of a {@link Wallet} changes, ready to be appended to the ledger.
 *
 * @param granted grants that did not exist before
 * @param changed grants as they are afterwards
 * @param opened a hold that did not exist before
 * @param resolved a hold that was open before
 * @param transfers each change of a counter, none missing
 */
public record Movement(
    AccountId account,
    List<Grant> granted,
    List<Grant> changed,
    Optional<Hold> opened,
    Optional<Hold> resolved,
    List<Transfer> transfers) {

  public Movement {
    granted = List.copyOf(granted);
    changed = List.copyOf(changed);
    transfers = List.copyOf(transfers);
  }
}

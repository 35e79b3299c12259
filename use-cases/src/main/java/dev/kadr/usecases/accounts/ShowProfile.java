package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.accounts.AccountNotes;
import dev.kadr.ports.accounts.Accounts;
import java.time.Clock;
import java.util.Optional;

/** Shows somebody what we know of them. */
public final class ShowProfile {
  private final Accounts accounts;
  private final AccountNotes notes;
  private final Clock clock;

  ShowProfile(Accounts accounts, AccountNotes notes, Clock clock) {
    this.accounts = accounts;
    this.notes = notes;
    this.clock = clock;
  }

  /** What there is. */
  public sealed interface Result {
    /**
     * Them.
     *
     * @param telegram their id there
     * @param credits free now
     * @param letters whether they want any
     */
    record Known(Account account, Optional<String> telegram, long credits, boolean letters)
        implements Result {}

    record Unknown() implements Result {}
  }

  public Result show(AccountId id) {
    return accounts
        .find(id)
        .<Result>map(
            account ->
                new Result.Known(
                    account,
                    accounts.subject(id, Identity.TELEGRAM),
                    accounts.wallet(id).available(clock.instant()),
                    notes.wantsLetters(id)))
        .orElseGet(Result.Unknown::new);
  }
}

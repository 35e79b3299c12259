package dev.kadr.usecases.accounts;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
import java.time.Clock;

/** Opens the accounts of strangers, with the starter credits, whichever way they come. */
final class Newcomers {
  private final Ids ids;
  private final Graves graves;
  private final Clock clock;

  Newcomers(Ids ids, Graves graves, Clock clock) {
    this.ids = ids;
    this.graves = graves;
    this.clock = clock;
  }

  /**
   * Somebody new.
   *
   * @param credits what they start from: nothing for who was here before and left
   */
  record Newcomer(Account account, long credits) {}

  /** Notes a new account; that it has none is for the caller to have seen under its lock. */
  Newcomer open(Store store, Identity identity, Profile profile, Account.Chat chat) {
    var id = new AccountId(ids.next());
    var now = clock.instant();
    var account = new Account(id, profile, chat, now, now);
    var knows = graves.knows(store, identity);
    store.open(account, identity);
    if (knows) {
      return new Newcomer(account, 0);
    }
    var starter =
        Wallet.empty(id)
            .grant(
                new GrantId(ids.next()),
                new Provenance(Origin.STARTER, id.value().toString(), now),
                OpenAccount.STARTER_CREDITS,
                new Validity.Forever());
    return switch (starter) {
      case Moved(var wallet, var movement) -> {
        store.append(movement);
        yield new Newcomer(account, OpenAccount.STARTER_CREDITS);
      }
      case Repeated() -> throw new IllegalStateException("a new account has a grant");
      case Refused(var reason) -> throw new IllegalStateException(reason);
    };
  }
}

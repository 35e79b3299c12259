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
  private final Clock clock;

  Newcomers(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Notes a new account; that it has none is for the caller to have seen under its lock. */
  Account open(Store store, Identity identity, Profile profile, Account.Chat chat) {
    var id = new AccountId(ids.next());
    var now = clock.instant();
    var account = new Account(id, profile, chat, now, now);
    store.open(account, identity);
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
        yield account;
      }
      case Repeated() -> throw new IllegalStateException("a new account has a grant");
      case Refused(var reason) -> throw new IllegalStateException(reason);
    };
  }
}

package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.dialogue.Draft;
import dev.kadr.ports.accounts.Accounts;
import java.time.Clock;

/** Prices drafts by the catalogue as it is now. */
final class Offers {
  private final Catalogue catalogue;
  private final Accounts accounts;
  private final Clock clock;

  Offers(Catalogue catalogue, Accounts accounts, Clock clock) {
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** A draft whose model is no longer for sale is offered with the first that is. */
  Offer of(AccountId account, Draft draft) {
    var model = catalogue.find(draft.model()).orElseGet(catalogue::first);
    return new Offer(
        draft.model().equals(model.id()) ? draft : draft.with(model),
        model,
        catalogue.models(),
        model.makes().price(),
        accounts.wallet(account).available(clock.instant()));
  }
}

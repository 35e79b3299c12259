package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.Draft;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.ports.accounts.Accounts;
import java.time.Clock;
import java.util.Optional;

/** Prices drafts by the catalogue as it is now. */
final class Offers {
  private final Catalogue catalogue;
  private final Seller seller;
  private final Accounts accounts;
  private final Clock clock;

  Offers(Catalogue catalogue, Seller seller, Accounts accounts, Clock clock) {
    this.catalogue = catalogue;
    this.seller = seller;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * What a dialogue has come to. A draft whose model is no longer for sale is offered with the
   * first that can make something of it.
   *
   * @throws IllegalStateException when something is missing yet
   */
  Offer of(Dialogue dialogue) {
    var draft =
        dialogue.draft().orElseThrow(() -> new IllegalStateException("there is no draft to offer"));
    var fitted = draft.fitted(catalogue);
    var model = catalogue.find(fitted.model()).orElseGet(catalogue::first);
    var agreed =
        accounts.find(dialogue.account()).map(Account::particulars).flatMap(it -> it.agreedAt());
    var partner = seller.partner(model.provision().provider());
    return new Offer(
        fitted,
        model,
        catalogue.models().stream().filter(fitted::fits).toList(),
        price(fitted, model),
        accounts.wallet(dialogue.account()).available(clock.instant()),
        dialogue.remainder(),
        agreed.isPresent() ? Optional.empty() : Optional.of(partner));
  }

  /** What it costs as it stands; a choice that is no longer possible is refused at the press. */
  private static long price(Draft draft, Model model) {
    var wish = draft.wish(model);
    return switch (model.read(wish.chosen(), wish.photos().size())) {
      case Settings.Reading.Understood(var choices) -> model.cost(choices);
      case Settings.Reading.Wrong gone -> model.cost(model.usual());
    };
  }
}

package dev.kadr.usecases.accounts;

import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import java.util.List;

/** What the system does with accounts and their credits. */
public record AccountUseCases(
    OpenAccount open,
    NoteReachability noteReachability,
    ShowStatus showStatus,
    GrantCredits grantCredits,
    ExpireCredits expireCredits,
    ChooseLanguage chooseLanguage,
    FollowLink followLink,
    ShowSeller showSeller) {

  public static AccountUseCases wire(Ports ports, Catalogue catalogue, Policy policy) {
    var records = ports.records();
    var clock = ports.surroundings().clock();
    var ids = ports.surroundings().ids();
    var newcomers = new Newcomers(ids, new Graves(ports.surroundings().graves()), clock);
    return new AccountUseCases(
        new OpenAccount(records.unitOfWork(), records.accounts(), newcomers, clock),
        new NoteReachability(records.unitOfWork()),
        new ShowStatus(records.accounts(), records.generations(), records.orders(), clock),
        new GrantCredits(records.unitOfWork(), ids, clock),
        new ExpireCredits(records.unitOfWork(), records.accounts(), clock),
        new ChooseLanguage(records.unitOfWork()),
        new FollowLink(records.unitOfWork(), clock),
        new ShowSeller(policy.seller(), partners(catalogue, policy.seller())));
  }

  private static List<String> partners(Catalogue catalogue, Seller seller) {
    return catalogue.models().stream()
        .map(model -> seller.partner(model.provision().provider()))
        .distinct()
        .toList();
  }
}

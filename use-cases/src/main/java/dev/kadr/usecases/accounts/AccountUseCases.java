package dev.kadr.usecases.accounts;

import dev.kadr.usecases.Ports;

/** What the system does with accounts and their credits. */
public record AccountUseCases(
    OpenAccount open,
    NoteReachability noteReachability,
    ShowStatus showStatus,
    GrantCredits grantCredits,
    ExpireCredits expireCredits) {

  public static AccountUseCases wire(Ports ports) {
    var ledger = ports.ledger();
    var clock = ports.surroundings().clock();
    var ids = ports.surroundings().ids();
    return new AccountUseCases(
        new OpenAccount(ledger.unitOfWork(), ledger.accounts(), ids, clock),
        new NoteReachability(ledger.unitOfWork()),
        new ShowStatus(ledger.accounts(), ledger.generations(), clock),
        new GrantCredits(ledger.unitOfWork(), ids, clock),
        new ExpireCredits(ledger.unitOfWork(), ledger.accounts(), clock));
  }
}

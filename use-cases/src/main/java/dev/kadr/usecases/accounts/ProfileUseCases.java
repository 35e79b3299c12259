package dev.kadr.usecases.accounts;

import dev.kadr.usecases.Ports;

/** What somebody sees and changes of themselves. */
public record ProfileUseCases(
    ShowProfile show, ChangeProfile change, ShowStatement showStatement, NoteVisit noteVisit) {

  public static ProfileUseCases wire(Ports ports) {
    var ledger = ports.ledger();
    var notes = ledger.accountNotes();
    var clock = ports.surroundings().clock();
    return new ProfileUseCases(
        new ShowProfile(ledger.accounts(), ledger.orders(), notes, clock),
        new ChangeProfile(ledger.unitOfWork(), notes, clock),
        new ShowStatement(ledger.accounts()),
        new NoteVisit(notes, clock));
  }
}

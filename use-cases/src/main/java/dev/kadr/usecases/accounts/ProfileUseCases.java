package dev.kadr.usecases.accounts;

import dev.kadr.usecases.Ports;

/** What somebody sees and changes of themselves. */
public record ProfileUseCases(ShowProfile show, ShowStatement showStatement, NoteVisit noteVisit) {

  public static ProfileUseCases wire(Ports ports) {
    var accounts = ports.ledger().accounts();
    var notes = ports.ledger().accountNotes();
    var clock = ports.surroundings().clock();
    return new ProfileUseCases(
        new ShowProfile(accounts, notes, clock),
        new ShowStatement(accounts),
        new NoteVisit(notes, clock));
  }
}

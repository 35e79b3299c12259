package dev.kadr.usecases.accounts;

import dev.kadr.usecases.Ports;

/** What somebody sees and changes of themselves. */
public record ProfileUseCases(
    ShowProfile show, ChangeProfile change, ShowStatement showStatement, NoteVisit noteVisit) {

  public static ProfileUseCases wire(Ports ports) {
    var records = ports.records();
    var notes = records.accountNotes();
    var clock = ports.surroundings().clock();
    return new ProfileUseCases(
        new ShowProfile(records.accounts(), records.orders(), notes, clock),
        new ChangeProfile(records.unitOfWork(), notes, clock),
        new ShowStatement(records.accounts()),
        new NoteVisit(notes, clock));
  }
}

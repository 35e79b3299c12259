package dev.kadr.usecases.accounts;

import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.generation.EraseFiles;

/** What somebody sees and changes of themselves. */
public record ProfileUseCases(
    ShowProfile show,
    ChangeProfile change,
    ShowStatement showStatement,
    NoteVisit noteVisit,
    DeleteAccount delete,
    RemoveTraces removeTraces) {

  public static ProfileUseCases wire(Ports ports, Policy policy, EraseFiles eraseFiles) {
    var records = ports.records();
    var notes = records.accountNotes();
    var clock = ports.surroundings().clock();
    var surroundings = ports.surroundings();
    var removeTraces =
        new RemoveTraces(
            records.traces(),
            ports.chat().dialogues(),
            eraseFiles,
            surroundings.checkpoint(),
            clock);
    return new ProfileUseCases(
        new ShowProfile(records.accounts(), records.orders(), notes, clock),
        new ChangeProfile(records.unitOfWork(), notes, clock),
        new ShowStatement(records.accounts()),
        new NoteVisit(notes, clock),
        new DeleteAccount(
            records.unitOfWork(),
            new Graves(surroundings.graves()),
            removeTraces,
            policy.pace().givenUpAfter(),
            surroundings.checkpoint(),
            clock),
        removeTraces);
  }
}

package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.ports.accounts.AccountNotes;
import java.time.Clock;

/** Keeps by which link somebody first came to the site; later ones change nothing. */
public final class NoteVisit {
  private final AccountNotes notes;
  private final Clock clock;

  NoteVisit(AccountNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /** Whether this visit is the one that counts. */
  public record Result(boolean first) {}

  public Result note(AccountId account, Utm utm) {
    return new Result(notes.noteUtm(account, utm, clock.instant()));
  }
}

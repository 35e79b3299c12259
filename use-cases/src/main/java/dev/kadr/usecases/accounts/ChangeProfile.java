package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.AccountNotes;
import java.time.Clock;
import java.util.Optional;

/** Changes what somebody may change of themselves; what is not said stays as it is. */
public final class ChangeProfile {
  private final UnitOfWork unitOfWork;
  private final AccountNotes notes;
  private final Clock clock;

  ChangeProfile(UnitOfWork unitOfWork, AccountNotes notes, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * What is to be different.
   *
   * @param letters whether they are wanted
   */
  public record Change(
      Optional<Language> language, Optional<Email> email, Optional<Boolean> letters) {}

  /** What came of it. */
  public sealed interface Result {
    record Changed() implements Result {}

    record Unknown() implements Result {}
  }

  public Result change(AccountId account, Change change) {
    var result = unitOfWork.<Result>inTransaction(store -> change(store, account, change));
    if (result instanceof Result.Changed) {
      change.letters().ifPresent(wanted -> notes.setLetters(account, wanted));
    }
    return result;
  }

  private Result change(Store store, AccountId account, Change change) {
    var found = store.lockAccount(account);
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    change
        .language()
        .map(found.get().account()::speaking)
        .ifPresent(speaking -> store.save(speaking));
    change
        .email()
        .map(email -> new Contact(account, email, clock.instant()))
        .ifPresent(contact -> store.save(contact));
    return new Result.Changed();
  }
}

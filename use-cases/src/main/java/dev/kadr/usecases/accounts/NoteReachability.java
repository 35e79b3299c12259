package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.UnitOfWork;

/** Writes down whether an account takes our messages, as its messenger tells us. */
public final class NoteReachability {
  private final UnitOfWork unitOfWork;

  NoteReachability(UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** What the messenger tells. */
  public enum Contact {
    /** The account takes messages. */
    WELCOME,
    /** It wants none; it is left alone until it writes itself or welcomes us again. */
    REFUSED
  }

  /** What came of it. */
  public sealed interface Result {
    record Noted(Account account) implements Result {}

    /** It was known already. */
    record Unchanged() implements Result {}

    /** Nobody has that identity: there is nothing to remember. */
    record Unknown() implements Result {}
  }

  public Result note(Identity who, Contact contact) {
    return unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(who);
          if (found.isEmpty()) {
            return new Result.Unknown();
          }
          var account = found.get().account();
          var noted =
              switch (contact) {
                case WELCOME -> account.welcomedContact();
                case REFUSED -> account.refusedContact();
              };
          if (noted.equals(account)) {
            return new Result.Unchanged();
          }
          store.save(noted);
          return new Result.Noted(noted);
        });
  }
}

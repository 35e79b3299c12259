package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.UnitOfWork;

/** Keeps the language that a person chose. */
public final class ChooseLanguage {
  private final UnitOfWork unitOfWork;

  ChooseLanguage(UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** What came of it. */
  public sealed interface Result {
    record Chosen(Account account) implements Result {}

    record UnknownAccount() implements Result {}
  }

  public Result choose(AccountId account, Language language) {
    return unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(account);
          if (found.isEmpty()) {
            return new Result.UnknownAccount();
          }
          var speaking = found.get().account().speaking(language);
          store.save(speaking);
          return new Result.Chosen(speaking);
        });
  }
}

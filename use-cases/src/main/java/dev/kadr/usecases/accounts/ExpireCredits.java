package dev.kadr.usecases.accounts;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.Accounts;
import java.time.Clock;

/** Ends what is available in grants whose validity has ended. */
public final class ExpireCredits {
  private static final int MOST_AT_ONCE = 500;

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Clock clock;

  ExpireCredits(UnitOfWork unitOfWork, Accounts accounts, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** How many accounts lost something. */
  public record Result(int accounts) {}

  public Result expire() {
    var ended = accounts.withEndedCredits(clock.instant(), MOST_AT_ONCE);
    return new Result((int) ended.stream().filter(this::expire).count());
  }

  private boolean expire(AccountId account) {
    return unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(account);
          if (found.isEmpty()) {
            return false;
          }
          return switch (found.get().wallet().expire(clock.instant())) {
            case Moved(var wallet, var movement) -> {
              store.append(movement);
              yield true;
            }
            case Repeated() -> false;
            case Refused(var reason) -> throw new IllegalStateException(reason);
          };
        });
  }
}

package dev.kadr.usecases.accounts;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.ports.Ids;
import dev.kadr.ports.UnitOfWork;
import java.time.Clock;

/** Gives an account credits by hand of an operator, with the reason kept. */
public final class GrantCredits {
  private static final int MAX_REASON = 120;

  private final UnitOfWork unitOfWork;
  private final Ids ids;
  private final Clock clock;

  /** For those who need nothing but this, such as the operator's command. */
  public GrantCredits(UnitOfWork unitOfWork, Ids ids, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** Given; {@code available} is what the account has free now. */
    record Granted(long credits, long available) implements Result {}

    record UnknownAccount() implements Result {}

    record NotAllowed(String reason) implements Result {}
  }

  /**
   * Gives credits that never expire. Each call gives: two orders of an operator are two grants.
   *
   * @param credits 1 to {@value dev.kadr.domain.credits.Wallet#LARGEST_AMOUNT}
   * @param reason why, in the operator's words; 1 to 120 characters
   */
  public Result grant(Identity identity, long credits, String reason) {
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      return new Result.NotAllowed("a reason has 1 to " + MAX_REASON + " characters");
    }
    var id = new GrantId(ids.next());
    var now = clock.instant();
    return unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(identity);
          if (found.isEmpty()) {
            return new Result.UnknownAccount();
          }
          var cause = new Provenance(Origin.ADJUSTMENT, id.value() + ": " + reason, now);
          var granted = found.get().wallet().grant(id, cause, credits, new Validity.Forever());
          return switch (granted) {
            case Moved(var wallet, var movement) -> {
              store.append(movement);
              yield new Result.Granted(credits, wallet.available(now));
            }
            case Repeated() -> throw new IllegalStateException("a new id was used before");
            case Refused(var why) -> new Result.NotAllowed(why);
          };
        });
  }
}

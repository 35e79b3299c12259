package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.StartLink;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.ports.UnitOfWork;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Keeps what a link into the bot says about whoever opened it. */
public final class FollowLink {
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  FollowLink(UnitOfWork unitOfWork, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is kept now, or something was before that counts. */
    record Kept() implements Result {}

    record NothingToKeep() implements Result {}
  }

  public Result follow(AccountId account, StartLink link) {
    var now = clock.instant();
    return switch (link) {
      case StartLink.Source(var kind, var code) ->
          keep(account, known -> known.touched(new Touch(kind, code, now)));
      case StartLink.Login(var ticket) ->
          keep(account, known -> known.opened(LoginTicket.of(ticket, now)));
      case StartLink.Plain nothing -> new Result.NothingToKeep();
      case StartLink.Paid nothing -> new Result.NothingToKeep();
      case StartLink.Rotten nothing -> new Result.NothingToKeep();
    };
  }

  private Result keep(AccountId id, UnaryOperator<Account> change) {
    return unitOfWork.inTransaction(
        store -> {
          store.lockAccount(id).ifPresent(locked -> store.save(change.apply(locked.account())));
          return new Result.Kept();
        });
  }
}

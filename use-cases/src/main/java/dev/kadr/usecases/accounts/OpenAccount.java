package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Knows who writes to us: opens the account of a stranger, once for ever, with the starter credits,
 * and keeps a known account's names fresh.
 */
public final class OpenAccount {
  /** What every new account gets, once. */
  public static final long STARTER_CREDITS = 10;

  /** A contact is written down at most this often: every message is one. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Newcomers newcomers;
  private final Clock clock;

  OpenAccount(UnitOfWork unitOfWork, Accounts accounts, Newcomers newcomers, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.newcomers = newcomers;
    this.clock = clock;
  }

  /** Whose account it is. */
  public sealed interface Result {
    Account account();

    /**
     * Opened just now, with {@code credits} to start from; who was here before starts from none.
     */
    record Opened(Account account, long credits) implements Result {}

    record Known(Account account) implements Result {}
  }

  /**
   * Finds or opens the account.
   *
   * @param chat where the person wrote to us, and so can be written to
   */
  public Result open(Identity identity, Profile profile, ChatId chat) {
    var now = clock.instant();
    var seen = accounts.find(identity).filter(account -> isFresh(account, profile, chat, now));
    if (seen.isPresent()) {
      return new Result.Known(seen.get());
    }
    return unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(identity);
          if (found.isPresent()) {
            var refreshed = found.get().account().seen(profile, chat, now);
            store.save(refreshed);
            return new Result.Known(refreshed);
          }
          var newcomer = newcomers.open(store, identity, profile, new Account.Chat.Reachable(chat));
          return new Result.Opened(newcomer.account(), newcomer.credits());
        });
  }

  private static boolean isFresh(Account account, Profile profile, ChatId chat, Instant now) {
    return account.profile().equals(profile)
        && account.chat().equals(new Account.Chat.Reachable(chat))
        && account.lastActive().plus(FRESH).isAfter(now);
  }
}

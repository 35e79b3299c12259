package dev.kadr.usecases.accounts;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
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
  private final Ids ids;
  private final Clock clock;

  OpenAccount(UnitOfWork unitOfWork, Accounts accounts, Ids ids, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whose account it is. */
  public sealed interface Result {
    Account account();

    /** Opened just now, with {@code credits} to start from. */
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
          return openNew(store, identity, profile, chat, now);
        });
  }

  private Result openNew(
      Store store, Identity identity, Profile profile, ChatId chat, Instant now) {
    var id = new AccountId(ids.next());
    var account = new Account(id, profile, new Account.Chat.Reachable(chat), now, now);
    store.open(account, identity);
    var starter =
        Wallet.empty(id)
            .grant(
                new GrantId(ids.next()),
                new Provenance(Origin.STARTER, id.value().toString(), now),
                STARTER_CREDITS,
                new Validity.Forever());
    return switch (starter) {
      case Moved(var wallet, var movement) -> {
        store.append(movement);
        yield new Result.Opened(account, STARTER_CREDITS);
      }
      case Repeated() -> throw new IllegalStateException("a new account has a grant");
      case Refused(var reason) -> throw new IllegalStateException(reason);
    };
  }

  private static boolean isFresh(Account account, Profile profile, ChatId chat, Instant now) {
    return account.profile().equals(profile)
        && account.chat().equals(new Account.Chat.Reachable(chat))
        && account.lastActive().plus(FRESH).isAfter(now);
  }
}

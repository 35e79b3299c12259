package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Records;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInWay;
import dev.kadr.ports.accounts.TelegramPerson;
import java.time.Clock;

/** The step after every proof: the account, with its names fresh, and a session of it. */
final class Entry {
  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Newcomers newcomers;
  private final Secrecy secrecy;
  private final Ids ids;
  private final Clock clock;

  Entry(
      Records records,
      Sessions sessions,
      Newcomers newcomers,
      Secrecy secrecy,
      Ids ids,
      Clock clock) {
    this.unitOfWork = records.unitOfWork();
    this.accounts = records.accounts();
    this.sessions = sessions;
    this.newcomers = newcomers;
    this.secrecy = secrecy;
    this.ids = ids;
    this.clock = clock;
  }

  SignIn.Result.SignedIn enter(TelegramPerson person, SignInWay way, String device) {
    return enter(account(person), way, device);
  }

  SignIn.Result.SignedIn enter(AccountId account, SignInWay way, String device) {
    var now = clock.instant();
    var renewal = secrecy.secret();
    var session =
        new Sessions.Kept(
            new SessionId(ids.next()),
            account,
            way,
            Digests.of(renewal),
            device,
            now,
            SessionLife.end(now, now));
    sessions.open(session);
    return new SignIn.Result.SignedIn(session.id(), who(account), renewal);
  }

  private SignIn.Who who(AccountId id) {
    return new SignIn.Who(
        accounts.find(id).orElseThrow(),
        accounts.subject(id, Identity.TELEGRAM),
        accounts.wallet(id).available(clock.instant()));
  }

  /** The account of somebody who proved who they are, opened where there was none. */
  AccountId account(TelegramPerson person) {
    return unitOfWork.inTransaction(
        store -> {
          var found = store.lockAccount(person.identity());
          if (found.isEmpty()) {
            var chat =
                person
                    .writable()
                    .<Account.Chat>map(Account.Chat.Reachable::new)
                    .orElseGet(Account.Chat.None::new);
            return newcomers
                .open(store, person.identity(), profile(person, Language.RU), chat)
                .account()
                .id();
          }
          var account = found.get().account();
          var profile = profile(person, account.profile().language());
          store.save(account.met(profile, person.writable(), clock.instant()));
          return account.id();
        });
  }

  private static Profile profile(TelegramPerson person, Language otherwise) {
    return new Profile(person.firstName(), person.username(), person.language().orElse(otherwise));
  }
}

package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.Sessions;
import java.time.Clock;

/** Lets a session go on whose short token is over, for whoever has its renewal secret. */
public final class RenewSession {
  private final Sessions sessions;
  private final Clock clock;

  RenewSession(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    record Renewed(SessionId session, AccountId account) implements Result {}

    record Ended() implements Result {}
  }

  public Result renew(String secret) {
    var now = clock.instant();
    var found = sessions.findByRenewal(Digests.of(secret), now);
    if (found.isEmpty()) {
      return new Result.Ended();
    }
    var session = found.get();
    sessions.prolong(session.id(), SessionLife.end(session.openedAt(), now));
    return new Result.Renewed(session.id(), session.account());
  }
}

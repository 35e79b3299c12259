package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.Sessions;
import java.time.Clock;

/** Says whether the session that a token names has not ended. One look at one row. */
public final class RecogniseSession {
  private final Sessions sessions;
  private final Clock clock;

  RecogniseSession(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** What is known about it. */
  public sealed interface Result {
    record Live() implements Result {}

    record Ended() implements Result {}
  }

  /**
   * Looks.
   *
   * @param account whose session the token says it is
   */
  public Result recognise(SessionId session, AccountId account) {
    return sessions
        .find(session, clock.instant())
        .filter(kept -> kept.account().equals(account))
        .<Result>map(kept -> new Result.Live())
        .orElseGet(Result.Ended::new);
  }
}

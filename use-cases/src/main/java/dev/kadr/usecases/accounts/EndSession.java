package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.Sessions;

/** Signs out: from now on every token of the session is worth nothing, on every node. */
public final class EndSession {
  private final Sessions sessions;

  EndSession(Sessions sessions) {
    this.sessions = sessions;
  }

  /** It has ended, now or before. */
  public record Result() {}

  public Result end(SessionId session) {
    sessions.end(session);
    return new Result();
  }
}

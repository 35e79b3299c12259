package dev.kadr.adapter.http;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;

/**
 * Who asks: an account, by a session that had not ended when the request came.
 *
 * <p>A resource's method takes it as {@code @Auth Session}; without a session it is not called then
 * and the answer is 401. {@code @Auth Optional<Session>} takes whoever comes.
 *
 * @param carrier how the token was sent; whoever sends a cookie had to show the CSRF header too
 */
record Session(SessionId id, AccountId account, Carrier carrier) {
  /** What brings the token. */
  enum Carrier {
    COOKIE,
    BEARER
  }
}

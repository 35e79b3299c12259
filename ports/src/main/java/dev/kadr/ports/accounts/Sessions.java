package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps who is signed in. A token of a session is good only as long as its session is here, so
 * ending one ends its tokens at that moment, on every node.
 */
public interface Sessions {
  /**
   * One sign-in, from then until it is ended or nobody used it for long.
   *
   * @param renewalDigest of the secret that renews it; the secret itself is not kept
   * @param device what the browser said of itself, for people to recognise it by
   * @param endsAt when it ends by itself
   */
  record Kept(
      SessionId id,
      AccountId account,
      SignInWay way,
      String renewalDigest,
      String device,
      Instant openedAt,
      Instant endsAt) {}

  void open(Kept session);

  /** The session, if it has not ended by {@code now}. */
  Optional<Kept> find(SessionId session, Instant now);

  Optional<Kept> findByRenewal(String renewalDigest, Instant now);

  /** Lets it last until {@code endsAt}; nothing happens to one that was ended meanwhile. */
  void prolong(SessionId session, Instant endsAt);

  /** Ends it; that it had ended before is as good. */
  void end(SessionId session);

  /** Ends every session of an account. */
  void endAll(AccountId account);
}

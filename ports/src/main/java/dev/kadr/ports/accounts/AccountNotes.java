package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Utm;
import java.time.Instant;
import java.util.Optional;

/** Keeps what an account says beside its business: no decision about credits rests on it. */
public interface AccountNotes {
  /** The marks of its first visit. */
  Optional<Utm> utm(AccountId account);

  /**
   * Keeps the marks of a visit, if none are kept yet: the first one counts, also of two at once.
   *
   * @return whether they are kept now and were not before
   */
  boolean noteUtm(AccountId account, Utm utm, Instant now);

  /** Whether it wants letters; nobody who did not say so does. */
  boolean wantsLetters(AccountId account);

  void setLetters(AccountId account, boolean wanted);
}

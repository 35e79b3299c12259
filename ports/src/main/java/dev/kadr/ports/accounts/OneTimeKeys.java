package dev.kadr.ports.accounts;

import java.time.Instant;

/** Remembers what was used and must not be used again while it would still be good. */
public interface OneTimeKeys {
  /**
   * Uses a key. Of any number at once one is the first.
   *
   * @param digest of the key; the key itself is not kept
   * @param endsAt from when on it is worthless anyway and need not be remembered
   * @return whether this was the first use
   */
  boolean use(String digest, Instant endsAt, Instant now);
}

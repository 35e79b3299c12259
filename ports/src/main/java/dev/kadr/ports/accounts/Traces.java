package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.BlobKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Finds and removes what is kept of those who left. */
public interface Traces {
  /** When the account left; absent as long as it did not. */
  Optional<Instant> leftAt(AccountId account);

  /**
   * Removes everything by which somebody who left could be known, or that they said or sent: names,
   * addresses, sessions, words, messages kept as they came. What moved credits and money stays,
   * with nobody's name on it. Their files are noted as to be erased ({@link
   * dev.kadr.ports.generation.KeptFiles#retired}) unless somebody else's row names them. Said again
   * it removes what came since; of somebody who did not leave it removes nothing.
   *
   * @param more files of theirs that no row names
   * @return the files that are to be erased now
   */
  Set<BlobKey> remove(AccountId account, Collection<BlobKey> more, Instant now);
}

package dev.kadr.ports.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Keeps what photos an account sent and what they may still be used for. */
public interface Uploads {
  /**
   * Keeps one.
   *
   * @return false when its owner left meanwhile; then nothing is kept
   */
  boolean add(Upload upload);

  /**
   * Those of these that are kept and the account's, in no order. Each counts as used at {@code
   * now}, so that it is there for as long as an unused one is.
   */
  List<Upload> use(AccountId account, Collection<UploadId> uploads, Instant now);

  /**
   * Forgets those that were not used since {@code before}, oldest first, and notes their files as
   * to be erased ({@link KeptFiles#retired}) unless a request names them.
   *
   * @return how many
   */
  int release(Instant before, Instant now, int limit);
}

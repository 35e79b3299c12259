package dev.kadr.ports.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.generation.BlobKey;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps where each account stands in its dialogue, for a day. What is lost here costs taps, never
 * credits.
 */
public interface Dialogues {
  Optional<Dialogue> find(AccountId account);

  void save(Dialogue dialogue);

  void forget(AccountId account);

  /** Which of these files a dialogue that is not too old still needs. */
  Set<BlobKey> holding(Collection<BlobKey> files);
}

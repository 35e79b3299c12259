package dev.kadr.ports.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import java.util.Optional;

/**
 * Keeps where each account stands in its dialogue, for a day. What is lost here costs taps, never
 * credits.
 */
public interface Dialogues {
  Optional<Dialogue> find(AccountId account);

  void save(Dialogue dialogue);

  void forget(AccountId account);
}

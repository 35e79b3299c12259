package dev.kadr.ports.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.generation.BlobKey;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps where each account stands in its dialogue, for a day. What is lost here costs taps, never
 * credits.
 */
public interface Dialogues {
  Optional<Dialogue> find(AccountId account);

  /**
   * Changes where an account stands, in one step: of two changes at once one sees what the other
   * made.
   *
   * @param move from what is there to what is to be there; it may run again, so touch nothing in it
   */
  <T> T change(AccountId account, Function<Optional<Dialogue>, Change<T>> move);

  default void save(Dialogue dialogue) {
    change(dialogue.account(), before -> Change.to(dialogue, dialogue));
  }

  default void forget(AccountId account) {
    change(account, before -> new Change<>(Optional.empty(), account));
  }

  /** Which of these files a dialogue that is not too old still needs. */
  Set<BlobKey> holding(Collection<BlobKey> files);

  /**
   * What a change came to.
   *
   * @param next absent when nothing is to be kept
   * @param answer what whoever asked for the change wants to know
   */
  record Change<T>(Optional<Dialogue> next, T answer) {
    public static <T> Change<T> to(Dialogue next, T answer) {
      return new Change<>(Optional.of(next), answer);
    }
  }
}

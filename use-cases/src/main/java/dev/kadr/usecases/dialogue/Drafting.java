package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Ids;
import java.util.Optional;

/** Puts words to photos, wherever the words come from. */
final class Drafting {
  private final Catalogue catalogue;
  private final Ids ids;

  Drafting(Catalogue catalogue, Ids ids) {
    this.catalogue = catalogue;
    this.ids = ids;
  }

  /** What became of words. */
  sealed interface Said {
    /** They are the prompt now. */
    record Prompted(Dialogue next) implements Said {}

    record PhotoFirst() implements Said {}

    record TooLong(int length) implements Said {}

    record Blank() implements Said {}
  }

  /** What photos make of a dialogue: its model can be made of them. */
  Dialogue fitted(Dialogue dialogue) {
    return dialogue.fitted(catalogue);
  }

  DraftId nextDraft() {
    return new DraftId(ids.next());
  }

  Said say(Dialogue dialogue, String text) {
    var length = Prompt.length(text.strip());
    if (length > Prompt.MAX_LENGTH) {
      return new Said.TooLong(length);
    }
    var prompt = read(text);
    if (prompt.isEmpty()) {
      return new Said.Blank();
    }
    return switch (dialogue.prompt(prompt.get(), nextDraft(), catalogue)) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) ->
          new Said.Prompted(fitted(next));
      case Transition.Repeated<Dialogue, Dialogue.Step> never ->
          throw new IllegalStateException("new words are never old news");
      case Transition.Refused<Dialogue, Dialogue.Step> refused -> new Said.PhotoFirst();
    };
  }

  private static Optional<Prompt> read(String text) {
    try {
      return Optional.of(new Prompt(text));
    } catch (IllegalArgumentException nothingToRead) {
      return Optional.empty();
    }
  }
}

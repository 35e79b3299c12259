package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Ids;
import dev.kadr.ports.dialogue.Dialogues;
import java.util.Optional;

/** Puts words to photos, wherever the words come from. */
final class Drafting {
  private final Dialogues dialogues;
  private final Catalogue catalogue;
  private final Offers offers;
  private final Ids ids;

  Drafting(Dialogues dialogues, Catalogue catalogue, Offers offers, Ids ids) {
    this.dialogues = dialogues;
    this.catalogue = catalogue;
    this.offers = offers;
    this.ids = ids;
  }

  TakePrompt.Result say(Dialogue dialogue, String text) {
    var first = catalogue.first();
    var most = Math.min(first.takes().maxPromptLength(), Prompt.MAX_LENGTH);
    var length = Prompt.length(text.strip());
    if (length > most) {
      return new TakePrompt.Result.TooLong(length);
    }
    var prompt = read(text);
    if (prompt.isEmpty()) {
      return new TakePrompt.Result.Blank();
    }
    return switch (dialogue.prompt(prompt.get(), new DraftId(ids.next()), first)) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) -> {
        dialogues.save(next);
        yield new TakePrompt.Result.Show(offer(next).orElseThrow());
      }
      case Transition.Repeated<Dialogue, Dialogue.Step> never ->
          throw new IllegalStateException("new words are never old news");
      case Transition.Refused<Dialogue, Dialogue.Step> refused ->
          new TakePrompt.Result.PhotoFirst();
    };
  }

  /** What is to be put before the buyer now; absent while something is missing. */
  Optional<Offer> offer(Dialogue dialogue) {
    return switch (dialogue.state()) {
      case Dialogue.State.AwaitingPhoto waiting -> Optional.empty();
      case Dialogue.State.AwaitingPrompt waiting -> Optional.empty();
      case Dialogue.State.Choosing choosing ->
          Optional.of(offers.of(dialogue.account(), choosing.draft()));
      case Dialogue.State.Confirming confirming ->
          Optional.of(offers.of(dialogue.account(), confirming.draft()));
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

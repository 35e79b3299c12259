package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.dialogue.Dialogues;

/** Changes the model or the size of a draft by a press on its message. */
public final class ChooseOption {
  private final Dialogues dialogues;
  private final Catalogue catalogue;
  private final Offers offers;

  ChooseOption(Dialogues dialogues, Catalogue catalogue, Offers offers) {
    this.dialogues = dialogues;
    this.catalogue = catalogue;
    this.offers = offers;
  }

  /** What was pressed. */
  public sealed interface Choice {
    record OfModel(ModelId model) implements Choice {}

    record OfSize(PictureSize size) implements Choice {}
  }

  /** What came of it. */
  public sealed interface Result {
    record Changed(Offer offer) implements Result {}

    /** That was chosen already. */
    record Unchanged() implements Result {}

    /** The button belongs to nothing that is still open, or names nothing that can be chosen. */
    record Stale() implements Result {}
  }

  public Result choose(AccountId account, MessageId message, Choice choice) {
    var found = dialogues.find(account);
    if (found.isEmpty()) {
      return new Result.Stale();
    }
    return switch (move(found.get(), message, choice)) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) -> {
        dialogues.save(next);
        yield new Result.Changed(offers.of(account, next.draftOn(message).orElseThrow()));
      }
      case Transition.Repeated<Dialogue, Dialogue.Step> same -> new Result.Unchanged();
      case Transition.Refused<Dialogue, Dialogue.Step> refused -> new Result.Stale();
    };
  }

  private Transition<Dialogue, Dialogue.Step> move(
      Dialogue dialogue, MessageId message, Choice choice) {
    return switch (choice) {
      case Choice.OfModel(var id) ->
          catalogue
              .find(id)
              .map(model -> dialogue.choose(message, model))
              .orElseGet(() -> new Transition.Refused<>("there is no such model"));
      case Choice.OfSize(var size) ->
          dialogue
              .draftOn(message)
              .flatMap(draft -> catalogue.find(draft.model()))
              .map(model -> dialogue.choose(message, size, model))
              .orElseGet(() -> new Transition.Refused<>("another message's buttons count"));
    };
  }
}

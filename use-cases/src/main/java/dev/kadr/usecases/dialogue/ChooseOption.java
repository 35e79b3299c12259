package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import java.util.Optional;

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
    return switch (dialogues.change(account, before -> chosen(before, message, choice))) {
      case Outcome.Changed(var next) -> new Result.Changed(offers.of(next));
      case Outcome.Unchanged same -> new Result.Unchanged();
      case Outcome.Stale stale -> new Result.Stale();
    };
  }

  private sealed interface Outcome {
    record Changed(Dialogue next) implements Outcome {}

    record Unchanged() implements Outcome {}

    record Stale() implements Outcome {}
  }

  private Change<Outcome> chosen(Optional<Dialogue> before, MessageId message, Choice choice) {
    if (before.isEmpty()) {
      return new Change<>(before, new Outcome.Stale());
    }
    return switch (move(before.get(), message, choice)) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) ->
          Change.to(next, new Outcome.Changed(next));
      case Transition.Repeated<Dialogue, Dialogue.Step> same ->
          new Change<>(before, new Outcome.Unchanged());
      case Transition.Refused<Dialogue, Dialogue.Step> refused ->
          new Change<>(before, new Outcome.Stale());
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

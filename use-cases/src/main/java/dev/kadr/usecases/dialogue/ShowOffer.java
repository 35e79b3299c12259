package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import java.util.Optional;

/** Learns in which message an offer stands: only that message's buttons count. */
public final class ShowOffer {
  private final Dialogues dialogues;

  ShowOffer(Dialogues dialogues) {
    this.dialogues = dialogues;
  }

  /** Whether the message counts. */
  public sealed interface Result {
    record Counts() implements Result {}

    /** Another draft took its place meanwhile. */
    record Stale() implements Result {}
  }

  public Result show(AccountId account, DraftId draft, MessageId message) {
    return dialogues.change(account, before -> shown(before, draft, message));
  }

  private static Change<Result> shown(Optional<Dialogue> before, DraftId draft, MessageId message) {
    if (before.isEmpty()) {
      return new Change<>(before, new Result.Stale());
    }
    return switch (before.get().shown(draft, message)) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) ->
          Change.to(next, new Result.Counts());
      case Transition.Repeated<Dialogue, Dialogue.Step> same ->
          new Change<>(before, new Result.Counts());
      case Transition.Refused<Dialogue, Dialogue.Step> refused ->
          new Change<>(before, new Result.Stale());
    };
  }
}

package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.dialogue.Dialogues;

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
    var found = dialogues.find(account);
    if (found.isEmpty()) {
      return new Result.Stale();
    }
    return switch (found.get().shown(draft, message)) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) -> {
        dialogues.save(next);
        yield new Result.Counts();
      }
      case Transition.Repeated<Dialogue, Dialogue.Step> same -> new Result.Counts();
      case Transition.Refused<Dialogue, Dialogue.Step> refused -> new Result.Stale();
    };
  }
}

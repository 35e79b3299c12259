package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.dialogue.Dialogues;
import java.util.Optional;

/** Drops what was begun; nothing was charged for it. */
public final class CancelDialogue {
  private final Dialogues dialogues;

  CancelDialogue(Dialogues dialogues) {
    this.dialogues = dialogues;
  }

  /** What came of it. */
  public sealed interface Result {
    record Cancelled() implements Result {}

    record NothingBegun() implements Result {}

    /** The button belongs to another offer than the open one. */
    record Stale() implements Result {}
  }

  /**
   * Cancels.
   *
   * @param message whose button was pressed; absent for the command
   */
  public Result cancel(AccountId account, Optional<MessageId> message) {
    var found = dialogues.find(account);
    if (found.isEmpty()) {
      return message.isPresent() ? new Result.Stale() : new Result.NothingBegun();
    }
    if (message.isPresent() && found.get().draftOn(message.get()).isEmpty()) {
      return new Result.Stale();
    }
    dialogues.forget(account);
    return new Result.Cancelled();
  }
}

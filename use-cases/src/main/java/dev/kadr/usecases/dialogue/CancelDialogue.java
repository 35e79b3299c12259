package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import java.util.Optional;

/** Drops what was begun; nothing of it costs anything. */
public final class CancelDialogue {
  private final Dialogues dialogues;

  CancelDialogue(Dialogues dialogues) {
    this.dialogues = dialogues;
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * Dropped.
     *
     * @param offer the message whose buttons mean nothing any more
     */
    record Cancelled(Optional<MessageId> offer) implements Result {}

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
    return dialogues.change(account, before -> cancelled(before, message));
  }

  private static Change<Result> cancelled(Optional<Dialogue> before, Optional<MessageId> message) {
    if (before.isEmpty()) {
      return new Change<>(
          before, message.isPresent() ? new Result.Stale() : new Result.NothingBegun());
    }
    var offer = before.get().offered();
    return message.isPresent() && !message.equals(offer)
        ? new Change<>(before, new Result.Stale())
        : new Change<>(Optional.empty(), new Result.Cancelled(offer));
  }
}

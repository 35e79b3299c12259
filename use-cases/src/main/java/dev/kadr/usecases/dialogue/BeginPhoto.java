package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.ports.dialogue.Dialogues;

/** Starts a dialogue anew; whatever was begun before is dropped. */
public final class BeginPhoto {
  private final Dialogues dialogues;

  BeginPhoto(Dialogues dialogues) {
    this.dialogues = dialogues;
  }

  /** A photo is awaited now. */
  public record Result() {}

  public Result begin(AccountId account) {
    dialogues.save(Dialogue.begun(account));
    return new Result();
  }
}

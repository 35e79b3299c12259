package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.dialogue.Dialogues;

/** Takes the words of a request, or other words instead. */
public final class TakePrompt {
  private final Dialogues dialogues;
  private final Drafting drafting;

  TakePrompt(Dialogues dialogues, Drafting drafting) {
    this.dialogues = dialogues;
    this.drafting = drafting;
  }

  /** What comes next. */
  public sealed interface Result {
    /** Everything is known: put the offer before the buyer. */
    record Show(Offer offer) implements Result {}

    /** Words came where a photo is due. */
    record PhotoFirst() implements Result {}

    /** Nothing was begun. */
    record NoDialogue() implements Result {}

    /** Too many characters; nothing changed. */
    record TooLong(int length) implements Result {}

    /** Nothing but blanks and control characters. */
    record Blank() implements Result {}
  }

  public Result take(AccountId account, String text) {
    return dialogues
        .find(account)
        .map(dialogue -> drafting.say(dialogue, text))
        .orElseGet(Result.NoDialogue::new);
  }
}

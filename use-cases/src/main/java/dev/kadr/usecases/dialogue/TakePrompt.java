package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import java.util.Optional;

/** Takes the words of a request, or other words instead. */
public final class TakePrompt {
  private final Dialogues dialogues;
  private final Drafting drafting;
  private final Offers offers;

  TakePrompt(Dialogues dialogues, Drafting drafting, Offers offers) {
    this.dialogues = dialogues;
    this.drafting = drafting;
    this.offers = offers;
  }

  /** What comes next. */
  public sealed interface Result {
    /**
     * Everything is known: put the offer before the buyer.
     *
     * @param replaced the message of the offer that it takes the place of
     */
    record Show(Offer offer, Optional<MessageId> replaced) implements Result {}

    /** Words came where a photo is due. */
    record PhotoFirst() implements Result {}

    /** Nothing was begun. */
    record NoDialogue() implements Result {}

    /** Too many characters; nothing changed. */
    record TooLong(int length) implements Result {}

    /** Nothing but blanks and control characters. */
    record Blank() implements Result {}

    /** They are no prompt: a question is due. */
    record IsQuestion() implements Result {}
  }

  private sealed interface Outcome {
    record Said(Drafting.Said said, Optional<MessageId> replaced) implements Outcome {}

    record NoDialogue() implements Outcome {}

    record IsQuestion() implements Outcome {}
  }

  public Result take(AccountId account, String text) {
    return switch (dialogues.change(account, before -> taken(before, text))) {
      case Outcome.Said(var said, var replaced) -> result(said, replaced);
      case Outcome.NoDialogue nothing -> new Result.NoDialogue();
      case Outcome.IsQuestion due -> new Result.IsQuestion();
    };
  }

  private Change<Outcome> taken(Optional<Dialogue> before, String text) {
    if (before.isEmpty()) {
      return new Change<>(before, new Outcome.NoDialogue());
    }
    return switch (before.get().words()) {
      case QUESTION -> new Change<>(before, new Outcome.IsQuestion());
      case PROMPT -> {
        var said = drafting.say(settled(before.get()), text);
        var next =
            said instanceof Drafting.Said.Prompted(var prompted) ? Optional.of(prompted) : before;
        yield new Change<>(next, new Outcome.Said(said, before.get().offered()));
      }
    };
  }

  /**
   * Words end an album: whoever writes them has sent it. The offer that follows tells of it; what
   * still comes joins the draft.
   */
  private Dialogue settled(Dialogue dialogue) {
    return switch (dialogue.take(drafting.nextDraft())) {
      case Transition.Moved<Dialogue, Dialogue.Step>(var taken, var step) ->
          switch (taken.told()) {
            case Transition.Moved<Dialogue, Dialogue.Step>(var told, var last) -> told;
            case Transition.Repeated<Dialogue, Dialogue.Step> same -> taken;
            case Transition.Refused<Dialogue, Dialogue.Step> never -> taken;
          };
      case Transition.Repeated<Dialogue, Dialogue.Step> before -> dialogue;
      case Transition.Refused<Dialogue, Dialogue.Step> noAlbum -> dialogue;
    };
  }

  private Result result(Drafting.Said said, Optional<MessageId> replaced) {
    return switch (said) {
      case Drafting.Said.Prompted(var next) -> new Result.Show(offers.of(next), replaced);
      case Drafting.Said.PhotoFirst waiting -> new Result.PhotoFirst();
      case Drafting.Said.TooLong(int length) -> new Result.TooLong(length);
      case Drafting.Said.Blank blank -> new Result.Blank();
    };
  }
}

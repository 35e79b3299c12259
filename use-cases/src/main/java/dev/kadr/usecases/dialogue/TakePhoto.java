package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import java.util.List;
import java.util.Optional;

/** Takes the photo of a request; one that comes unasked begins a dialogue. */
public final class TakePhoto {
  private final Dialogues dialogues;
  private final Pictures pictures;
  private final Blobs blobs;
  private final Drafting drafting;
  private final Offers offers;

  TakePhoto(Dialogues dialogues, Pictures pictures, Blobs blobs, Drafting drafting, Offers offers) {
    this.dialogues = dialogues;
    this.pictures = pictures;
    this.blobs = blobs;
    this.drafting = drafting;
    this.offers = offers;
  }

  /** What comes next. */
  public sealed interface Result {
    /** The words are missing. */
    record AskPrompt() implements Result {}

    /** Everything is known: put the offer before the buyer. */
    record Show(Offer offer) implements Result {}

    /** It is no photo that can be used; nothing changed. */
    record Unusable(Pictures.Why why) implements Result {}

    /** The photo was taken, its caption is too long to be the prompt. */
    record CaptionTooLong(int length) implements Result {}
  }

  /**
   * Takes it.
   *
   * @param photo whatever the stranger sent, at most 20 MB
   * @param caption the words that came with it
   */
  public Result take(AccountId account, Content photo, Optional<String> caption) {
    return switch (pictures.takeIn(photo)) {
      case Intake.Unreadable(var why) -> new Result.Unusable(why);
      case Intake.Taken(var picture) -> taken(account, blobs.put(picture.content()), caption);
    };
  }

  /** The photo is the dialogue's, and what became of the words if there were any. */
  private record Outcome(Dialogue next, Optional<Drafting.Said> said) {}

  private Result taken(AccountId account, BlobKey key, Optional<String> caption) {
    var words = caption.filter(text -> !text.isBlank());
    var outcome = dialogues.change(account, before -> taken(account, before, key, words));
    return outcome
        .said()
        .map(said -> result(outcome.next(), said))
        .orElseGet(() -> next(outcome.next()));
  }

  private Change<Outcome> taken(
      AccountId account, Optional<Dialogue> before, BlobKey key, Optional<String> words) {
    var dialogue = before.orElseGet(() -> Dialogue.begun(account));
    if (!(dialogue.photo(List.of(key), drafting.nextDraft())
        instanceof Moved(var with, var step))) {
      throw new IllegalStateException("a photo is always taken");
    }
    var said = words.map(text -> drafting.say(with, text));
    var next =
        said.isPresent() && said.get() instanceof Drafting.Said.Prompted(var prompted)
            ? prompted
            : with;
    return Change.to(next, new Outcome(next, said));
  }

  private Result next(Dialogue dialogue) {
    return dialogue.draft().isPresent()
        ? new Result.Show(offers.of(dialogue))
        : new Result.AskPrompt();
  }

  private Result result(Dialogue next, Drafting.Said said) {
    return switch (said) {
      case Drafting.Said.Prompted prompted -> new Result.Show(offers.of(next));
      case Drafting.Said.TooLong(int length) -> new Result.CaptionTooLong(length);
      case Drafting.Said.Blank blank -> next(next);
      case Drafting.Said.PhotoFirst impossible ->
          throw new IllegalStateException("a photo was just taken");
    };
  }
}

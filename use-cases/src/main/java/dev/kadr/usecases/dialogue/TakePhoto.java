package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.Ids;
import dev.kadr.ports.dialogue.Dialogues;
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
  private final Ids ids;

  TakePhoto(Dialogues dialogues, Pictures pictures, Blobs blobs, Drafting drafting, Ids ids) {
    this.dialogues = dialogues;
    this.pictures = pictures;
    this.blobs = blobs;
    this.drafting = drafting;
    this.ids = ids;
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

  private Result taken(AccountId account, BlobKey key, Optional<String> caption) {
    var before = dialogues.find(account).orElseGet(() -> Dialogue.begun(account));
    var moved = before.photo(List.of(key), new DraftId(ids.next()));
    if (!(moved instanceof Moved(var next, var step))) {
      throw new IllegalStateException("a photo is always taken");
    }
    dialogues.save(next);
    var words = caption.filter(text -> !text.isBlank());
    if (words.isEmpty()) {
      return drafting.offer(next).<Result>map(Result.Show::new).orElseGet(Result.AskPrompt::new);
    }
    return switch (drafting.say(next, words.get())) {
      case TakePrompt.Result.Show(var offer) -> new Result.Show(offer);
      case TakePrompt.Result.TooLong(int length) -> new Result.CaptionTooLong(length);
      case TakePrompt.Result.Blank blank -> new Result.AskPrompt();
      case TakePrompt.Result.PhotoFirst impossible ->
          throw new IllegalStateException("a photo was just taken");
      case TakePrompt.Result.NoDialogue impossible ->
          throw new IllegalStateException("a dialogue was just saved");
    };
  }
}

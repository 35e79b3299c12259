package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes the photo of a request; one that comes unasked begins a dialogue. While an album is coming,
 * a photo without words is the rest of it: of eleven, clients send ten as an album and one alone.
 */
public final class TakePhoto {
  /** The name of the album that photos alone are. */
  private static final String ALONE = "alone";

  private final Dialogues dialogues;
  private final Pictures pictures;
  private final Blobs blobs;
  private final Drafting drafting;
  private final Offers offers;
  private final Clock clock;

  TakePhoto(
      Dialogues dialogues,
      Pictures pictures,
      Blobs blobs,
      Drafting drafting,
      Offers offers,
      Clock clock) {
    this.dialogues = dialogues;
    this.pictures = pictures;
    this.blobs = blobs;
    this.drafting = drafting;
    this.offers = offers;
    this.clock = clock;
  }

  /** What comes next. */
  public sealed interface Result {
    /** The words are missing. */
    record AskPrompt() implements Result {}

    /**
     * Everything is known: put the offer before the buyer.
     *
     * @param replaced the message of the offer that it takes the place of
     */
    record Show(Offer offer, Optional<MessageId> replaced) implements Result {}

    /** It joined an album that is coming; what comes of that is said when it is complete. */
    record Gathered() implements Result {}

    /** It is no photo that can be used; nothing changed. */
    record Unusable(Pictures.Why why) implements Result {}

    /** The photo was taken, its caption is too long to be the prompt. */
    record CaptionTooLong(int length) implements Result {}
  }

  /**
   * Takes it.
   *
   * @param photo whatever the stranger sent, at most 20 MB
   * @param message that it came in
   * @param caption the words that came with it
   */
  public Result take(
      AccountId account, MessageId message, Content photo, Optional<String> caption) {
    return switch (pictures.takeIn(photo)) {
      case Intake.Unreadable(var why) -> new Result.Unusable(why);
      case Intake.Taken(var picture) ->
          taken(account, message, blobs.put(picture.content()), caption);
    };
  }

  /** What became of it. */
  private sealed interface Outcome {
    /** The photo is the dialogue's, and what became of the words if there were any. */
    record Taken(Dialogue next, Optional<Drafting.Said> said, Optional<MessageId> replaced)
        implements Outcome {}

    record Gathered() implements Outcome {}
  }

  private Result taken(
      AccountId account, MessageId message, BlobKey key, Optional<String> caption) {
    var words = caption.filter(text -> !text.isBlank());
    return switch (dialogues.change(
        account,
        before -> {
          var dialogue = before.orElseGet(() -> Dialogue.begun(account));
          return words.isEmpty() && dialogue.gathers()
              ? gathered(dialogue, message, key)
              : taken(dialogue, key, words);
        })) {
      case Outcome.Gathered gathered -> new Result.Gathered();
      case Outcome.Taken taken ->
          taken.said().map(said -> result(taken, said)).orElseGet(() -> next(taken));
    };
  }

  private Change<Outcome> gathered(Dialogue dialogue, MessageId message, BlobKey key) {
    var part = new Album.Part.Picture(Optional.empty(), key);
    return switch (dialogue.part(ALONE, message, part, clock.instant())) {
      case Moved<Dialogue, Dialogue.Step>(var next, var step) ->
          Change.to(next, new Outcome.Gathered());
      case Transition.Repeated<Dialogue, Dialogue.Step> known ->
          Change.to(dialogue, new Outcome.Gathered());
      case Transition.Refused<Dialogue, Dialogue.Step> never ->
          Change.to(dialogue, new Outcome.Gathered());
    };
  }

  private Change<Outcome> taken(Dialogue dialogue, BlobKey key, Optional<String> words) {
    if (!(dialogue.photo(List.of(key), drafting.nextDraft())
        instanceof Moved(var shown, var step))) {
      throw new IllegalStateException("a photo is always taken");
    }
    var with = drafting.fitted(shown);
    var said = words.map(text -> drafting.say(with, text));
    var next =
        said.isPresent() && said.get() instanceof Drafting.Said.Prompted(var prompted)
            ? prompted
            : with;
    return Change.to(next, new Outcome.Taken(next, said, dialogue.offered()));
  }

  private Result next(Outcome.Taken outcome) {
    return outcome.next().draft().isPresent()
        ? new Result.Show(offers.of(outcome.next()), outcome.replaced())
        : new Result.AskPrompt();
  }

  private Result result(Outcome.Taken outcome, Drafting.Said said) {
    return switch (said) {
      case Drafting.Said.Prompted prompted ->
          new Result.Show(offers.of(outcome.next()), outcome.replaced());
      case Drafting.Said.TooLong(int length) -> new Result.CaptionTooLong(length);
      case Drafting.Said.Blank blank -> next(outcome);
      case Drafting.Said.PhotoFirst impossible ->
          throw new IllegalStateException("a photo was just taken");
    };
  }
}

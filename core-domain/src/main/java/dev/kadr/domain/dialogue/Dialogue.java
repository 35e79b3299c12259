package dev.kadr.domain.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one account stands on its way to a request.
 *
 * @param album what the photos come from, or are still coming in
 * @param words what the next words mean
 */
public record Dialogue(AccountId account, State state, Optional<Album> album, Words words) {

  /** One without an album, whose next words are the prompt. */
  public Dialogue(AccountId account, State state) {
    this(account, state, Optional.empty(), Words.PROMPT);
  }

  /** What the next words mean. */
  public enum Words {
    PROMPT,
    /** They are for the people behind the bot. */
    QUESTION
  }

  /** What the dialogue waits for. */
  public sealed interface State {
    record AwaitingPhoto() implements State {}

    record AwaitingPrompt(List<BlobKey> photos) implements State {
      public AwaitingPrompt {
        photos = Draft.some(photos);
      }
    }

    /** Everything is known; the message with the choices is not in the chat yet. */
    record Choosing(Draft draft) implements State {}

    /**
     * The choices are in the chat.
     *
     * @param message the only one whose buttons count
     */
    record Confirming(Draft draft, MessageId message) implements State {}
  }

  /** What a move did. */
  public enum Step {
    PHOTO_TAKEN,
    PROMPT_TAKEN,
    SHOWN,
    MODEL_CHOSEN,
    SIZE_CHOSEN,
    PART_GATHERED,
    ALBUM_TAKEN,
    ALBUM_TOLD,
    QUESTION_DUE,
    QUESTION_ASKED
  }

  /** A dialogue that waits for its photo; whatever the account was at before is dropped. */
  public static Dialogue begun(AccountId account) {
    return new Dialogue(account, new State.AwaitingPhoto());
  }

  /**
   * Takes photos, or other photos instead, of an album too.
   *
   * @param photos at least one
   * @param next names the draft that this makes, if it makes one
   */
  public Transition<Dialogue, Step> photo(List<BlobKey> photos, DraftId next) {
    return new Moved<>(new Dialogue(account, showing(Draft.some(photos), next)), Step.PHOTO_TAKEN);
  }

  private State showing(List<BlobKey> photos, DraftId next) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> new State.AwaitingPrompt(photos);
      case State.AwaitingPrompt waiting -> new State.AwaitingPrompt(photos);
      case State.Choosing choosing -> new State.Choosing(choosing.draft().showing(photos, next));
      case State.Confirming confirming ->
          new State.Choosing(confirming.draft().showing(photos, next));
    };
  }

  /**
   * Gathers one message of an album; news that is known is {@link Repeated}.
   *
   * @param group the messenger's name for the album
   * @param message the number of the message
   */
  public Transition<Dialogue, Step> part(
      String group, MessageId message, Album.Part part, Instant now) {
    var number = message.value();
    var gathered =
        album
            .filter(it -> it.takesIn(group))
            .map(it -> it.with(group, number, part, now))
            .orElseGet(() -> Album.begun(group, number, part, now, photos()));
    return album.filter(gathered::equals).isPresent()
        ? new Repeated<>()
        : new Moved<>(
            new Dialogue(account, state, Optional.of(gathered), Words.PROMPT), Step.PART_GATHERED);
  }

  /** Whether an album is still coming of which nothing was taken yet. */
  public boolean gathers() {
    return album.filter(Album::isComing).isPresent();
  }

  /**
   * Takes what came of the album as the photos.
   *
   * @param next names the draft that this makes, if it makes one: more of an album whose pictures
   *     are the draft's already joins it
   */
  public Transition<Dialogue, Step> take(DraftId next) {
    if (album.isEmpty()) {
      return new Refused<>("there is no album");
    }
    return switch (album.get().stage()) {
      case GATHERING -> new Moved<>(taking(album.get(), next), Step.ALBUM_TAKEN);
      case TAKEN, TOLD -> new Repeated<>();
    };
  }

  private Dialogue taking(Album gathered, DraftId next) {
    var pictures = gathered.pictures();
    if (pictures.isEmpty()) {
      return with(gathered.at(Album.Stage.TAKEN));
    }
    var own = gathered.taken().filter(photos()::equals).isPresent();
    return new Dialogue(
        account,
        own ? joined(pictures) : showing(pictures, next),
        Optional.of(gathered.taking(pictures)),
        words);
  }

  private State joined(List<BlobKey> pictures) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> new State.AwaitingPrompt(pictures);
      case State.AwaitingPrompt waiting -> new State.AwaitingPrompt(pictures);
      case State.Choosing choosing -> new State.Choosing(choosing.draft().joined(pictures));
      case State.Confirming confirming ->
          new State.Confirming(confirming.draft().joined(pictures), confirming.message());
    };
  }

  /** The buyer knows what came of the album. */
  public Transition<Dialogue, Step> told() {
    if (album.isEmpty()) {
      return new Refused<>("there is no album");
    }
    return switch (album.get().stage()) {
      case GATHERING -> new Refused<>("more of the album came meanwhile");
      case TAKEN -> new Moved<>(with(album.get().at(Album.Stage.TOLD)), Step.ALBUM_TOLD);
      case TOLD -> new Repeated<>();
    };
  }

  private Dialogue with(Album next) {
    return new Dialogue(account, state, Optional.of(next), words);
  }

  /** The next words are for the people behind the bot, and nothing else changes. */
  public Transition<Dialogue, Step> awaitQuestion() {
    return switch (words) {
      case PROMPT ->
          new Moved<>(new Dialogue(account, state, album, Words.QUESTION), Step.QUESTION_DUE);
      case QUESTION -> new Repeated<>();
    };
  }

  /** They came. */
  public Transition<Dialogue, Step> asked() {
    return switch (words) {
      case PROMPT -> new Refused<>("no question is due");
      case QUESTION ->
          new Moved<>(new Dialogue(account, state, album, Words.PROMPT), Step.QUESTION_ASKED);
    };
  }

  /**
   * Takes the words, or other words instead.
   *
   * @param next names the draft that this makes
   * @param catalogue has the model of a draft in which nobody chose yet: the first that can be made
   *     of what was sent
   */
  public Transition<Dialogue, Step> prompt(Prompt prompt, DraftId next, Catalogue catalogue) {
    return switch (state) {
      case State.AwaitingPhoto waiting ->
          catalogue.fitting(0, Prompt.length(prompt.text())).isEmpty()
              ? new Refused<>("a photo comes first")
              : begin(next, List.of(), prompt, catalogue);
      case State.AwaitingPrompt waiting -> begin(next, waiting.photos(), prompt, catalogue);
      case State.Choosing choosing ->
          move(new State.Choosing(choosing.draft().saying(prompt, next)), Step.PROMPT_TAKEN);
      case State.Confirming confirming ->
          move(new State.Choosing(confirming.draft().saying(prompt, next)), Step.PROMPT_TAKEN);
    };
  }

  private Moved<Dialogue, Step> begin(
      DraftId next, List<BlobKey> photos, Prompt prompt, Catalogue catalogue) {
    var draft =
        Draft.begun(
            next, photos, prompt, catalogue.first(photos.size(), Prompt.length(prompt.text())));
    return move(new State.Choosing(draft), Step.PROMPT_TAKEN);
  }

  /** The same dialogue, after other photos came, for a model that can be made of them. */
  public Dialogue fitted(Catalogue catalogue) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> this;
      case State.AwaitingPrompt waiting -> this;
      case State.Choosing(var draft) -> at(new State.Choosing(draft.fitted(catalogue)));
      case State.Confirming(var draft, var message) ->
          at(new State.Confirming(draft.fitted(catalogue), message));
    };
  }

  private Dialogue at(State next) {
    return new Dialogue(account, next, album, words);
  }

  /** The choices of draft {@code shown} are in the chat, as {@code message}. */
  public Transition<Dialogue, Step> shown(DraftId shown, MessageId message) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> new Refused<>("there is no draft to show");
      case State.AwaitingPrompt waiting -> new Refused<>("there is no draft to show");
      case State.Choosing choosing ->
          choosing.draft().id().equals(shown)
              ? move(new State.Confirming(choosing.draft(), message), Step.SHOWN)
              : new Refused<>("another draft was shown");
      case State.Confirming confirming ->
          confirming.draft().id().equals(shown)
              ? new Repeated<>()
              : new Refused<>("another draft was shown");
    };
  }

  /** A model was pressed on {@code message}. */
  public Transition<Dialogue, Step> choose(MessageId message, Model model) {
    return onMessage(
        message,
        confirming -> {
          var draft = confirming.draft();
          if (!draft.fits(model)) {
            return new Refused<>(model.id().value() + " can make nothing of this");
          }
          return draft.model().equals(model.id())
              ? new Repeated<>()
              : move(new State.Confirming(draft.with(model), message), Step.MODEL_CHOSEN);
        });
  }

  /**
   * A size was pressed on {@code message}.
   *
   * @param model the draft's own
   */
  public Transition<Dialogue, Step> choose(MessageId message, PictureSize size, Model model) {
    return onMessage(
        message,
        confirming -> {
          var draft = confirming.draft();
          if (!draft.model().equals(model.id()) || !model.takes().sizes().contains(size)) {
            return new Refused<>(draft.model().value() + " has no size " + size);
          }
          return draft.size().filter(size::equals).isPresent()
              ? new Repeated<>()
              : move(new State.Confirming(draft.with(size), message), Step.SIZE_CHOSEN);
        });
  }

  /** The photos that the request would begin from if it were made now; empty before the first. */
  public List<BlobKey> photos() {
    return switch (state) {
      case State.AwaitingPhoto waiting -> List.of();
      case State.AwaitingPrompt waiting -> waiting.photos();
      case State.Choosing choosing -> choosing.draft().photos();
      case State.Confirming confirming -> confirming.draft().photos();
    };
  }

  /** Every file that the dialogue may still need: its photos, and those of an album that comes. */
  public List<BlobKey> files() {
    var gathered = album.stream().flatMap(it -> it.files().stream());
    return Stream.concat(photos().stream(), gathered).distinct().toList();
  }

  /** The draft that a press on {@code message} confirms; absent for every other message. */
  public Optional<Draft> draftOn(MessageId message) {
    return state instanceof State.Confirming confirming && confirming.message().equals(message)
        ? Optional.of(confirming.draft())
        : Optional.empty();
  }

  private Transition<Dialogue, Step> onMessage(MessageId message, Press press) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> new Refused<>("nothing is to be chosen yet");
      case State.AwaitingPrompt waiting -> new Refused<>("nothing is to be chosen yet");
      case State.Choosing choosing -> new Refused<>("the choices are not shown yet");
      case State.Confirming confirming ->
          confirming.message().equals(message)
              ? press.on(confirming)
              : new Refused<>("another message's buttons count");
    };
  }

  private Moved<Dialogue, Step> move(State next, Step step) {
    return new Moved<>(at(next), step);
  }

  /** What was left out of the album that the photos come from. */
  public Album.Remainder remainder() {
    return album
        .filter(it -> it.taken().filter(photos()::equals).isPresent())
        .map(Album::remainder)
        .orElse(Album.Remainder.NONE);
  }

  /** Whether it has come to this draft. */
  public boolean isAbout(DraftId id) {
    return draft().filter(draft -> draft.id().equals(id)).isPresent();
  }

  /** What it has come to; absent while something is missing. */
  public Optional<Draft> draft() {
    return switch (state) {
      case State.AwaitingPhoto waiting -> Optional.empty();
      case State.AwaitingPrompt waiting -> Optional.empty();
      case State.Choosing choosing -> Optional.of(choosing.draft());
      case State.Confirming confirming -> Optional.of(confirming.draft());
    };
  }

  /** The message in which an offer stands open. */
  public Optional<MessageId> offered() {
    return state instanceof State.Confirming confirming
        ? Optional.of(confirming.message())
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Press {
    Transition<Dialogue, Step> on(State.Confirming confirming);
  }
}

package dev.kadr.domain.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import java.util.List;
import java.util.Optional;

/** Where one account stands on its way to a request. */
public record Dialogue(AccountId account, State state) {

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
    SIZE_CHOSEN
  }

  /** A dialogue that waits for its photo; whatever the account was at before is dropped. */
  public static Dialogue begun(AccountId account) {
    return new Dialogue(account, new State.AwaitingPhoto());
  }

  /**
   * Takes photos, or other photos instead.
   *
   * @param photos at least one
   * @param next names the draft that this makes, if it makes one
   */
  public Transition<Dialogue, Step> photo(List<BlobKey> photos, DraftId next) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> move(new State.AwaitingPrompt(photos), Step.PHOTO_TAKEN);
      case State.AwaitingPrompt waiting -> move(new State.AwaitingPrompt(photos), Step.PHOTO_TAKEN);
      case State.Choosing choosing ->
          move(new State.Choosing(choosing.draft().showing(photos, next)), Step.PHOTO_TAKEN);
      case State.Confirming confirming ->
          move(new State.Choosing(confirming.draft().showing(photos, next)), Step.PHOTO_TAKEN);
    };
  }

  /**
   * Takes the words, or other words instead.
   *
   * @param next names the draft that this makes
   * @param first the model of a draft in which nobody chose yet
   */
  public Transition<Dialogue, Step> prompt(Prompt prompt, DraftId next, Model first) {
    return switch (state) {
      case State.AwaitingPhoto waiting -> new Refused<>("a photo comes first");
      case State.AwaitingPrompt waiting ->
          move(
              new State.Choosing(
                  new Draft(
                      next,
                      waiting.photos(),
                      prompt,
                      first.id(),
                      first.takes().sizes().stream().findFirst())),
              Step.PROMPT_TAKEN);
      case State.Choosing choosing ->
          move(new State.Choosing(choosing.draft().saying(prompt, next)), Step.PROMPT_TAKEN);
      case State.Confirming confirming ->
          move(new State.Choosing(confirming.draft().saying(prompt, next)), Step.PROMPT_TAKEN);
    };
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
        confirming ->
            confirming.draft().model().equals(model.id())
                ? new Repeated<>()
                : move(
                    new State.Confirming(confirming.draft().with(model), message),
                    Step.MODEL_CHOSEN));
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
    return new Moved<>(new Dialogue(account, next), step);
  }

  @FunctionalInterface
  private interface Press {
    Transition<Dialogue, Step> on(State.Confirming confirming);
  }
}

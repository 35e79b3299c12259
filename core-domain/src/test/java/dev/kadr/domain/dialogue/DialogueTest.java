package dev.kadr.domain.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.domain.dialogue.Dialogue.State;
import dev.kadr.domain.dialogue.Dialogue.Step;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueTest {
  private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  private static final List<BlobKey> PHOTO = List.of(new BlobKey("photo-0123456789-one"));
  private static final List<BlobKey> OTHER_PHOTO = List.of(new BlobKey("photo-0123456789-two"));
  private static final Prompt WORDS = new Prompt("in a spacesuit");
  private static final Prompt OTHER_WORDS = new Prompt("by the sea");
  private static final DraftId FIRST = new DraftId(new UUID(0, 1));
  private static final DraftId SECOND = new DraftId(new UUID(0, 2));
  private static final MessageId MESSAGE = new MessageId(100);
  private static final MessageId OLD_MESSAGE = new MessageId(99);
  private static final PictureSize SMALL = new PictureSize(512, 512);
  private static final PictureSize LARGE = new PictureSize(1024, 1024);
  private static final PictureSize WIDE = new PictureSize(1536, 1024);
  private static final Model PLAIN = model("plain", LARGE, SMALL);
  private static final Model FANCY = model("fancy", WIDE, LARGE);
  private static final Model SIZELESS = model("sizeless");

  private static Model model(String id, PictureSize... sizes) {
    return new Model(
        new ModelId(id),
        Title.of(id),
        new Model.Provision(new ProviderId("genapi"), "network", Map.of()),
        new Model.Makes(OutputKind.PICTURE, 1, 2),
        new Model.Takes(List.of(sizes), 4, 1_000));
  }

  private static Catalogue selling(Model... models) {
    return new Catalogue(List.of(models));
  }

  private static Dialogue at(String state) {
    var begun = Dialogue.begun(ACCOUNT);
    var awaitingPrompt = next(begun.photo(PHOTO, FIRST));
    var choosing = next(awaitingPrompt.prompt(WORDS, FIRST, selling(PLAIN)));
    return switch (state) {
      case "AwaitingPhoto" -> begun;
      case "AwaitingPrompt" -> awaitingPrompt;
      case "Choosing" -> choosing;
      case "Confirming" -> next(choosing.shown(FIRST, MESSAGE));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Dialogue next(Transition<Dialogue, Step> outcome) {
    return switch (outcome) {
      case Moved<Dialogue, Step> moved -> moved.next();
      case Repeated<Dialogue, Step> repeated -> throw new AssertionError("repeated");
      case Refused<Dialogue, Step> refused -> throw new AssertionError(refused.reason());
    };
  }

  private static Draft draft(Transition<Dialogue, Step> outcome) {
    return switch (next(outcome).state()) {
      case State.AwaitingPhoto waiting -> throw new AssertionError("no draft");
      case State.AwaitingPrompt waiting -> throw new AssertionError("no draft");
      case State.Choosing choosing -> choosing.draft();
      case State.Confirming confirming -> confirming.draft();
    };
  }

  private static String outcome(Transition<Dialogue, Step> outcome) {
    return switch (outcome) {
      case Moved<Dialogue, Step>(var next, var step) ->
          next.state().getClass().getSimpleName() + " " + step;
      case Repeated<Dialogue, Step> repeated -> "Repeated";
      case Refused<Dialogue, Step> refused -> "Refused";
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          from           | photo                      | prompt                | shown            | another shown
          AwaitingPhoto  | AwaitingPrompt PHOTO_TAKEN | Choosing PROMPT_TAKEN | Refused          | Refused
          AwaitingPrompt | AwaitingPrompt PHOTO_TAKEN | Choosing PROMPT_TAKEN | Refused          | Refused
          Choosing       | Choosing PHOTO_TAKEN       | Choosing PROMPT_TAKEN | Confirming SHOWN | Refused
          Confirming     | Choosing PHOTO_TAKEN       | Choosing PROMPT_TAKEN | Repeated         | Refused
          """)
  void whatTheAccountSends(
      String from, String photo, String prompt, String shown, String anotherShown) {
    var dialogue = at(from);

    assertThat(
            List.of(
                outcome(dialogue.photo(OTHER_PHOTO, SECOND)),
                outcome(dialogue.prompt(OTHER_WORDS, SECOND, selling(FANCY))),
                outcome(dialogue.shown(FIRST, MESSAGE)),
                outcome(dialogue.shown(SECOND, MESSAGE))))
        .containsExactly(photo, prompt, shown, anotherShown);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          from           | same model | other model             | same size | other size             | foreign size | on an old message
          AwaitingPhoto  | Refused    | Refused                 | Refused   | Refused                | Refused      | Refused
          AwaitingPrompt | Refused    | Refused                 | Refused   | Refused                | Refused      | Refused
          Choosing       | Refused    | Refused                 | Refused   | Refused                | Refused      | Refused
          Confirming     | Repeated   | Confirming MODEL_CHOSEN | Repeated  | Confirming SIZE_CHOSEN | Refused      | Refused
          """)
  void whatTheAccountPresses(
      String from,
      String sameModel,
      String otherModel,
      String sameSize,
      String otherSize,
      String foreignSize,
      String onAnOldMessage) {
    var dialogue = at(from);

    assertThat(
            List.of(
                outcome(dialogue.choose(MESSAGE, PLAIN)),
                outcome(dialogue.choose(MESSAGE, FANCY)),
                outcome(dialogue.choose(MESSAGE, LARGE, PLAIN)),
                outcome(dialogue.choose(MESSAGE, SMALL, PLAIN)),
                outcome(dialogue.choose(MESSAGE, WIDE, PLAIN)),
                outcome(dialogue.choose(OLD_MESSAGE, FANCY))))
        .containsExactly(sameModel, otherModel, sameSize, otherSize, foreignSize, onAnOldMessage);
    assertThat(outcome(dialogue.choose(OLD_MESSAGE, SMALL, PLAIN))).isEqualTo("Refused");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          from           | question due                | question asked                | part                         | same part | taken                      | told
          AwaitingPhoto  | AwaitingPhoto QUESTION_DUE  | AwaitingPhoto QUESTION_ASKED  | AwaitingPhoto PART_GATHERED  | Repeated  | AwaitingPrompt ALBUM_TAKEN | AwaitingPrompt ALBUM_TOLD
          AwaitingPrompt | AwaitingPrompt QUESTION_DUE | AwaitingPrompt QUESTION_ASKED | AwaitingPrompt PART_GATHERED | Repeated  | AwaitingPrompt ALBUM_TAKEN | AwaitingPrompt ALBUM_TOLD
          Choosing       | Choosing QUESTION_DUE       | Choosing QUESTION_ASKED       | Choosing PART_GATHERED       | Repeated  | Choosing ALBUM_TAKEN       | Choosing ALBUM_TOLD
          Confirming     | Confirming QUESTION_DUE     | Confirming QUESTION_ASKED     | Confirming PART_GATHERED     | Repeated  | Choosing ALBUM_TAKEN       | Choosing ALBUM_TOLD
          """)
  void whatComesBesides(
      String from,
      String questionDue,
      String questionAsked,
      String part,
      String samePart,
      String taken,
      String told) {
    var dialogue = at(from);
    var asking = next(dialogue.awaitQuestion());
    var gathering = next(part(dialogue, 7));
    var complete = next(gathering.take(SECOND));

    assertThat(
            List.of(
                outcome(dialogue.awaitQuestion()),
                outcome(asking.asked()),
                outcome(part(dialogue, 7)),
                outcome(part(gathering, 7)),
                outcome(gathering.take(SECOND)),
                outcome(complete.told())))
        .containsExactly(questionDue, questionAsked, part, samePart, taken, told);
    assertThat(
            List.of(
                outcome(asking.awaitQuestion()),
                outcome(dialogue.asked()),
                outcome(dialogue.take(SECOND)),
                outcome(dialogue.told()),
                outcome(gathering.told()),
                outcome(complete.take(SECOND)),
                outcome(next(complete.told()).told())))
        .containsExactly(
            "Repeated", "Refused", "Refused", "Refused", "Refused", "Repeated", "Repeated");
  }

  private static Transition<Dialogue, Step> part(Dialogue dialogue, long message) {
    var picture = new Album.Part.Picture(Optional.empty(), OTHER_PHOTO.getFirst());
    return dialogue.part("group", new MessageId(message), picture, Instant.EPOCH);
  }

  @Test
  void aQuestionKeepsWhatWasBegun() {
    var asking = next(at("Confirming").awaitQuestion());

    assertThat(asking.words()).isEqualTo(Dialogue.Words.QUESTION);
    assertThat(asking.draftOn(MESSAGE)).map(Draft::id).contains(FIRST);
    assertThat(next(asking.asked())).isEqualTo(at("Confirming"));
  }

  @Test
  void aPhotoEndsAQuestion() {
    var asking = next(at("AwaitingPhoto").awaitQuestion());

    assertThat(next(asking.photo(PHOTO, FIRST)).words()).isEqualTo(Dialogue.Words.PROMPT);
    assertThat(next(part(asking, 7)).words()).isEqualTo(Dialogue.Words.PROMPT);
  }

  @Test
  void photosThenWordsMakeADraftOfTheFirstModelAndItsFirstSize() {
    var dialogue = at("AwaitingPrompt");

    assertThat(next(dialogue.prompt(WORDS, FIRST, selling(PLAIN))))
        .isEqualTo(
            new Dialogue(
                ACCOUNT,
                new State.Choosing(
                    new Draft(FIRST, PHOTO, WORDS, PLAIN.id(), Optional.of(LARGE)))));
    assertThat(draft(dialogue.prompt(WORDS, FIRST, selling(SIZELESS))).size()).isEmpty();
  }

  @Test
  void otherPhotosReplaceTheOnesThatWaitForWords() {
    assertThat(next(at("AwaitingPrompt").photo(OTHER_PHOTO, SECOND)).state())
        .isEqualTo(new State.AwaitingPrompt(OTHER_PHOTO));
  }

  @ParameterizedTest
  @CsvSource({"Choosing", "Confirming"})
  void otherPhotosOrWordsMakeAnotherDraftWithTheSameChoices(String from) {
    var dialogue = at(from);

    assertThat(draft(dialogue.photo(OTHER_PHOTO, SECOND)))
        .isEqualTo(new Draft(SECOND, OTHER_PHOTO, WORDS, PLAIN.id(), Optional.of(LARGE)));
    assertThat(draft(dialogue.prompt(OTHER_WORDS, SECOND, selling(FANCY))))
        .isEqualTo(new Draft(SECOND, PHOTO, OTHER_WORDS, PLAIN.id(), Optional.of(LARGE)));
  }

  @Test
  void choicesKeepTheDraftAndSoItsSubmitKey() {
    var chosen = draft(next(at("Confirming").choose(MESSAGE, FANCY)).choose(MESSAGE, WIDE, FANCY));

    assertThat(chosen).isEqualTo(new Draft(FIRST, PHOTO, WORDS, FANCY.id(), Optional.of(WIDE)));
    assertThat(chosen.id().submitKey()).isEqualTo(FIRST.submitKey());
    assertThat(FIRST.submitKey())
        .isEqualTo(new SubmitKey("draft:00000000-0000-0000-0000-000000000001"));
    assertThat(SECOND.submitKey()).isNotEqualTo(FIRST.submitKey());
  }

  @Test
  void aModelChangeKeepsASizeThatTheModelHas() {
    var confirming = at("Confirming");

    assertThat(draft(confirming.choose(MESSAGE, FANCY)).size()).contains(LARGE);
  }

  @Test
  void aModelChangeTakesTheFirstSizeInsteadOfOneThatTheModelLacks() {
    var small = next(at("Confirming").choose(MESSAGE, SMALL, PLAIN));

    assertThat(draft(small.choose(MESSAGE, FANCY)).size()).contains(WIDE);
    assertThat(draft(small.choose(MESSAGE, SIZELESS)).size()).isEmpty();
  }

  @Test
  void aModelWithSizesGivesOneToADraftThatHadNone() {
    var sizeless = next(at("Confirming").choose(MESSAGE, SIZELESS));

    assertThat(draft(sizeless.choose(MESSAGE, FANCY)).size()).contains(WIDE);
  }

  @Test
  void aSizeOfAnotherModelThanTheDraftsIsRefused() {
    assertThat(at("Confirming").choose(MESSAGE, LARGE, FANCY))
        .isEqualTo(new Refused<>("plain has no size 1024x1024"));
  }

  @Test
  void onlyTheMessageThatShowsTheDraftConfirmsIt() {
    assertThat(at("Confirming").draftOn(MESSAGE)).map(Draft::id).contains(FIRST);
    assertThat(at("Confirming").draftOn(OLD_MESSAGE)).isEmpty();
    assertThat(at("Choosing").draftOn(MESSAGE)).isEmpty();
    assertThat(at("AwaitingPhoto").draftOn(MESSAGE)).isEmpty();
  }

  @Test
  void theButtonsOfAReplacedDraftMeanNothing() {
    var replaced = next(at("Confirming").prompt(OTHER_WORDS, SECOND, selling(PLAIN)));
    var shownAgain = next(replaced.shown(SECOND, new MessageId(101)));

    assertThat(replaced.draftOn(MESSAGE)).isEmpty();
    assertThat(shownAgain.draftOn(MESSAGE)).isEmpty();
    assertThat(outcome(shownAgain.choose(MESSAGE, FANCY))).isEqualTo("Refused");
    assertThat(shownAgain.draftOn(new MessageId(101))).map(Draft::id).contains(SECOND);
  }

  @Test
  void beginningAgainDropsWhatWasThere() {
    assertThat(Dialogue.begun(ACCOUNT)).isEqualTo(new Dialogue(ACCOUNT, new State.AwaitingPhoto()));
  }

  @Test
  void aDraftAsksForWhatItShows() {
    var draft = draft(at("AwaitingPrompt").prompt(WORDS, FIRST, selling(PLAIN)));

    assertThat(draft.wish(PLAIN))
        .isEqualTo(
            new Wish(
                PLAIN.id(),
                new Wish.Instruction.Written(WORDS),
                PHOTO,
                Optional.of(LARGE),
                new TreeMap<>()));
  }

  @Test
  void aPhotoThatIsNoneIsABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dialogue.begun(ACCOUNT).photo(List.of(), FIRST));
    assertThatIllegalArgumentException().isThrownBy(() -> at("Choosing").photo(List.of(), SECOND));
  }

  @Test
  void aDialogueKeepsItsOwnPhotos() {
    var photos = new ArrayList<>(PHOTO);
    var waiting = new State.AwaitingPrompt(photos);
    var draft = new Draft(FIRST, photos, WORDS, PLAIN.id(), Optional.empty());
    photos.clear();

    assertThat(waiting.photos()).isEqualTo(PHOTO);
    assertThat(draft.photos()).isEqualTo(PHOTO);
  }
}

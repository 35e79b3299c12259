package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.Draft;
import dev.kadr.domain.dialogue.DraftId;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all {@link Dialogues} must do, whatever keeps them. */
public interface DialoguesContract {
  Dialogues dialogues();

  /** The clock by which the dialogues grow old. */
  MutableClock clock();

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.DialoguesContract#everyState")
  default void everyStateComesBackAsItWasSaved(Dialogue.State state) {
    var dialogue = new Dialogue(Fixtures.accountId(), state);
    dialogues().save(dialogue);
    assertThat(dialogues().find(dialogue.account())).contains(dialogue);
  }

  @Test
  default void anAccountThatSaidNothingHasNoDialogue() {
    assertThat(dialogues().find(Fixtures.accountId())).isEmpty();
  }

  @Test
  default void theLastOneSavedCounts() {
    var first = Dialogue.begun(Fixtures.accountId());
    dialogues().save(first);
    var photos = List.of(Fixtures.blobKey());
    var second = new Dialogue(first.account(), new Dialogue.State.AwaitingPrompt(photos));
    dialogues().save(second);
    assertThat(dialogues().find(first.account())).contains(second);
  }

  @Test
  default void whatIsForgottenIsGoneAndOnlyThat() {
    var gone = Dialogue.begun(Fixtures.accountId());
    var kept = Dialogue.begun(Fixtures.accountId());
    dialogues().save(gone);
    dialogues().save(kept);
    dialogues().forget(gone.account());
    dialogues().forget(Fixtures.accountId());
    assertThat(dialogues().find(gone.account())).isEmpty();
    assertThat(dialogues().find(kept.account())).contains(kept);
  }

  @Test
  default void aDialogueLastsForADay() {
    var dialogue = Dialogue.begun(Fixtures.accountId());
    dialogues().save(dialogue);
    clock().advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(dialogues().find(dialogue.account())).contains(dialogue);
    clock().advance(Duration.ofSeconds(1));
    assertThat(dialogues().find(dialogue.account())).isEmpty();
  }

  @Test
  default void eachSaveBeginsItsDayAnew() {
    var dialogue = Dialogue.begun(Fixtures.accountId());
    dialogues().save(dialogue);
    clock().advance(Duration.ofHours(23));
    dialogues().save(dialogue);
    clock().advance(Duration.ofHours(23));
    assertThat(dialogues().find(dialogue.account())).contains(dialogue);
  }

  @Test
  default void anOldDialogueMakesRoomForANewOne() {
    var old = Dialogue.begun(Fixtures.accountId());
    dialogues().save(old);
    clock().advance(Duration.ofDays(2));
    dialogues().save(old);
    assertThat(dialogues().find(old.account())).contains(old);
  }

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.DialoguesContract#everyState")
  default void aDialogueHoldsItsPhotosForItsDay(Dialogue.State state) {
    var dialogue = new Dialogue(Fixtures.accountId(), state);
    dialogues().save(dialogue);
    var asked = new ArrayList<>(dialogue.photos());
    asked.add(Fixtures.blobKey());
    assertThat(dialogues().holding(asked)).containsExactlyInAnyOrderElementsOf(dialogue.photos());
    clock().advance(Duration.ofDays(1));
    assertThat(dialogues().holding(asked)).isEmpty();
  }

  @Test
  default void whatIsForgottenHoldsNothing() {
    var photo = Fixtures.blobKey();
    var waiting = new Dialogue.State.AwaitingPrompt(List.of(photo));
    var dialogue = new Dialogue(Fixtures.accountId(), waiting);
    dialogues().save(dialogue);
    assertThat(dialogues().holding(List.of(photo))).containsExactly(photo);
    dialogues().forget(dialogue.account());
    assertThat(dialogues().holding(List.of(photo))).isEmpty();
    assertThat(dialogues().holding(List.of())).isEmpty();
  }

  @Test
  default void anAlbumAndADueQuestionComeBackAsTheyWereSaved() {
    var parts = new TreeMap<Long, Album.Part>();
    parts.put(9L, new Album.Part.Coming(Optional.empty(), Fixtures.NOW));
    parts.put(
        10L, new Album.Part.Picture(Optional.of("\uD83E\uDD8A\n\"sea\""), Fixtures.blobKey()));
    parts.put(Long.MAX_VALUE, new Album.Part.LeftOut(Optional.empty(), Album.Why.UNUSABLE));
    var groups = new TreeSet<>(List.of("1", "2"));
    for (var stage : Album.Stage.values()) {
      for (var taken :
          List.of(Optional.<List<BlobKey>>empty(), Optional.of(List.of(Fixtures.blobKey())))) {
        var dialogue =
            new Dialogue(
                Fixtures.accountId(),
                new Dialogue.State.AwaitingPhoto(),
                Optional.of(
                    new Album(groups, parts, Fixtures.NOW, stage, taken, taken.orElse(List.of()))),
                Dialogue.Words.QUESTION);
        dialogues().save(dialogue);
        assertThat(dialogues().find(dialogue.account())).contains(dialogue);
        assertThat(dialogue.files()).hasSize(1);
        assertThat(dialogues().holding(dialogue.files())).hasSize(1);
      }
    }
  }

  @Test
  default void aChangeSeesWhatIsThereAndAnswers() {
    var begun = Dialogue.begun(Fixtures.accountId());
    var photos = List.of(Fixtures.blobKey());
    var next = new Dialogue(begun.account(), new Dialogue.State.AwaitingPrompt(photos));

    assertThat(
            dialogues()
                .<Boolean>change(begun.account(), before -> Change.to(begun, before.isEmpty())))
        .isTrue();
    assertThat(
            dialogues()
                .<Boolean>change(
                    begun.account(), before -> Change.to(next, before.equals(Optional.of(begun)))))
        .isTrue();
    assertThat(
            dialogues()
                .<Optional<Dialogue>>change(
                    begun.account(), before -> new Change<>(Optional.empty(), before)))
        .contains(next);
    assertThat(dialogues().find(begun.account())).isEmpty();
  }

  @Test
  default void aChangeThatThrowsChangesNothing() {
    var begun = Dialogue.begun(Fixtures.accountId());
    dialogues().save(begun);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                dialogues()
                    .change(
                        begun.account(),
                        before -> {
                          throw new IllegalStateException("no");
                        }));
    assertThat(dialogues().find(begun.account())).contains(begun);
  }

  /** The parts of an album, on several nodes at once: none of them is lost. */
  @Test
  default void ofManyChangesAtOnceNoneIsLost() {
    var account = Fixtures.accountId();
    var crowd = 8;
    Crowd.of(
        crowd,
        number ->
            dialogues()
                .<Boolean>change(
                    account,
                    before ->
                        Change.to(
                            Given.moved(
                                    before
                                        .orElseGet(() -> Dialogue.begun(account))
                                        .part(
                                            "group",
                                            new MessageId(number),
                                            new Album.Part.Picture(
                                                Optional.empty(), Fixtures.blobKey()),
                                            Fixtures.NOW))
                                .next(),
                            true)));
    assertThat(dialogues().find(account).flatMap(Dialogue::album))
        .hasValueSatisfying(album -> assertThat(album.parts()).hasSize(crowd));
  }

  static Stream<Dialogue.State> everyState() {
    var photos = List.of(Fixtures.blobKey(), Fixtures.blobKey());
    var model = Fixtures.model().id();
    var draft =
        new Draft(
            new DraftId(Fixtures.random()),
            photos,
            Fixtures.PROMPT,
            model,
            Optional.of(Fixtures.SMALL));
    var sizeless =
        new Draft(new DraftId(Fixtures.random()), photos, Fixtures.PROMPT, model, Optional.empty());
    return Stream.of(
        new Dialogue.State.AwaitingPhoto(),
        new Dialogue.State.AwaitingPrompt(photos),
        new Dialogue.State.Choosing(draft),
        new Dialogue.State.Choosing(sizeless),
        new Dialogue.State.Confirming(draft, new MessageId(Long.MAX_VALUE)),
        new Dialogue.State.Confirming(sizeless, new MessageId(1)));
  }
}

package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Alert;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.generation.FetchOriginals;
import dev.kadr.usecases.generation.RetireFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files whose time is over, and files that nobody names. */
class RetentionTest {
  private final Shop shop = new Shop();
  private final Account buyer = shop.newcomer();

  @Test
  void photosGoAfterTheirTimeAndResultsAfterTheirs() {
    var id = completed();
    var photos = photos(id);
    var results = results(id);

    later(Duration.ofDays(30).minusMinutes(5));
    assertThat(kept()).containsAll(photos).containsAll(results);
    later(Duration.ofMinutes(5));
    assertThat(kept()).doesNotContainAnyElementsOf(photos).containsAll(results);
    later(Duration.ofDays(60).minusMinutes(5));
    assertThat(kept()).containsAll(results);
    later(Duration.ofMinutes(5));
    assertThat(kept()).isEmpty();
  }

  @Test
  void theHistorySaysThatResultsWereRemoved() {
    var id = completed();
    later(Duration.ofDays(90));
    var at = shop.clock.instant();
    assertThat(outputs(id))
        .isNotEmpty()
        .extracting(Output::keeping)
        .containsOnly(new Output.Keeping.Removed(at));
    assertThat(shop.does.generation().fetchOriginals().fetch(buyer.id(), id))
        .isEqualTo(new FetchOriginals.Result.Nothing());
    later(Duration.ofDays(1));
    assertThat(outputs(id)).extracting(Output::keeping).contains(new Output.Keeping.Removed(at));
  }

  /** An open request keeps its photos, however long it takes. */
  @Test
  void whatAnOpenRequestNeedsStays() {
    var id = shop.requested(buyer);
    shop.clock.advance(Duration.ofDays(200));
    rounds();
    assertThat(kept()).containsAll(photos(id));
  }

  @Test
  void whatAnOpenDialogueBeginsFromStays() {
    var id = completed();
    var photos = List.copyOf(photos(id));
    shop.clock.advance(Duration.ofDays(100));
    shop.dialogues.save(new Dialogue(buyer.id(), new Dialogue.State.AwaitingPrompt(photos)));
    rounds();
    assertThat(kept()).containsAll(photos);
    assertThat(shop.world.keptFiles().named(photos)).containsAll(photos);
    later(Duration.ofDays(2)); // the dialogue is forgotten
    assertThat(kept()).isEmpty();
  }

  @Test
  void aPhotoThatWasNeverConfirmedGoesAfterTheDialogue() {
    var photo = shop.blobs.put(Shop.photo());
    shop.dialogues.save(
        new Dialogue(buyer.id(), new Dialogue.State.AwaitingPrompt(List.of(photo))));
    later(Duration.ofDays(1));
    assertThat(kept()).contains(photo);
    later(Duration.ofDays(1));
    assertThat(kept()).contains(photo); // two days to the second are not over two days
    later(Duration.ofMinutes(1));
    assertThat(kept()).isEmpty();
  }

  /** A dialogue that is kept alive day after day keeps its photo. */
  @Test
  void aPhotoOfADialogueThatGoesOnStays() {
    var photo = shop.blobs.put(Shop.photo());
    var dialogue = new Dialogue(buyer.id(), new Dialogue.State.AwaitingPrompt(List.of(photo)));
    for (var day = 0; day < 5; day++) {
      shop.dialogues.save(dialogue);
      later(Duration.ofHours(23));
    }
    assertThat(kept()).contains(photo);
  }

  /** A crash between the keeping of a file and the row that was to name it. */
  @Test
  void whatNobodyNamesGoesWhenItIsOldAndNotBefore() {
    var orphan = shop.blobs.put(Shop.photo());
    later(Duration.ofDays(2));
    assertThat(kept()).contains(orphan);
    var young = shop.blobs.put(Shop.photo());
    later(Duration.ofMinutes(1));
    assertThat(kept()).containsExactly(young);
  }

  @Test
  void moreFilesThanFitAPageAreAllLookedAt() {
    var id = completed();
    for (var i = 0; i < 1_200; i++) {
      shop.blobs.put(Shop.photo());
    }
    later(Duration.ofDays(3));
    var named = new HashSet<>(photos(id));
    named.addAll(results(id));
    assertThat(kept()).isEqualTo(named);
  }

  /** Keys made later sort later here: what goes is behind more than a page of what stays. */
  @Test
  void manyThatStayHideNoneThatGoes() {
    var held = new ArrayList<BlobKey>();
    for (var i = 0; i < 1_200; i++) {
      held.add(shop.blobs.put(Shop.photo()));
    }
    shop.blobs.put(Shop.photo());
    shop.clock.advance(Duration.ofDays(3));
    shop.dialogues.save(new Dialogue(buyer.id(), new Dialogue.State.AwaitingPrompt(held)));
    rounds();
    assertThat(kept()).isEqualTo(Set.copyOf(held));
  }

  @Test
  void aPhotoThatAnotherRequestBeganFromGoesWithTheLast() {
    var first = completed();
    shop.clock.advance(Duration.ofDays(20));
    var again = shop.requested(buyer, photos(first));
    shop.pass(Duration.ofMinutes(1));
    later(Duration.ofDays(29));
    assertThat(shop.state(again)).isInstanceOf(State.Completed.class);
    assertThat(kept()).containsAll(photos(first));
    later(Duration.ofDays(2));
    assertThat(kept()).doesNotContainAnyElementsOf(photos(first));
  }

  @Test
  void whoDiesBetweenTheRowsAndTheDiskGoesOnWhereItWas() {
    for (var step : List.of("files-retired", "files-deleted")) {
      var dying = new Shop();
      var before = dying.newcomer();
      var id = dying.requested(before);
      dying.pass(Duration.ofMinutes(1));
      dying.clock.advance(Duration.ofDays(90));
      dying.dieAt(step);
      assertThatThrownBy(() -> dying.does.generation().retireFiles().retire())
          .isInstanceOf(Shop.Died.class);
      assertThat(dying.world.keptFiles().retired(Optional.empty(), 10)).isNotEmpty();

      dying.dieAt("nowhere");
      dying.does.generation().retireFiles().retire();
      assertThat(dying.blobs.keys()).isEmpty();
      assertThat(dying.world.keptFiles().retired(Optional.empty(), 10)).isEmpty();
      assertThat(dying.state(id)).isInstanceOf(State.Completed.class);
      assertThat(dying.does.generation().retireFiles().retire())
          .isEqualTo(new RetireFiles.Result(0, 0, 0));
    }
  }

  @Test
  void whoBeginsAnewBetweenTheTwoStepsKeepsThePhotos() {
    var id = completed();
    var photos = List.copyOf(photos(id));
    shop.clock.advance(Duration.ofDays(40));
    shop.dieAt("files-retired");
    assertThatThrownBy(() -> shop.does.generation().retireFiles().retire())
        .isInstanceOf(Shop.Died.class);
    shop.dieAt("nowhere");

    shop.dialogues.save(new Dialogue(buyer.id(), new Dialogue.State.AwaitingPrompt(photos)));
    rounds();
    assertThat(kept()).containsAll(photos);

    shop.requested(buyer, photos);
    shop.dialogues.forget(buyer.id());
    rounds();
    assertThat(kept()).containsAll(photos);
    assertThat(shop.world.keptFiles().retired(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void oneFileThatCannotBeDeletedKeepsNoOtherAndIsAnAlert() {
    var id = completed();
    var stuck = photos(id).iterator().next();
    shop.blobs.refuseToDelete(stuck);
    later(Duration.ofDays(90));
    assertThat(kept()).containsExactly(stuck);
    assertThat(shop.alerts()).contains(Alert.Kind.FILES_STUCK);
    shop.blobs.refuseToDelete(Fixtures.blobKey());
    later(Duration.ofMinutes(10));
    assertThat(kept()).isEmpty();
  }

  @Test
  void nothingIsKeptForLessThanTwoDays() {
    var month = Duration.ofDays(30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policy.Retention(month, month, Duration.ofHours(47)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policy.Retention(Duration.ZERO, month, month));
  }

  private GenerationId completed() {
    var id = shop.requested(buyer);
    shop.pass(Duration.ofMinutes(1));
    assertThat(shop.state(id)).isInstanceOf(State.Completed.class);
    return id;
  }

  private void later(Duration time) {
    shop.clock.advance(time);
    rounds();
  }

  private void rounds() {
    shop.tasks.round("retire-files");
    shop.tasks.round("sweep-files");
  }

  private Set<BlobKey> kept() {
    return shop.blobs.keys();
  }

  private Set<BlobKey> photos(GenerationId id) {
    return Set.copyOf(shop.world.generations().find(id).orElseThrow().wish().pictures());
  }

  private List<Output> outputs(GenerationId id) {
    return ((State.Completed) shop.state(id)).outputs();
  }

  private Set<BlobKey> results(GenerationId id) {
    var files = new HashSet<BlobKey>();
    outputs(id).forEach(output -> files.addAll(List.of(output.original(), output.preview())));
    return files;
  }
}

package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.generation.KeptFiles.Lot;
import dev.kadr.ports.generation.KeptFiles.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do with the names of files whose time is over. */
public interface KeptFilesContract extends StoreSubjects {
  /** After all that the examples go through. */
  Instant MUCH_LATER = Fixtures.NOW.plus(Duration.ofDays(90));

  @ParameterizedTest
  @EnumSource
  default void onlyWhatIsOverIsOverdue(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    var waits = accounts().wallet(request.ticket().account()).held() > 0;
    var photos = overdue(Part.PHOTOS, MUCH_LATER, request.id());
    if (waits) {
      assertThat(photos).isEmpty();
      keptFiles().retire(request.id(), Part.PHOTOS, MUCH_LATER);
      assertThat(keptFiles().named(photosOf(request))).isEqualTo(photosOf(request));
    } else {
      assertThat(photos).contains(new Lot(request.id(), Part.PHOTOS, photosOf(request)));
    }
    var results = overdue(Part.RESULTS, MUCH_LATER, request.id()).map(Lot::files);
    assertThat(results.orElse(Set.of())).isEqualTo(resultsOf(request));
  }

  @ParameterizedTest
  @EnumSource
  default void theTimeRunsFromTheEndOfTheRequest(Part part) {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var end = Fixtures.NOW.plus(Duration.ofMinutes(4)); // the example's last move
    assertThat(overdue(part, end, request.id())).isEmpty();
    assertThat(overdue(part, end.plusMillis(1), request.id())).isPresent();
  }

  @Test
  default void removedResultsSaySoAndOnlyThey() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var other = given().request(Fixtures.provider(), RequestExample.DELIVERED_FREE);
    keptFiles().retire(request.id(), Part.RESULTS, MUCH_LATER);
    keptFiles().retire(request.id(), Part.RESULTS, MUCH_LATER.plusSeconds(1));
    assertThat(outputs(request.id()))
        .isNotEmpty()
        .extracting(Output::keeping)
        .containsOnly(new Output.Keeping.Removed(MUCH_LATER));
    assertThat(outputs(other.id()))
        .extracting(Output::keeping)
        .containsOnly(new Output.Keeping.Kept());
    assertThat(overdue(Part.RESULTS, MUCH_LATER, request.id())).isEmpty();
    assertThat(retired())
        .containsAll(resultsOf(request))
        .doesNotContainAnyElementsOf(resultsOf(other));
    assertThat(keptFiles().named(resultsOf(request))).isEmpty();
    assertThat(keptFiles().named(resultsOf(other))).isEqualTo(resultsOf(other));
    assertThat(keptFiles().named(photosOf(request))).isEqualTo(photosOf(request));
  }

  @Test
  default void removedPhotosAreToBeErasedOnceUntilTheyAreSettled() {
    var request = given().request(Fixtures.provider(), RequestExample.FAILED);
    keptFiles().retire(request.id(), Part.PHOTOS, MUCH_LATER);
    keptFiles().retire(request.id(), Part.PHOTOS, MUCH_LATER);
    assertThat(overdue(Part.PHOTOS, MUCH_LATER, request.id())).isEmpty();
    assertThat(keptFiles().named(photosOf(request))).isEmpty();
    assertThat(retired()).containsAll(photosOf(request)).doesNotHaveDuplicates();
    keptFiles().settle(photosOf(request));
    keptFiles().settle(photosOf(request));
    keptFiles().settle(List.of());
    assertThat(retired()).doesNotContainAnyElementsOf(photosOf(request));
    keptFiles().retire(request.id(), Part.PHOTOS, MUCH_LATER);
    assertThat(retired()).doesNotContainAnyElementsOf(photosOf(request));
  }

  /** A photo that was used again, or a result that became a photo, goes with the last of them. */
  @Test
  default void whatAnotherRequestNamesStaysUntilThatGoesToo() {
    var first = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var shared = outputs(first.id()).getFirst().original();
    var both = new HashSet<>(photosOf(first));
    both.add(shared);
    var second = again(List.copyOf(both));
    keptFiles().retire(first.id(), Part.PHOTOS, MUCH_LATER);
    keptFiles().retire(first.id(), Part.RESULTS, MUCH_LATER);
    assertThat(retired()).doesNotContainAnyElementsOf(both);
    assertThat(keptFiles().named(both)).isEqualTo(both);
    assertThat(retired()).contains(outputs(first.id()).getFirst().preview());
    keptFiles().retire(second.id(), Part.PHOTOS, MUCH_LATER);
    assertThat(keptFiles().named(both)).isEqualTo(both); // it waits still
    given().commit(store -> Given.tell(store, RequestExample.CANCELLED.from(second)));
    keptFiles().retire(second.id(), Part.PHOTOS, MUCH_LATER);
    assertThat(retired()).containsAll(both);
  }

  @Test
  default void aResultThatWasAPhotoTooStaysAResult() {
    var first = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var results = resultsOf(first);
    var second = again(List.copyOf(results));
    given().commit(store -> Given.tell(store, RequestExample.CANCELLED.from(second)));
    keptFiles().retire(second.id(), Part.PHOTOS, MUCH_LATER);
    assertThat(retired()).doesNotContainAnyElementsOf(results);
    assertThat(keptFiles().named(results)).isEqualTo(results);
  }

  @Test
  default void overdueAndRetiredComePageByPage() {
    var requests = new ArrayList<GenerationId>();
    for (var i = 0; i < 5; i++) {
      requests.add(given().request(Fixtures.provider(), RequestExample.CANCELLED).id());
    }
    var seen = new ArrayList<GenerationId>();
    var after = Optional.<GenerationId>empty();
    for (var page = photosAfter(after); !page.isEmpty(); page = photosAfter(after)) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.forEach(lot -> seen.add(lot.generation()));
      after = Optional.of(page.getLast().generation());
    }
    assertThat(seen).containsAll(requests).doesNotHaveDuplicates();
    requests.forEach(id -> keptFiles().retire(id, Part.PHOTOS, MUCH_LATER));
    assertThat(keptFiles().retired(Optional.empty(), 2)).hasSize(2);
    assertThat(retired()).doesNotHaveDuplicates();
  }

  @Test
  default void whatNobodyNamesIsNotNamed() {
    assertThat(keptFiles().named(Set.of(Fixtures.blobKey()))).isEmpty();
    assertThat(keptFiles().named(Set.of())).isEmpty();
    keptFiles().retire(Fixtures.generationId(), Part.PHOTOS, MUCH_LATER);
    keptFiles().retire(Fixtures.generationId(), Part.RESULTS, MUCH_LATER);
  }

  private List<Lot> photosAfter(Optional<GenerationId> after) {
    return keptFiles().overdue(Part.PHOTOS, MUCH_LATER, after, 2);
  }

  private Optional<Lot> overdue(Part part, Instant before, GenerationId generation) {
    return keptFiles().overdue(part, before, Optional.empty(), 10_000).stream()
        .filter(lot -> lot.generation().equals(generation))
        .findAny();
  }

  private List<BlobKey> retired() {
    var all = new ArrayList<BlobKey>();
    var after = Optional.<BlobKey>empty();
    var page = keptFiles().retired(after, 3);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = keptFiles().retired(Optional.of(page.getLast()), 3);
    }
    return all;
  }

  private GenerationRequest again(List<BlobKey> photos) {
    var wish = Fixtures.wish();
    var fresh =
        GenerationRequest.requested(
            Fixtures.generationId(),
            Fixtures.ticket(given().account(Given.CREDITS), Fixtures.NOW),
            new Wish(wish.model(), wish.instruction(), photos, wish.size(), wish.settings()),
            Fixtures.terms(Fixtures.provider()));
    given().commit(store -> Given.submit(store, fresh));
    return fresh.next();
  }

  private List<Output> outputs(GenerationId generation) {
    return States.outputs(generations().find(generation).orElseThrow().state());
  }

  private static Set<BlobKey> photosOf(GenerationRequest request) {
    return Set.copyOf(request.wish().pictures());
  }

  private static Set<BlobKey> resultsOf(GenerationRequest request) {
    var files = new HashSet<BlobKey>();
    for (var output : States.outputs(request.state())) {
      files.add(output.original());
      files.add(output.preview());
    }
    return files;
  }
}

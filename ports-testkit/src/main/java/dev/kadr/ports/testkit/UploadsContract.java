package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.domain.generation.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store must do with photos that were sent before anybody said what for. */
public interface UploadsContract extends StoreSubjects {
  Instant LATER = Fixtures.NOW.plus(Duration.ofHours(20));
  Instant DAY_LATER = Fixtures.NOW.plus(Duration.ofHours(25));

  @Test
  default void anUploadIsFoundByItsOwnerOnly() {
    var upload = uploaded(given().account());
    var stranger = given().account();
    assertThat(uploads().use(upload.account(), List.of(upload.id()), LATER))
        .containsExactly(upload);
    assertThat(uploads().use(stranger, List.of(upload.id()), LATER)).isEmpty();
    assertThat(uploads().use(upload.account(), List.of(id()), LATER)).isEmpty();
    assertThat(uploads().use(upload.account(), List.of(), LATER)).isEmpty();
  }

  @Test
  default void askedForTwiceItIsFoundOnce() {
    var upload = uploaded(given().account());
    var twice = List.of(upload.id(), upload.id());
    assertThat(uploads().use(upload.account(), twice, LATER)).containsExactly(upload);
    assertThat(uploads().use(upload.account(), twice, LATER)).containsExactly(upload);
  }

  @Test
  default void itsFilesAreNamedAsLongAsItIsThere() {
    var upload = uploaded(given().account());
    assertThat(keptFiles().named(files(upload))).isEqualTo(files(upload));
    release(DAY_LATER);
    assertThat(keptFiles().named(files(upload))).isEmpty();
    assertThat(retired()).containsAll(files(upload));
    assertThat(uploads().use(upload.account(), List.of(upload.id()), DAY_LATER)).isEmpty();
  }

  @Test
  default void whatWasUsedStaysForAnotherWhile() {
    var upload = uploaded(given().account());
    uploads().use(upload.account(), List.of(upload.id()), LATER);
    release(LATER);
    assertThat(uploads().use(upload.account(), List.of(upload.id()), DAY_LATER))
        .containsExactly(upload);
    release(LATER.plus(Duration.ofDays(3)));
    assertThat(retired()).containsAll(files(upload));
  }

  @Test
  default void aFileThatARequestBeganFromStaysWithoutItsUpload() {
    var upload = uploaded(given().account(10));
    var request = requested(upload);
    release(DAY_LATER);
    assertThat(keptFiles().named(files(upload))).containsExactly(upload.file());
    assertThat(retired()).contains(upload.preview()).doesNotContain(upload.file());
    assertThat(generations().find(request.id())).isPresent();
  }

  @Test
  default void aDeletedRequestIsInNoListAndItsFilesGo() {
    var upload = uploaded(given().account(10));
    var request = requested(upload);
    cancelled(request);

    var gone = keptFiles().forget(request.id(), LATER);

    assertThat(gone).isEqualTo(files(upload));
    assertThat(retired()).containsAll(gone);
    assertThat(keptFiles().named(gone)).isEmpty();
    assertThat(generations().find(upload.account(), request.id())).isEmpty();
    assertThat(uploads().use(upload.account(), List.of(upload.id()), LATER)).isEmpty();
    var left = generations().find(request.id()).orElseThrow();
    assertThat(left.wish().instruction().words().text()).isEqualTo("-");
    assertThat(left.terms()).isEqualTo(request.terms());
    assertThat(accounts().statement(upload.account(), Long.MAX_VALUE, 10)).hasSize(3);
    keptFiles().settle(gone);
    assertThat(keptFiles().forget(request.id(), LATER)).isEmpty();
  }

  @Test
  default void resultsGoWithTheirRequest() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var files = new HashSet<BlobKey>(request.wish().pictures());
    States.outputs(request.state())
        .forEach(output -> files.addAll(Set.of(output.original(), output.preview())));
    assertThat(keptFiles().forget(request.id(), LATER)).isEqualTo(files);
    assertThat(keptFiles().named(files)).isEmpty();
  }

  @Test
  default void whatAnotherRequestBeganFromStays() {
    var upload = uploaded(given().account(10));
    var request = requested(upload);
    cancelled(request);
    requested(upload);
    assertThat(keptFiles().forget(request.id(), LATER)).isEmpty();
    assertThat(keptFiles().named(files(upload))).isEqualTo(files(upload));
    assertThat(uploads().use(upload.account(), List.of(upload.id()), LATER)).isNotEmpty();
  }

  @Test
  default void whatIsUnderWayIsNotForgotten() {
    var upload = uploaded(given().account(10));
    var request = requested(upload);
    assertThat(keptFiles().forget(request.id(), LATER)).isEmpty();
    assertThat(generations().find(upload.account(), request.id())).isPresent();
    assertThat(keptFiles().forget(Fixtures.generationId(), LATER)).isEmpty();
  }

  private void release(Instant before) {
    while (uploads().release(before, DAY_LATER, 100) == 100) {
      // other tests' uploads are as old
    }
  }

  private Set<BlobKey> retired() {
    return new HashSet<>(keptFiles().retired(Optional.empty(), 100_000));
  }

  private Upload uploaded(AccountId account) {
    var upload =
        new Upload(
            id(),
            account,
            Fixtures.blobKey(),
            Fixtures.blobKey(),
            new Upload.Shape("image/png", 640, 480),
            Fixtures.NOW);
    uploads().add(upload);
    return upload;
  }

  private GenerationRequest requested(Upload upload) {
    var like = Fixtures.wish();
    var wish =
        new Wish(
            like.model(), like.instruction(), List.of(upload.file()), like.size(), like.settings());
    Ticket ticket = Fixtures.ticket(upload.account(), Fixtures.NOW);
    var fresh =
        GenerationRequest.requested(
            Fixtures.generationId(), ticket, wish, Fixtures.terms(Fixtures.provider()));
    given().commit(store -> Given.submit(store, fresh));
    return fresh.next();
  }

  private void cancelled(GenerationRequest request) {
    var step = Given.moved(request.cancel(LATER));
    given()
        .commit(
            store -> {
              var locked = store.lockRequest(request.id()).orElseThrow();
              store.save(step.next());
              store.add(step.event().event());
              store.append(
                  Given.moved(locked.wallet().release(request.ticket().hold(), LATER)).event());
            });
  }

  private static UploadId id() {
    return new UploadId(Fixtures.random());
  }

  private static Set<BlobKey> files(Upload upload) {
    return Set.of(upload.file(), upload.preview());
  }
}

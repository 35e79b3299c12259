package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.ports.generation.Generations.Filter;
import dev.kadr.ports.generation.Generations.Place;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must show an account of its requests, and remember of its answers. */
public interface GenerationListsContract extends StoreSubjects {

  @ParameterizedTest
  @EnumSource
  default void aRequestOfAnyStateIsShownToItsOwnerOnly(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    var owner = request.ticket().account();
    assertThat(generations().find(owner, request.id())).contains(request);
    assertThat(list(owner)).containsExactly(request);
    assertThat(generations().find(given().account(), request.id())).isEmpty();
    assertThat(generations().find(owner, Fixtures.generationId())).isEmpty();
  }

  @Test
  default void theNewestComesFirstAndEachPageGoesOnWhereTheLastEnded() {
    var account = given().account(100);
    var requests = new ArrayList<GenerationRequest>();
    for (var minute = 0; minute < 5; minute++) {
      requests.addFirst(request(account, Fixtures.NOW.plus(Duration.ofMinutes(minute / 2))));
    }
    var expected =
        requests.stream()
            .sorted(
                Comparator.comparing((GenerationRequest request) -> request.ticket().requestedAt())
                    .thenComparing(request -> request.id().value().toString())
                    .reversed())
            .toList();
    var shown = new ArrayList<GenerationRequest>();
    var after = Optional.<Place>empty();
    for (var page = 0; page < 3; page++) {
      var next = generations().list(account, Filter.NONE, after, 2);
      shown.addAll(next);
      after = Optional.of(Place.of(next.getLast()));
    }
    assertThat(shown).isEqualTo(expected);
    assertThat(generations().list(account, Filter.NONE, after, 2)).isEmpty();
  }

  @Test
  default void aListIsNarrowedByTimeAndStatus() {
    var account = given().account(100);
    var provider = Fixtures.provider();
    var old = given().request(account, provider, RequestExample.COMPLETED, Fixtures.NOW);
    var noon = Fixtures.NOW.plus(Duration.ofHours(1));
    var fresh = given().request(account, provider, RequestExample.FAILED, noon);
    assertThat(list(account, new Filter(Optional.of(noon), Optional.empty(), Optional.empty())))
        .containsExactly(fresh);
    assertThat(list(account, new Filter(Optional.empty(), Optional.of(noon), Optional.empty())))
        .containsExactly(old);
    var completed = Optional.of(GenerationEvent.Status.COMPLETED);
    assertThat(list(account, new Filter(Optional.empty(), Optional.empty(), completed)))
        .containsExactly(old);
    assertThat(list(account, new Filter(Optional.of(noon), Optional.empty(), completed))).isEmpty();
  }

  @Test
  default void whatAModelUsuallyTakesIsLearnedFromWhatItTook() {
    assertThat(generations().typical(new ModelId("nobody-asked-for-it"))).isEmpty();
    given().request(Fixtures.provider(), RequestExample.COMPLETED);
    assertThat(generations().typical(Fixtures.model().id()).orElseThrow()).isPositive();
  }

  @Test
  default void anAnswerIsRememberedWithItsRequest() {
    var account = given().account(10);
    var fresh = Given.fresh(account, Fixtures.provider(), false, Fixtures.NOW);
    var receipt = new Receipt(fresh.next().id(), "print", 8, 3, 95);
    given()
        .commit(
            store -> {
              Given.submit(store, fresh);
              store.add(receipt);
            });
    assertThat(standing(fresh.next()).receipt()).contains(receipt);
    assertThat(standing(fresh.next()).earlier()).contains(fresh.next());
    var other = request(account, Fixtures.NOW);
    assertThat(standing(other).receipt()).isEmpty();
    assertThat(standing(other).earlier()).contains(other);
  }

  private Standing standing(GenerationRequest request) {
    var ticket = request.ticket();
    Optional<Standing> standing =
        unitOfWork()
            .inTransaction(
                store ->
                    store.lockStanding(ticket.account(), ticket.key(), request.terms().provider()));
    return standing.orElseThrow();
  }

  private GenerationRequest request(AccountId account, Instant at) {
    return given().request(account, Fixtures.provider(), RequestExample.QUEUED, at);
  }

  private List<GenerationRequest> list(AccountId account) {
    return list(account, Filter.NONE);
  }

  private List<GenerationRequest> list(AccountId account, Filter filter) {
    return generations().list(account, filter, Optional.empty(), 100);
  }
}

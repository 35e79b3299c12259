package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.Standing;
import dev.kadr.ports.generation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must know of a provider: its queue, its places, its doors, its knocks. */
public interface ProviderQueueContract extends StoreSubjects {
  /** More than any test here fills. */
  Capacity AMPLE = new Capacity(100, 100);

  @Test
  default void aStandingSaysWhatANewRequestIsDecidedOn() {
    var provider = Fixtures.provider();
    var account = given().account(7);
    given().request(provider, RequestExample.QUEUED);
    given().request(provider, RequestExample.QUEUED_WITHOUT_PROMPT);
    given().request(provider, RequestExample.GENERATING);
    given().request(Fixtures.provider(), RequestExample.QUEUED);
    var standing = standing(account, provider);
    assertThat(standing.account()).isEqualTo(accounts().find(account).orElseThrow());
    assertThat(standing.wallet()).isEqualTo(accounts().wallet(account));
    assertThat(standing.earlier()).isEmpty();
    assertThat(standing.ahead()).isEqualTo(2);
    assertThat(standing.closed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  default void aStandingFindsTheEarlierRequestOfItsKey(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    var ticket = request.ticket();
    // Asked about another provider: a key is one wish, whatever model the second try names.
    Standing standing =
        unitOfWork()
            .inTransaction(
                store ->
                    store
                        .lockStanding(ticket.account(), ticket.key(), Fixtures.provider())
                        .orElseThrow());
    assertThat(standing.earlier()).contains(request);
  }

  @Test
  default void anotherAccountsKeyIsNotFound() {
    var request = given().request(Fixtures.provider(), RequestExample.QUEUED);
    var stranger = given().account();
    Standing standing =
        unitOfWork()
            .inTransaction(
                store ->
                    store
                        .lockStanding(stranger, request.ticket().key(), request.terms().provider())
                        .orElseThrow());
    assertThat(standing.earlier()).isEmpty();
  }

  @Test
  default void anUnknownAccountHasNoStanding() {
    Optional<Standing> standing =
        unitOfWork()
            .inTransaction(
                store ->
                    store.lockStanding(
                        Fixtures.accountId(), Fixtures.submitKey(), Fixtures.provider()));
    assertThat(standing).isEmpty();
  }

  @Test
  default void theQueueIsInTheOrderInWhichWasAsked() {
    var provider = Fixtures.provider();
    var last = queued(provider, Fixtures.NOW.plusSeconds(2));
    var first = queued(provider, Fixtures.NOW);
    var middle = queued(provider, Fixtures.NOW.plusSeconds(1));
    queued(Fixtures.provider(), Fixtures.NOW);
    assertThat(generations().ahead(first.id())).isZero();
    assertThat(generations().ahead(middle.id())).isEqualTo(1);
    assertThat(generations().ahead(last.id())).isEqualTo(2);
  }

  @Test
  default void whoeverIsSentBackToTheQueueKeepsTheirPlace() {
    var provider = Fixtures.provider();
    var account = given().account(Given.CREDITS);
    var back = given().request(account, provider, RequestExample.QUEUED_AGAIN, Fixtures.NOW);
    var other = queued(provider, Fixtures.NOW.plusSeconds(1));
    assertThat(generations().ahead(back.id())).isZero();
    assertThat(generations().ahead(other.id())).isEqualTo(1);
  }

  @Test
  default void nobodyWaitsBeforeWhatDoesNotWait() {
    var provider = Fixtures.provider();
    queued(provider, Fixtures.NOW.minusSeconds(1));
    var request = given().request(provider, RequestExample.GENERATING);
    assertThat(generations().ahead(request.id())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  default void aPlaceIsTakenFromTheStartUntilTheCreditsAreSettled(RequestExample example) {
    var provider = Fixtures.provider();
    var other = given().request(provider, example);
    var waiting = queued(provider, Fixtures.NOW.plusSeconds(1));
    var queued = other.state() instanceof State.Queued;
    var holdsCredits = accounts().wallet(other.ticket().account()).held() > 0;
    var turn = turn(waiting.id(), AMPLE);
    assertThat(turn.atProvider()).isEqualTo(holdsCredits && !queued ? 1 : 0);
    assertThat(turn.ahead()).isEqualTo(queued ? 1 : 0);
    assertThat(turn.ofAccount()).isZero();
  }

  @Test
  default void aTurnShowsTheRequestItsWalletAndItsAccountsPlaces() {
    var provider = Fixtures.provider();
    var account = given().account(Given.CREDITS);
    given().request(account, provider, RequestExample.SUBMIT_UNKNOWN, Fixtures.NOW);
    given().request(account, provider, RequestExample.DOWNLOADING, Fixtures.NOW);
    given().request(provider, RequestExample.ANALYZING);
    given().request(account, Fixtures.provider(), RequestExample.GENERATING, Fixtures.NOW);
    var request = given().request(account, provider, RequestExample.QUEUED, Fixtures.NOW);
    var turn = turn(request.id(), AMPLE);
    assertThat(turn.request()).isEqualTo(request);
    assertThat(turn.wallet().grants()).isEqualTo(accounts().wallet(account).grants());
    assertThat(turn.wallet().holds())
        .extracting(hold -> hold.id())
        .containsExactly(request.ticket().hold());
    assertThat(turn.atProvider()).isEqualTo(3);
    assertThat(turn.ofAccount()).isEqualTo(2);
    assertThat(turn.closed()).isFalse();
  }

  @Test
  default void whoeverHasAllTheirPlacesDoesNotBlockTheQueue() {
    var provider = Fixtures.provider();
    var greedy = given().account(Given.CREDITS);
    given().request(greedy, provider, RequestExample.GENERATING, Fixtures.NOW);
    given().request(greedy, provider, RequestExample.QUEUED, Fixtures.NOW);
    var modest = queued(provider, Fixtures.NOW.plusSeconds(1));
    assertThat(turn(modest.id(), new Capacity(100, 1)).ahead()).isZero();
    assertThat(turn(modest.id(), new Capacity(100, 2)).ahead()).isEqualTo(1);
  }

  @Test
  default void anUnknownRequestHasNoTurn() {
    Optional<Turn> turn =
        unitOfWork().inTransaction(store -> store.lockTurn(Fixtures.generationId(), AMPLE));
    assertThat(turn).isEmpty();
  }

  /** Two accounts' requests see one free place at once; the lock lets one after the other look. */
  @Test
  default void onePlaceIsGivenAwayOnce() {
    var provider = Fixtures.provider();
    var capacity = new Capacity(1, 1);
    var waiting = new ArrayList<GenerationRequest>();
    for (int i = 0; i < 8; i++) {
      waiting.add(queued(provider, Fixtures.NOW));
    }
    var started =
        Crowd.of(
            waiting.size(),
            number ->
                unitOfWork()
                    .<Boolean>inTransaction(
                        store -> {
                          var turn =
                              store.lockTurn(waiting.get(number).id(), capacity).orElseThrow();
                          if (turn.atProvider() >= capacity.provider()) {
                            return false;
                          }
                          var moved = Given.moved(turn.request().start(Fixtures.NOW));
                          store.save(moved.next());
                          store.add(moved.event().event());
                          return true;
                        }));
    assertThat(started).filteredOn(did -> did).hasSize(1);
  }

  @Test
  default void aClosedProviderIsClosedUntilItReopens() {
    var provider = Fixtures.provider();
    var request = queued(provider, Fixtures.NOW);
    var closure =
        new Closure(
            provider, "402 \u043d\u0435\u0442 \u0434\u0435\u043d\u0435\u0433", Fixtures.NOW);
    var later = new Closure(provider, "401", Fixtures.NOW.plusSeconds(1));
    given().commit(store -> store.close(closure));
    given().commit(store -> store.close(later));
    assertThat(closure(provider)).contains(closure);
    assertThat(generations().closed()).contains(provider);
    assertThat(turn(request.id(), AMPLE).closed()).isTrue();
    assertThat(standing(request.ticket().account(), provider).closed()).isTrue();

    given().commit(store -> store.reopen(provider));
    assertThat(closure(provider)).isEmpty();
    assertThat(generations().closed()).doesNotContain(provider);
    assertThat(turn(request.id(), AMPLE).closed()).isFalse();
    assertThat(standing(request.ticket().account(), provider).closed()).isFalse();
  }

  @Test
  default void reopeningWhatIsOpenChangesNothing() {
    var provider = Fixtures.provider();
    given().commit(store -> store.reopen(provider));
    assertThat(closure(provider)).isEmpty();
  }

  @Test
  default void aCallbackComesBackAsItCameAndThenAsDone() {
    var request = given().request(Fixtures.provider(), RequestExample.GENERATING);
    var callback = callback(request.id(), Optional.of(RequestExample.jobOf(request)));
    assertThat(locked(callback.key())).isEmpty();
    given().commit(store -> store.add(callback));
    assertThat(locked(callback.key())).contains(callback);
    given().commit(store -> store.save(callback.done()));
    assertThat(locked(callback.key())).contains(callback.done());
  }

  @Test
  default void aCallbackIsKnownWhenItArrivesAgainAndWhenItIsOfNothing() {
    var request = given().request(Fixtures.provider(), RequestExample.GENERATING);
    var callback = callback(request.id(), Optional.empty());
    assertThat(arrival(callback.key())).isEqualTo(ProviderCallback.Arrival.FIRST);
    given().commit(store -> store.add(callback));
    assertThat(arrival(callback.key())).isEqualTo(ProviderCallback.Arrival.AGAIN);
    var other = callback(new GenerationId(Fixtures.random()), Optional.empty());
    assertThat(arrival(other.key())).isEqualTo(ProviderCallback.Arrival.OF_NOTHING);
  }

  @Test
  default void aCallbackNeedNotNameAJob() {
    var request = given().request(Fixtures.provider(), RequestExample.GENERATING);
    var callback = callback(request.id(), Optional.empty());
    given().commit(store -> store.add(callback));
    assertThat(locked(callback.key())).contains(callback);
  }

  @Test
  default void aCallbackIsAddedOnceEvenByManyAtOnce() {
    var request = given().request(Fixtures.provider(), RequestExample.GENERATING);
    var callback = callback(request.id(), Optional.empty());
    var added =
        Crowd.of(
            8,
            number ->
                unitOfWork()
                    .<Boolean>inTransaction(
                        store -> {
                          if (store.lockCallback(callback.key()).isPresent()) {
                            return false;
                          }
                          store.add(callback);
                          return true;
                        }));
    assertThat(added).filteredOn(did -> did).hasSize(1);
  }

  private GenerationRequest queued(ProviderId provider, Instant requestedAt) {
    var account = given().account(Given.CREDITS);
    return given().request(account, provider, RequestExample.QUEUED, requestedAt);
  }

  private Turn turn(GenerationId id, Capacity capacity) {
    return unitOfWork().inTransaction(store -> store.lockTurn(id, capacity).orElseThrow());
  }

  private Standing standing(AccountId account, ProviderId provider) {
    return unitOfWork()
        .inTransaction(
            store -> store.lockStanding(account, Fixtures.submitKey(), provider).orElseThrow());
  }

  private Optional<Closure> closure(ProviderId provider) {
    return unitOfWork().inTransaction(store -> store.lockClosure(provider));
  }

  private ProviderCallback.Arrival arrival(ProviderCallback.Key key) {
    return unitOfWork().inTransaction(store -> store.lockArrival(key));
  }

  private Optional<ProviderCallback> locked(ProviderCallback.Key key) {
    return unitOfWork().inTransaction(store -> store.lockCallback(key));
  }

  private static ProviderCallback callback(GenerationId id, Optional<ProviderJobId> job) {
    var digest = (Fixtures.random() + "_______").substring(0, 43);
    return new ProviderCallback(
        new ProviderCallback.Key(id, digest), job, "{\"id\": \"\u2603\"}", Fixtures.NOW, false);
  }
}

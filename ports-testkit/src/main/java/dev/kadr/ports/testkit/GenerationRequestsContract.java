package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.generation.Step;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.ports.Store;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do with requests for pictures and what happened to them. */
public interface GenerationRequestsContract extends StoreSubjects {

  @ParameterizedTest
  @EnumSource
  default void everyStateComesBackAsItWasStored(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    assertThat(generations().find(request.id())).contains(request);
    Optional<LockedRequest> locked =
        unitOfWork().inTransaction(store -> store.lockRequest(request.id()));
    assertThat(locked.map(LockedRequest::request)).contains(request);
  }

  /** Each example is reached from a request that was stored before; this one is stored as it is. */
  @Test
  default void aRequestIsFoundOnceItWasAdded() {
    var account = given().account(Given.CREDITS);
    var fresh = Given.fresh(account, Fixtures.provider(), true, Fixtures.NOW);
    assertThat(generations().find(fresh.next().id())).isEmpty();
    given().commit(store -> Given.submit(store, fresh));
    assertThat(generations().find(fresh.next().id())).contains(fresh.next());
    assertThat(generations().events(fresh.next().id(), 0)).containsExactly(fresh.event().event());
  }

  @Test
  default void anUnknownRequestIsNotFound() {
    var id = Fixtures.generationId();
    assertThat(generations().find(id)).isEmpty();
    assertThat(generations().events(id, 0)).isEmpty();
    assertThat(generations().ahead(id)).isZero();
    Optional<LockedRequest> locked = unitOfWork().inTransaction(store -> store.lockRequest(id));
    assertThat(locked).isEmpty();
  }

  @Test
  default void aSubmitKeyIsTheAccountsOwn() {
    var provider = Fixtures.provider();
    var first = given().request(provider, RequestExample.QUEUED);
    var account = given().account(Given.CREDITS);
    var fresh = Given.fresh(account, provider, false, Fixtures.NOW);
    var other = withKeyOf(first, fresh);
    given().commit(store -> Given.submit(store, other));
    assertThat(generations().find(other.next().id())).contains(other.next());
  }

  @Test
  default void oneSubmitKeyMakesOneRequest() {
    var provider = Fixtures.provider();
    var first = given().request(provider, RequestExample.QUEUED);
    var account = first.ticket().account();
    var again = withKeyOf(first, Given.fresh(account, provider, false, Fixtures.NOW));
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> Given.submit(store, again)));
    assertThat(generations().underWay(account, 10)).containsExactly(first);
    assertThat(accounts().wallet(account).held()).isEqualTo(first.terms().cost());
  }

  /** Ten windows confirm one draft at once, each looking first, as a use case does. */
  @Test
  default void manySubmitsOfOneKeyAtOnceMakeOneRequest() {
    var account = given().account(Given.CREDITS);
    var provider = Fixtures.provider();
    var draft = Given.fresh(account, provider, false, Fixtures.NOW).next();
    List<GenerationId> answers =
        Crowd.of(
            10,
            number ->
                unitOfWork()
                    .inTransaction(
                        store -> {
                          var key = draft.ticket().key();
                          var earlier =
                              store.lockStanding(account, key, provider).orElseThrow().earlier();
                          if (earlier.isPresent()) {
                            return earlier.get().id();
                          }
                          var fresh = Given.fresh(account, provider, false, Fixtures.NOW);
                          var mine = withKeyOf(draft, fresh);
                          Given.submit(store, mine);
                          return mine.next().id();
                        }));
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(accounts().wallet(account).held()).isEqualTo(draft.terms().cost());
  }

  @Test
  default void oneProviderJobIsOneRequests() {
    var provider = Fixtures.provider();
    var first = given().request(provider, RequestExample.GENERATING);
    var second = given().request(provider, RequestExample.SUBMITTING);
    var stolen =
        Given.moved(second.accepted(RequestExample.jobOf(first), Fixtures.NOW.plusSeconds(60)));
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> note(store, stolen)));
    assertThat(generations().find(second.id())).contains(second);
  }

  @Test
  default void twoProvidersMayNameTheirJobsAlike() {
    var first = given().request(Fixtures.provider(), RequestExample.GENERATING);
    var second = given().request(Fixtures.provider(), RequestExample.SUBMITTING);
    var alike =
        Given.moved(second.accepted(RequestExample.jobOf(first), Fixtures.NOW.plusSeconds(60)));
    given().commit(store -> note(store, alike));
    assertThat(generations().find(second.id())).contains(alike.next());
  }

  /** Eight workers hear the same news at once; a charge must follow from only one of them. */
  @Test
  default void onlyOneOfManyTransactionsAtOnceMovesARequest() {
    var request = given().request(Fixtures.provider(), RequestExample.DOWNLOADING);
    var outputs = List.of(Fixtures.output());
    var now = Fixtures.NOW.plusSeconds(600);
    List<Boolean> moved =
        Crowd.of(
            8,
            number ->
                unitOfWork()
                    .inTransaction(
                        store -> {
                          var locked = store.lockRequest(request.id()).orElseThrow();
                          return switch (locked.request().stored(outputs, now)) {
                            case Moved<GenerationRequest, Step> done -> {
                              note(store, done);
                              var hold = request.ticket().hold();
                              store.append(Given.moved(locked.wallet().capture(hold, now)).event());
                              yield true;
                            }
                            case Transition.Repeated<GenerationRequest, Step> repeated -> false;
                            case Transition.Refused<GenerationRequest, Step> refused -> false;
                          };
                        }));
    assertThat(moved).filteredOn(did -> did).hasSize(1);
    var account = request.ticket().account();
    assertThat(accounts().wallet(account).available(now))
        .isEqualTo(Given.CREDITS - request.terms().cost());
  }

  @Test
  default void eventsComeInTheirOrderAndFromWhereOneAsks() {
    var request = given().request(Fixtures.provider(), RequestExample.COMPLETED);
    var all = generations().events(request.id(), 0);
    assertThat(all)
        .extracting(GenerationEvent::seq)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, request.trail().events()).boxed().toList());
    assertThat(all.getLast())
        .extracting(GenerationEvent::kind, GenerationEvent::progress, GenerationEvent::at)
        .containsExactly(
            GenerationEvent.Kind.COMPLETED, 100, ((State.Completed) request.state()).at());
    assertThat(generations().events(request.id(), 3)).isEqualTo(all.subList(3, all.size()));
    assertThat(generations().events(request.id(), all.size())).isEmpty();
  }

  @Test
  default void anEventIsAppendedOnce() {
    var request = given().request(Fixtures.provider(), RequestExample.GENERATING);
    var last = generations().events(request.id(), 0).getLast();
    assertThatIllegalStateException().isThrownBy(() -> given().commit(store -> store.add(last)));
    assertThat(generations().events(request.id(), 0)).hasSize(request.trail().events());
  }

  @ParameterizedTest
  @EnumSource
  default void underWayIsWhatHoldsCredits(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    var account = request.ticket().account();
    var holdsCredits = accounts().wallet(account).held() > 0;
    assertThat(generations().underWay(account, 10))
        .isEqualTo(holdsCredits ? List.of(request) : List.of());
  }

  @Test
  default void underWayComesOldestFirstUpToTheLimit() {
    var account = given().account(Given.CREDITS);
    var provider = Fixtures.provider();
    var later =
        given().request(account, provider, RequestExample.QUEUED, Fixtures.NOW.plusSeconds(1));
    var first = given().request(account, provider, RequestExample.GENERATING, Fixtures.NOW);
    given().request(provider, RequestExample.QUEUED);
    assertThat(generations().underWay(account, 10)).containsExactly(first, later);
    assertThat(generations().underWay(account, 1)).containsExactly(first);
  }

  @ParameterizedTest
  @EnumSource
  default void theHistoryHasWhateverBecameOfIt(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    assertThat(generations().history(request.ticket().account(), 0, 10)).containsExactly(request);
  }

  @Test
  default void theHistoryComesNewestFirstPageByPage() {
    var account = given().account(Given.CREDITS);
    var provider = Fixtures.provider();
    var first = given().request(account, provider, RequestExample.QUEUED, Fixtures.NOW);
    var last =
        given().request(account, provider, RequestExample.QUEUED, Fixtures.NOW.plusSeconds(2));
    var second =
        given().request(account, provider, RequestExample.QUEUED, Fixtures.NOW.plusSeconds(1));
    given().request(provider, RequestExample.QUEUED);
    assertThat(generations().history(account, 0, 10)).containsExactly(last, second, first);
    assertThat(generations().history(account, 0, 2)).containsExactly(last, second);
    assertThat(generations().history(account, 2, 2)).containsExactly(first);
    assertThat(generations().history(account, 3, 2)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  default void whatWaitsWithoutATaskIsUnattended(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    var account = request.ticket().account();
    var waits =
        accounts().wallet(account).held() > 0
            || (request.state() instanceof State.TimedOut timedOut && timedOut.job().isPresent());
    var found = generations().unattended(Fixtures.NOW, Integer.MAX_VALUE);
    assertThat(found.contains(request.id())).isEqualTo(waits);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SUBMIT_UNKNOWN", "DOWNLOADING", "DOWNLOADING_AGAIN", "TIMED_OUT"})
  default void whatIsMovedAndTimedIsAttendedAndWhatIsOnlyOneOfThemIsNot(RequestExample example) {
    var moved = given().request(Fixtures.provider(), example);
    var timed = given().request(Fixtures.provider(), example);
    var both = given().request(Fixtures.provider(), example);
    attend(TaskKind.POLL, moved.id(), "");
    attend(TaskKind.DEADLINE, timed.id(), "/submitted");
    attend(TaskKind.POLL, both.id(), "");
    attend(TaskKind.DEADLINE, both.id(), "/submitted");
    var waits = accounts().wallet(both.ticket().account()).held() > 0;
    var found = generations().unattended(Fixtures.NOW, Integer.MAX_VALUE);
    assertThat(found.contains(moved.id())).isEqualTo(waits);
    assertThat(found.contains(timed.id())).isEqualTo(waits);
    assertThat(found).doesNotContain(both.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWNLOADING", "DOWNLOADING_AGAIN", "TIMED_OUT"})
  default void whatNoClockDecidesAboutNeedsOnlyToBeMoved(RequestExample example) {
    var request = given().request(Fixtures.provider(), example);
    attend(TaskKind.DEADLINE, request.id(), "/submitted");
    assertThat(generations().unattended(Fixtures.NOW, Integer.MAX_VALUE)).contains(request.id());
    attend(TaskKind.DOWNLOAD, request.id(), "");
    assertThat(generations().unattended(Fixtures.NOW, Integer.MAX_VALUE))
        .doesNotContain(request.id());
  }

  /** However many of them there are: they have what they need, and the one after them has not. */
  @Test
  default void whatOnlyItsDeadlineDecidesAboutHidesNobody() {
    var waiting = new ArrayList<GenerationId>();
    for (var i = 0; i < 20; i++) {
      var unknown = given().request(Fixtures.provider(), RequestExample.SUBMIT_UNKNOWN);
      attend(TaskKind.DEADLINE, unknown.id(), "/submitted");
      waiting.add(unknown.id());
      waiting.add(given().request(Fixtures.provider(), RequestExample.TIMED_OUT_WITHOUT_JOB).id());
    }
    assertThat(generations().unattended(Fixtures.NOW, Integer.MAX_VALUE))
        .doesNotContainAnyElementsOf(waiting);
  }

  private void attend(TaskKind kind, GenerationId generation, String what) {
    var due = Fixtures.NOW.plusSeconds(3_600);
    given().commit(store -> store.schedule(new Task(kind, generation.value() + what, due)));
  }

  @Test
  default void whatTimedOutLongAgoIsLeftAlone() {
    var request = given().request(Fixtures.provider(), RequestExample.TIMED_OUT);
    var at = ((State.TimedOut) request.state()).at();
    assertThat(generations().unattended(at.minusSeconds(1), Integer.MAX_VALUE))
        .contains(request.id());
    assertThat(generations().unattended(at, Integer.MAX_VALUE)).doesNotContain(request.id());
  }

  @Test
  default void noMoreUnattendedRequestsComeThanWereAskedFor() {
    given().request(Fixtures.provider(), RequestExample.GENERATING);
    given().request(Fixtures.provider(), RequestExample.GENERATING);
    assertThat(generations().unattended(Fixtures.NOW, 1)).hasSize(1);
  }

  @Test
  default void theFirstCostOfAJobStays() {
    var id = given().request(Fixtures.provider(), RequestExample.GENERATING).id();
    var first = new ProviderCost(id, new BigDecimal("12.5"), Fixtures.NOW);
    var second = new ProviderCost(id, new BigDecimal("13.5"), Fixtures.NOW.plusSeconds(1));
    given().commit(store -> store.add(first));
    given().commit(store -> store.add(second));
    var found = costOf(id).orElseThrow();
    assertThat(found.cost()).isEqualByComparingTo(first.cost());
    assertThat(found.at()).isEqualTo(first.at());
  }

  @Test
  default void aLossIsWrittenDown() {
    var id = given().request(Fixtures.provider(), RequestExample.TIMED_OUT_WITHOUT_JOB).id();
    assertThat(lossOf(id)).isEmpty();
    var loss = new ProviderLoss(id, Fixtures.NOW);
    given().commit(store -> store.add(loss));
    assertThat(lossOf(id)).contains(loss);
  }

  private static void note(Store store, Moved<GenerationRequest, Step> moved) {
    store.save(moved.next());
    store.add(moved.event().event());
  }

  /** The same wish sent again: another id and hold, the same key. */
  private static Moved<GenerationRequest, Step> withKeyOf(
      GenerationRequest first, Moved<GenerationRequest, Step> fresh) {
    var ticket = fresh.next().ticket();
    return GenerationRequest.requested(
        fresh.next().id(),
        new Ticket(
            ticket.account(),
            ticket.hold(),
            first.ticket().key(),
            ticket.source(),
            ticket.requestedAt()),
        fresh.next().wish(),
        fresh.next().terms());
  }
}

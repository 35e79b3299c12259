package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the in-memory world refuses although each row alone is right: forgotten halves. */
class InvariantsTest {
  private final InMemoryWorld world = new InMemoryWorld();
  private final Given given = new Given(world.unitOfWork());

  @Test
  void aRequestWithoutItsHoldIsNotCommitted() {
    var fresh = fresh();
    isABug(
        () ->
            given.commit(
                store -> {
                  store.add(fresh);
                  store.add(firstEvent(fresh));
                }),
        "has no hold");
  }

  @Test
  void aMoveWhoseEventIsForgottenIsNotCommitted() {
    var request = given.request(Fixtures.GENAPI, RequestExample.QUEUED);
    var moved = Given.moved(request.start(Fixtures.NOW));
    isABug(() -> given.commit(store -> store.save(moved.next())), "events");
    assertThat(world.generations().find(request.id())).contains(request);
  }

  @Test
  void anEventThatLeavesAGapIsNotCommitted() {
    var request = given.request(Fixtures.GENAPI, RequestExample.QUEUED);
    var moved = Given.moved(request.start(Fixtures.NOW));
    var event = moved.event().event();
    var tooFar =
        new GenerationEvent(
            event.generation(), 3, event.kind(), event.status(), event.progress(), event.at());
    isABug(() -> given.commit(store -> store.add(tooFar)), "gap");
  }

  @Test
  void aFailureThatKeepsTheCreditsIsNotCommitted() {
    var request = given.request(Fixtures.GENAPI, RequestExample.QUEUED);
    var moved = Given.moved(request.cancel(Fixtures.NOW));
    isABug(
        () ->
            given.commit(
                store -> {
                  store.save(moved.next());
                  store.add(moved.event().event());
                }),
        "its hold is OPEN");
  }

  @Test
  void aMovementThatLostATransferIsNotCommitted() {
    var account = given.account(Given.CREDITS);
    var request = fresh();
    isABug(
        () ->
            given.commit(
                store -> {
                  var wallet = store.lockAccount(account).orElseThrow().wallet();
                  var held = Given.held(wallet, request).orElseThrow();
                  store.append(
                      new Movement(
                          account,
                          held.granted(),
                          held.changed(),
                          held.opened(),
                          Optional.empty(),
                          List.of()));
                }),
        "not the sum of its transfers");
  }

  @Test
  void aTransactionInsideATransactionIsABug() {
    isABug(() -> given.commit(store -> given.account()), "inside a transaction");
  }

  private GenerationRequest fresh() {
    var account = given.account(Given.CREDITS);
    return Given.fresh(account, Fixtures.GENAPI, false, Fixtures.NOW).next();
  }

  private static GenerationEvent firstEvent(GenerationRequest request) {
    return GenerationRequest.requested(
            request.id(), request.ticket(), request.wish(), request.terms())
        .event()
        .event();
  }

  private static void isABug(Runnable deed, String why) {
    assertThatIllegalStateException().isThrownBy(deed::run).withMessageContaining(why);
  }
}

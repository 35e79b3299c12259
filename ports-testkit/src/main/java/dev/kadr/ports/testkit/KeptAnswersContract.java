package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.KeptAnswers;
import dev.kadr.ports.KeptAnswers.Kept;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import dev.kadr.ports.generation.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must do with the answers to callers' keys. */
public interface KeptAnswersContract extends StoreSubjects {
  Instant OLD = Fixtures.NOW.plus(Duration.ofDays(1));

  KeptAnswers keptAnswers();

  @Test
  default void theFirstWishOfAKeyStays() {
    var account = given().account();
    var key = GivenOrders.purchaseKey();
    assertThat(take(account, key, "one")).isEqualTo(new Kept("one", Optional.empty()));
    assertThat(take(account, key, "other").fingerprint()).isEqualTo("one");
    assertThat(take(given().account(), key, "other").fingerprint()).isEqualTo("other");
  }

  @Test
  default void theFirstAnswerStays() {
    var account = given().account();
    var key = GivenOrders.purchaseKey();
    take(account, key, "one");
    assertThat(keptAnswers().answer(account, key, "here")).isEqualTo("here");
    assertThat(keptAnswers().answer(account, key, "there")).isEqualTo("here");
    assertThat(take(account, key, "one")).isEqualTo(new Kept("one", Optional.of("here")));
  }

  @Test
  default void ofManyAtOnceOneIsTheFirst() {
    var account = given().account();
    var key = GivenOrders.purchaseKey();
    var seen = Crowd.of(8, number -> take(account, key, "wish " + number).fingerprint());
    assertThat(new HashSet<>(seen)).hasSize(1);
  }

  @Test
  default void aKeyThatNothingWasMadeUnderIsFreeAgain() {
    var account = given().account();
    var key = GivenOrders.purchaseKey();
    take(account, key, "one");
    keptAnswers().forget(account, key);
    assertThat(take(account, key, "other").fingerprint()).isEqualTo("other");
  }

  @Test
  default void aNoComesBackAsItWasSaid() {
    var account = given().account();
    var few = refusal(account, new Refusal.Why.Insufficient(2, 1, 1));
    var dear = refusal(account, new Refusal.Why.PriceChanged(3));
    given().commit(store -> store.add(few));
    given().commit(store -> store.add(dear));
    given().commit(store -> store.add(new Refusal(account, few.key(), "x", dear.why(), OLD)));
    assertThat(standing(account, few.key()).refusal()).contains(few);
    assertThat(standing(account, dear.key()).refusal()).contains(dear);
    assertThat(standing(account, Fixtures.submitKey()).refusal()).isEmpty();
    assertThat(standing(given().account(), few.key()).refusal()).isEmpty();
  }

  @Test
  default void whatIsOldIsForgottenAndItsKeyIsFree() {
    var account = given().account(10);
    var no = refusal(account, new Refusal.Why.PriceChanged(3));
    var request = requested(account, new SubmitKey("api:" + Fixtures.random()));
    var paid = new GivenOrders(unitOfWork()).paid(account);
    var key = paid.order().buyer().key();
    take(account, key, "one");
    given().commit(store -> store.add(no));

    sweep(Fixtures.NOW);
    assertThat(standing(account, no.key()).refusal()).contains(no);
    sweep(OLD);

    assertThat(standing(account, no.key()).refusal()).isEmpty();
    assertThat(standing(account, request.ticket().key()).earlier()).isEmpty();
    assertThat(generations().find(account, request.id())).isPresent();
    assertThat(take(account, key, "other").fingerprint()).isEqualTo("other");
    given()
        .commit(
            store -> assertThat(store.lockBuyer(account, key).orElseThrow().earlier()).isEmpty());
    assertThat(orders().find(paid.order().id())).isPresent();
  }

  @Test
  default void whatNoCallerChoseIsKeptForEver() {
    var account = given().account(10);
    var request = requested(account, Fixtures.submitKey());
    sweep(OLD);
    assertThat(standing(account, request.ticket().key()).earlier()).isPresent();
  }

  private Kept take(AccountId account, PurchaseKey key, String print) {
    return keptAnswers().take(account, key, print, Fixtures.NOW);
  }

  private void sweep(Instant before) {
    while (keptAnswers().sweep(before, 1000) > 0) {
      // other tests' are as old
    }
  }

  private static Refusal refusal(AccountId account, Refusal.Why why) {
    return new Refusal(account, Fixtures.submitKey(), "print", why, Fixtures.NOW);
  }

  private Standing standing(AccountId account, SubmitKey key) {
    return unitOfWork()
        .<Standing>inTransaction(
            store -> store.lockStanding(account, key, Fixtures.provider()).orElseThrow());
  }

  private GenerationRequest requested(AccountId account, SubmitKey key) {
    Ticket like = Fixtures.ticket(account, Fixtures.NOW);
    var fresh =
        GenerationRequest.requested(
            Fixtures.generationId(),
            new Ticket(account, like.hold(), key, like.source(), like.requestedAt()),
            Fixtures.wish(),
            Fixtures.terms(Fixtures.provider()));
    given()
        .commit(
            store -> {
              Given.submit(store, fresh);
              store.add(new Receipt(fresh.next().id(), "print", 8, 0, 40));
            });
    return fresh.next();
  }
}

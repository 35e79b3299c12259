package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Bucket;
import dev.kadr.domain.credits.Counters;
import dev.kadr.domain.credits.Debt;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store must do with credits: keep what a wallet decided, to the last transfer. */
public interface CreditsContract extends StoreSubjects {

  @Test
  default void theWalletOfAnUnknownAccountIsEmpty() {
    var account = Fixtures.accountId();
    assertThat(accounts().wallet(account)).isEqualTo(Wallet.empty(account));
  }

  @Test
  default void aGrantComesBackAsItWasMade() {
    var account = given().account();
    var id = new GrantId(Fixtures.random());
    var provenance = new Provenance(Origin.PURCHASE, "payment/" + id.value(), Fixtures.NOW);
    var movement = grants(account, id, provenance, 500, new Validity.Forever());
    assertThat(accounts().wallet(account).grants()).isEqualTo(movement.granted());
    assertThat(locked(account).grants()).isEqualTo(movement.granted());
    assertThat(transfersOf(account)).isEqualTo(movement.transfers());
  }

  @Test
  default void aGrantThatEndsComesBackWithItsEnd() {
    var account = given().account();
    var end = new Validity.Until(Fixtures.NOW.plus(Duration.ofDays(30)));
    given().grant(account, Origin.GIFT, 5, end);
    assertThat(accounts().wallet(account).grants())
        .extracting(Grant::validity)
        .containsExactly(end);
  }

  @Test
  default void aHoldComesBackWithItsPartsInTheOrderTheyWereTaken() {
    var account = given().account();
    var bought = given().grant(account, Origin.PURCHASE, 5, new Validity.Forever());
    var free = given().grant(account, Origin.STARTER, 5, new Validity.Forever());
    var ending =
        given()
            .grant(account, Origin.PROMO, 5, new Validity.Until(Fixtures.NOW.plusSeconds(3_600)));
    var hold = hold(account, 12);
    var expected =
        new Hold(
            hold,
            Hold.Purpose.GENERATION,
            List.of(new Hold.Part(ending, 5), new Hold.Part(free, 5), new Hold.Part(bought, 2)),
            Hold.Status.OPEN);
    var wallet = accounts().wallet(account);
    assertThat(wallet.holds()).containsExactly(expected);
    assertThat(wallet.held()).isEqualTo(12);
    assertThat(wallet.available(Fixtures.NOW)).isEqualTo(3);
    countersAreTheSumsOfTransfers(account);
  }

  @Test
  default void anAccountIsLockedWithoutItsHolds() {
    var account = given().account(Given.CREDITS);
    hold(account, 4);
    assertThat(locked(account).holds()).isEmpty();
    assertThat(locked(account).held()).isEqualTo(4);
  }

  @Test
  default void aRequestIsLockedWithItsHoldAndEveryLiveGrant() {
    var account = given().account(Given.CREDITS);
    var other = given().grant(account, Origin.PURCHASE, 7, new Validity.Forever());
    hold(account, 3);
    var request =
        given().request(account, Fixtures.provider(), RequestExample.GENERATING, Fixtures.NOW);
    Wallet wallet =
        unitOfWork().inTransaction(store -> store.lockRequest(request.id()).orElseThrow().wallet());
    assertThat(wallet.holds())
        .extracting(Hold::id, Hold::status)
        .containsExactly(tuple(request.ticket().hold(), Hold.Status.OPEN));
    assertThat(wallet.grants()).hasSize(2).extracting(Grant::id).contains(other);
    assertThat(wallet.grants()).isEqualTo(accounts().wallet(account).grants());
  }

  @Test
  default void aResolvedHoldIsSeenByItsRequestOnly() {
    var request = given().request(Fixtures.provider(), RequestExample.CANCELLED);
    var account = request.ticket().account();
    Wallet wallet =
        unitOfWork().inTransaction(store -> store.lockRequest(request.id()).orElseThrow().wallet());
    assertThat(wallet.holds()).extracting(Hold::status).containsExactly(Hold.Status.RELEASED);
    assertThat(accounts().wallet(account).holds()).isEmpty();
    assertThat(accounts().wallet(account).available(Fixtures.NOW)).isEqualTo(Given.CREDITS);
    countersAreTheSumsOfTransfers(account);
  }

  @Test
  default void aSpentGrantIsSeenOnlyByTheRequestThatSpentIt() {
    var cost = Fixtures.terms(Fixtures.GENAPI).cost();
    var account = given().account(cost);
    var request =
        given().request(account, Fixtures.provider(), RequestExample.COMPLETED, Fixtures.NOW);
    assertThat(accounts().wallet(account).grants()).isEmpty();
    assertThat(locked(account).grants()).isEmpty();
    Wallet wallet =
        unitOfWork().inTransaction(store -> store.lockRequest(request.id()).orElseThrow().wallet());
    assertThat(wallet.grants())
        .extracting(Grant::counters)
        .containsExactly(new Counters(0, 0, cost, 0, 0));
    countersAreTheSumsOfTransfers(account);
  }

  @Test
  default void whatIsOwedAndWrittenOffComesBack() {
    var account = given().account();
    var grant = given().grant(account, Origin.PURCHASE, 10, new Validity.Forever());
    hold(account, 4);
    given()
        .move(
            account, wallet -> wallet.takeBack(grant, 8, "refund/" + grant.value(), Fixtures.NOW));
    var found = accounts().wallet(account).grants().getFirst();
    assertThat(found.debt()).isEqualTo(new Debt(2, 0));
    assertThat(found.counters()).isEqualTo(new Counters(0, 4, 0, 0, 6));
    countersAreTheSumsOfTransfers(account);
  }

  @Test
  default void theSameMoneyIsTakenBackOnce() {
    var account = given().account();
    var grant = given().grant(account, Origin.PURCHASE, 10, new Validity.Forever());
    var reference = "refund/" + grant.value();
    given().move(account, wallet -> wallet.takeBack(grant, 3, reference, Fixtures.NOW));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                given()
                    .move(account, wallet -> wallet.takeBack(grant, 3, reference, Fixtures.NOW)));
    assertThat(accounts().wallet(account).available(Fixtures.NOW)).isEqualTo(7);
    assertThat(transfersOf(account)).hasSize(2);
  }

  @Test
  default void creditsThatEndedAreWrittenDown() {
    var account = given().account();
    var end = Fixtures.NOW.plusSeconds(60);
    given().grant(account, Origin.GIFT, 5, new Validity.Until(end));
    hold(account, 2);
    given().move(account, wallet -> wallet.expire(end));
    assertThat(accounts().wallet(account).grants())
        .extracting(Grant::counters)
        .containsExactly(new Counters(0, 2, 0, 3, 0));
    countersAreTheSumsOfTransfers(account);
  }

  /** Two accounts, so that no wallet can know: only the uniqueness of the row stops it. */
  @Test
  default void oneProvenanceMakesOneGrant() {
    var provenance = new Provenance(Origin.PURCHASE, "p/" + Fixtures.random(), Fixtures.NOW);
    var first = given().account();
    var second = given().account();
    grants(first, new GrantId(Fixtures.random()), provenance, 5, new Validity.Forever());
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                grants(
                    second, new GrantId(Fixtures.random()), provenance, 5, new Validity.Forever()));
    assertThat(accounts().wallet(second).grants()).isEmpty();
    assertThat(transfersOf(second)).isEmpty();
  }

  /** The reference of the first transfer would stop it too; here it is another one. */
  @Test
  default void oneProvenanceMakesOneGrantWhateverItsTransferIsCalled() {
    var provenance = new Provenance(Origin.PURCHASE, "p/" + Fixtures.random(), Fixtures.NOW);
    var first = given().account();
    grants(first, new GrantId(Fixtures.random()), provenance, 5, new Validity.Forever());
    var second = given().account();
    var id = new GrantId(Fixtures.random());
    var honest =
        Given.moved(Wallet.empty(second).grant(id, provenance, 5, new Validity.Forever())).event();
    var issue = honest.transfers().getFirst();
    var disguised =
        new Transfer(
            "other/" + id.value(), id, issue.move(), issue.amount(), issue.reason(), issue.at());
    var movement =
        new Movement(
            second,
            honest.granted(),
            honest.changed(),
            honest.opened(),
            honest.resolved(),
            List.of(disguised));
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> store.append(movement)));
    assertThat(accounts().wallet(second).grants()).isEmpty();
  }

  @Test
  default void oneReferenceOfTwoOriginsMakesTwoGrants() {
    var account = given().account();
    var reference = "r/" + Fixtures.random();
    for (var origin : List.of(Origin.PURCHASE, Origin.STARS)) {
      grants(
          account,
          new GrantId(Fixtures.random()),
          new Provenance(origin, reference, Fixtures.NOW),
          5,
          new Validity.Forever());
    }
    assertThat(accounts().wallet(account).available(Fixtures.NOW)).isEqualTo(10);
  }

  @Test
  default void aDecisionThatIsAppendedTwiceCountsOnce() {
    var account = given().account(Given.CREDITS);
    var hold = new HoldId(Fixtures.random());
    Movement movement =
        unitOfWork()
            .inTransaction(
                store -> {
                  var wallet = store.lockAccount(account).orElseThrow().wallet();
                  var held = held(wallet, hold, 4).getFirst();
                  store.append(held);
                  return held;
                });
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> store.append(movement)));
    assertThat(accounts().wallet(account).held()).isEqualTo(4);
    countersAreTheSumsOfTransfers(account);
  }

  /** Thirty-two want the price of one at once; a lock that does not lock lets a second one in. */
  @Test
  default void manyHoldsAtOnceNeverTakeMoreThanThereIs() {
    var account = given().account(2);
    var answers =
        Crowd.of(
            32,
            number ->
                unitOfWork()
                    .<Boolean>inTransaction(
                        store -> {
                          var wallet = store.lockAccount(account).orElseThrow().wallet();
                          var held = held(wallet, new HoldId(Fixtures.random()), 2);
                          held.forEach(store::append);
                          return !held.isEmpty();
                        }));
    assertThat(answers).filteredOn(got -> got).hasSize(1);
    assertThat(accounts().wallet(account).held()).isEqualTo(2);
    assertThat(accounts().wallet(account).available(Fixtures.NOW)).isZero();
    countersAreTheSumsOfTransfers(account);
  }

  private Movement grants(
      AccountId account, GrantId id, Provenance provenance, long amount, Validity validity) {
    return unitOfWork()
        .inTransaction(
            store -> {
              var wallet = store.lockAccount(account).orElseThrow().wallet();
              var movement = Given.moved(wallet.grant(id, provenance, amount, validity)).event();
              store.append(movement);
              return movement;
            });
  }

  private HoldId hold(AccountId account, long amount) {
    var id = new HoldId(Fixtures.random());
    given()
        .commit(
            store ->
                store.append(
                    held(store.lockAccount(account).orElseThrow().wallet(), id, amount)
                        .getFirst()));
    return id;
  }

  private static List<Movement> held(Wallet wallet, HoldId id, long amount) {
    return switch (wallet.hold(id, Hold.Purpose.GENERATION, amount, Fixtures.NOW)) {
      case Wallet.HoldAnswer.Held held -> List.of(held.movement());
      case Wallet.HoldAnswer.AlreadyHeld already -> List.of();
      case Wallet.HoldAnswer.Insufficient insufficient -> List.of();
    };
  }

  private Wallet locked(AccountId account) {
    return unitOfWork().inTransaction(store -> store.lockAccount(account).orElseThrow().wallet());
  }

  /** Of live grants, and that all transfers together moved nothing that was not issued. */
  private void countersAreTheSumsOfTransfers(AccountId account) {
    var transfers = new ArrayList<>(transfersOf(account));
    for (var grant : accounts().wallet(account).grants()) {
      var own = transfers.stream().filter(it -> it.grant().equals(grant.id())).toList();
      assertThat(sums(own))
          .as("transfers of %s", grant.id())
          .isEqualTo(sums(grant.counters(), grant.amount()));
    }
    assertThat(sums(transfers).values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  private static Map<Bucket, Long> sums(List<Transfer> transfers) {
    var sums = new EnumMap<Bucket, Long>(Bucket.class);
    for (var bucket : Bucket.values()) {
      sums.put(bucket, 0L);
    }
    for (var transfer : transfers) {
      sums.computeIfPresent(transfer.move().from(), (bucket, sum) -> sum - transfer.amount());
      sums.computeIfPresent(transfer.move().to(), (bucket, sum) -> sum + transfer.amount());
    }
    return sums;
  }

  private static Map<Bucket, Long> sums(Counters counters, long amount) {
    return Map.of(
        Bucket.ISSUED, -amount,
        Bucket.AVAILABLE, counters.available(),
        Bucket.HELD, counters.held(),
        Bucket.SPENT, counters.spent(),
        Bucket.EXPIRED, counters.expired(),
        Bucket.REVOKED, counters.revoked());
  }
}

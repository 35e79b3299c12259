package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.FOREVER;
import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.afterDays;
import static dev.kadr.domain.credits.Sample.bought;
import static dev.kadr.domain.credits.Sample.counters;
import static dev.kadr.domain.credits.Sample.days;
import static dev.kadr.domain.credits.Sample.empty;
import static dev.kadr.domain.credits.Sample.findHold;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.held;
import static dev.kadr.domain.credits.Sample.hold;
import static dev.kadr.domain.credits.Sample.holding;
import static dev.kadr.domain.credits.Sample.next;
import static dev.kadr.domain.credits.Sample.promoForOneDay;
import static dev.kadr.domain.credits.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.credits.Hold.Part;
import dev.kadr.domain.credits.Hold.Purpose;
import dev.kadr.domain.credits.Wallet.HoldAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletHoldTest {

  private static List<Part> parts(Wallet wallet, long amount) {
    return findHold(holding(wallet, 1, amount), 1).parts();
  }

  @Test
  void aHoldSetsCreditsAside() {
    var wallet = holding(bought(10), 1, 4);

    assertThat(wallet.available(NOW)).isEqualTo(6);
    assertThat(wallet.held()).isEqualTo(4);
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(6, 4, 0, 0, 0));
    assertThat(wallet.holds())
        .containsExactly(
            new Hold(
                hold(1), Purpose.GENERATION, List.of(new Part(grant(1), 4)), Hold.Status.OPEN));
  }

  @Test
  void aHoldIsWrittenDownGrantByGrant() {
    var wallet = with(bought(3), 2, Origin.STARTER, 2, FOREVER);
    var movement = held(wallet.hold(hold(1), Purpose.GENERATION, 4, NOW)).movement();
    var aside = new Transfer.Move(Bucket.AVAILABLE, Bucket.HELD);

    assertThat(movement.transfers())
        .containsExactly(
            new Transfer(
                "hold/" + hold(1).value() + "/" + grant(2).value(),
                grant(2),
                aside,
                2,
                Reason.HOLD,
                NOW),
            new Transfer(
                "hold/" + hold(1).value() + "/" + grant(1).value(),
                grant(1),
                aside,
                2,
                Reason.HOLD,
                NOW));
    assertThat(movement.changed()).extracting(Grant::id).containsExactly(grant(2), grant(1));
    assertThat(movement.granted()).isEmpty();
    assertThat(movement.opened()).map(Hold::amount).contains(4L);
    assertThat(movement.resolved()).isEmpty();
  }

  @Test
  void whatEndsSoonestIsTakenFirstEvenWhenPaid() {
    var wallet =
        with(
            with(with(bought(1), 2, Origin.STARTER, 1, FOREVER), 3, Origin.PROMO, 1, days(9)),
            4,
            Origin.GIFT,
            1,
            days(2));

    assertThat(parts(wallet, 4))
        .extracting(Part::grant)
        .containsExactly(grant(4), grant(3), grant(2), grant(1));
  }

  @Test
  void freeCreditsAreTakenBeforePaidOnes() {
    var wallet = with(bought(5), 2, Origin.REFERRAL, 5, FOREVER);

    assertThat(parts(wallet, 6)).containsExactly(new Part(grant(2), 5), new Part(grant(1), 1));
  }

  @Test
  void amongEqualsTheOldestIsTakenFirst() {
    var younger = new Provenance(Origin.PURCHASE, "younger", NOW.plusSeconds(1));
    var older = new Provenance(Origin.PURCHASE, "older", NOW);
    var wallet = next(empty().grant(grant(1), younger, 5, FOREVER));
    wallet = next(wallet.grant(grant(2), older, 5, FOREVER));

    assertThat(parts(wallet, 6)).containsExactly(new Part(grant(2), 5), new Part(grant(1), 1));
  }

  @Test
  void twinsAreTakenInTheOrderOfTheirIds() {
    var wallet = with(with(empty(), 8, Origin.GIFT, 5, FOREVER), 7, Origin.GIFT, 5, FOREVER);

    assertThat(parts(wallet, 6)).containsExactly(new Part(grant(7), 5), new Part(grant(8), 1));
  }

  @Test
  void everythingCanBeHeldAndNoCreditMore() {
    var wallet = bought(10);

    assertThat(holding(wallet, 1, 10).available(NOW)).isZero();
    assertThat(wallet.hold(hold(1), Purpose.GENERATION, 13, NOW))
        .isEqualTo(new HoldAnswer.Insufficient(3));
    assertThat(wallet.hold(hold(1), Purpose.GENERATION, 11, NOW))
        .isEqualTo(new HoldAnswer.Insufficient(1));
  }

  @Test
  void whatIsHeldCannotBeHeldAgain() {
    assertThat(holding(bought(10), 1, 8).hold(hold(2), Purpose.GENERATION, 3, NOW))
        .isEqualTo(new HoldAnswer.Insufficient(1));
  }

  @Test
  void aHoldIsMadeOnceEvenWhenTooLittleIsLeftForASecond() {
    var wallet = holding(bought(10), 1, 10);

    assertThat(wallet.hold(hold(1), Purpose.GENERATION, 10, NOW))
        .isEqualTo(new HoldAnswer.AlreadyHeld());
  }

  @Test
  void aHoldThatEndedIsNotMadeAgain() {
    var wallet = next(holding(bought(10), 1, 4).release(hold(1), NOW));

    assertThat(wallet.hold(hold(1), Purpose.GENERATION, 4, NOW))
        .isEqualTo(new HoldAnswer.AlreadyHeld());
    assertThat(wallet.holdForRefund(hold(1), grant(1), 4, NOW))
        .isEqualTo(new HoldAnswer.AlreadyHeld());
  }

  @Test
  void creditsCanBeHeldUpToTheirEndAndNotAtIt() {
    var wallet = promoForOneDay(5);

    assertThat(wallet.available(afterDays(1).minusNanos(1))).isEqualTo(5);
    assertThat(wallet.available(afterDays(1))).isZero();
    assertThat(wallet.hold(hold(1), Purpose.GENERATION, 2, afterDays(1)))
        .isEqualTo(new HoldAnswer.Insufficient(2));
  }

  @Test
  void anEndedGrantIsPassedOver() {
    var wallet = with(promoForOneDay(5), 2, Origin.PURCHASE, 5, FOREVER);
    var held = held(wallet.hold(hold(1), Purpose.GENERATION, 3, afterDays(2)));

    assertThat(held.movement().opened()).map(Hold::parts).contains(List.of(new Part(grant(2), 3)));
    assertThat(counters(held.next(), 1)).isEqualTo(new Counters(5, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1_000_001})
  void aHoldHasOneToAMillionCredits(long amount) {
    var wallet = with(bought(1_000_000), 2, Origin.PURCHASE, 1_000_000, FOREVER);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> wallet.hold(hold(1), Purpose.GENERATION, amount, NOW))
        .withMessage("a hold has 1 to 1000000 credits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wallet.holdForRefund(hold(1), grant(1), amount, NOW))
        .withMessage("a hold has 1 to 1000000 credits");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000})
  void theBoundsThemselvesCanBeHeld(long amount) {
    var wallet = bought(1_000_000);

    assertThat(holding(wallet, 1, amount).held()).isEqualTo(amount);
    assertThat(held(wallet.holdForRefund(hold(1), grant(1), amount, NOW)).next().held())
        .isEqualTo(amount);
  }

  @Test
  void aRefundTakesFromItsOwnGrantOnly() {
    var wallet = with(with(bought(5), 2, Origin.STARTER, 5, FOREVER), 3, Origin.GIFT, 5, days(1));
    var held = held(wallet.holdForRefund(hold(1), grant(1), 5, NOW));

    assertThat(held.movement().opened())
        .isEqualTo(
            Optional.of(
                new Hold(
                    hold(1), Purpose.REFUND, List.of(new Part(grant(1), 5)), Hold.Status.OPEN)));
    assertThat(held.next().holds()).hasSize(1);
    assertThat(wallet.holdForRefund(hold(1), grant(1), 7, NOW))
        .isEqualTo(new HoldAnswer.Insufficient(2));
  }

  @Test
  void aRefundOfAnUnknownGrantLacksEverything() {
    assertThat(bought(5).holdForRefund(hold(1), grant(9), 3, NOW))
        .isEqualTo(new HoldAnswer.Insufficient(3));
  }

  @Test
  void aRefundLeavesAloneWhatIsUnderWay() {
    assertThat(holding(bought(5), 1, 4).holdForRefund(hold(2), grant(1), 3, NOW))
        .isEqualTo(new HoldAnswer.Insufficient(2));
  }
}

package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.FOREVER;
import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.afterDays;
import static dev.kadr.domain.credits.Sample.bought;
import static dev.kadr.domain.credits.Sample.counters;
import static dev.kadr.domain.credits.Sample.days;
import static dev.kadr.domain.credits.Sample.find;
import static dev.kadr.domain.credits.Sample.findHold;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.hold;
import static dev.kadr.domain.credits.Sample.holding;
import static dev.kadr.domain.credits.Sample.movement;
import static dev.kadr.domain.credits.Sample.name;
import static dev.kadr.domain.credits.Sample.next;
import static dev.kadr.domain.credits.Sample.promoForOneDay;
import static dev.kadr.domain.credits.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.credits.Hold.Purpose;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalletExpiryTest {

  @Test
  void whatEndedIsTakenAwayAndWrittenDown() {
    var wallet = promoForOneDay(5);
    var movement = movement(wallet.expire(afterDays(1)));

    assertThat(counters(next(wallet.expire(afterDays(1))), 1))
        .isEqualTo(new Counters(0, 0, 0, 5, 0));
    assertThat(movement.changed()).extracting(Grant::id).containsExactly(grant(1));
    assertThat(movement.transfers())
        .containsExactly(
            new Transfer(
                "expire/0/" + grant(1).value(),
                grant(1),
                new Transfer.Move(Bucket.AVAILABLE, Bucket.EXPIRED),
                5,
                Reason.EXPIRY,
                afterDays(1)));
  }

  @Test
  void nothingEndsBeforeItsTimeAndNothingEndsTwice() {
    var wallet = promoForOneDay(5);

    assertThat(name(wallet.expire(afterDays(1).minusNanos(1)))).isEqualTo("Repeated");
    assertThat(name(next(wallet.expire(afterDays(1))).expire(afterDays(9)))).isEqualTo("Repeated");
  }

  @Test
  void whatNeverExpiresNeverExpires() {
    assertThat(name(bought(5).expire(afterDays(36_500)))).isEqualTo("Repeated");
  }

  @Test
  void everyGrantThatEndedIsTakenAndNoOther() {
    var wallet =
        with(with(promoForOneDay(5), 2, Origin.GIFT, 3, days(2)), 3, Origin.GIFT, 1, days(3));
    var after = next(wallet.expire(afterDays(2)));

    assertThat(after.grants())
        .extracting(grant -> grant.counters().expired())
        .containsExactly(5L, 3L, 0L);
  }

  @Test
  void whatIsHeldStaysHeld() {
    var wallet = next(holding(promoForOneDay(5), 1, 2).expire(afterDays(1)));

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 2, 0, 3, 0));
    assertThat(findHold(wallet, 1).status()).isEqualTo(Hold.Status.OPEN);
    assertThat(name(wallet.capture(hold(1), afterDays(2)))).isEqualTo("Moved");
  }

  @Test
  void whereEverythingIsHeldNothingExpires() {
    assertThat(name(holding(promoForOneDay(5), 1, 5).expire(afterDays(1)))).isEqualTo("Repeated");
  }

  @Test
  void aReleaseIntoAnEndedGrantGivesItSeventyTwoHoursMore() {
    var wallet = next(holding(promoForOneDay(5), 1, 5).release(hold(1), afterDays(2)));

    assertThat(find(wallet, 1).validity()).isEqualTo(days(5));
    assertThat(wallet.available(afterDays(5).minusNanos(1))).isEqualTo(5);
    assertThat(wallet.available(afterDays(5))).isZero();
  }

  @Test
  void aReleaseAtTheVeryEndGivesMoreTimeAndOneBeforeItDoesNot() {
    var wallet = holding(promoForOneDay(5), 1, 5);

    assertThat(find(next(wallet.release(hold(1), afterDays(1))), 1).validity()).isEqualTo(days(4));
    assertThat(find(next(wallet.release(hold(1), afterDays(1).minusNanos(1))), 1).validity())
        .isEqualTo(days(1));
  }

  @Test
  void theReleasedRestOfACaptureGivesMoreTimeToo() {
    var wallet = next(holding(promoForOneDay(5), 1, 4).capture(hold(1), 1, 2, afterDays(2)));

    assertThat(find(wallet, 1).validity()).isEqualTo(days(5));
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(3, 0, 2, 0, 0));
  }

  @Test
  void aCaptureGivesNoMoreTime() {
    var wallet = next(holding(promoForOneDay(5), 1, 4).capture(hold(1), afterDays(2)));

    assertThat(find(wallet, 1).validity()).isEqualTo(days(1));
  }

  @Test
  void aReleaseLeavesWhatNeverExpiresForEver() {
    var wallet = next(holding(bought(5), 1, 5).release(hold(1), afterDays(900)));

    assertThat(find(wallet, 1).validity()).isEqualTo(FOREVER);
  }

  @Test
  void aReleaseThatAllWentToPayBackGivesNoMoreTime() {
    var wallet = holding(promoForOneDay(5), 1, 5);
    wallet = next(wallet.takeBack(grant(1), 5, "chargeback", NOW));
    wallet = next(wallet.release(hold(1), afterDays(2)));

    assertThat(find(wallet, 1).validity()).isEqualTo(days(1));
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 0, 0, 0, 5));
  }

  @Test
  void whatWasGivenMoreTimeEndsAgainUnderAnotherReference() {
    var wallet = holding(promoForOneDay(5), 1, 2);
    var first = movement(wallet.expire(afterDays(1)));
    wallet = next(next(wallet.expire(afterDays(1))).release(hold(1), afterDays(2)));
    var second = movement(wallet.expire(afterDays(5)));

    assertThat(counters(next(wallet.expire(afterDays(5))), 1))
        .isEqualTo(new Counters(0, 0, 0, 5, 0));
    assertThat(Stream.of(first, second).flatMap(move -> move.transfers().stream()))
        .extracting(Transfer::reference)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  /** Two nodes' clocks differ a little: one ends the grant, the other does not see its end yet. */
  @Test
  void aClockThatIsBehindDoesNotMakeTwoEndsLookLikeOne() {
    var wallet = holding(promoForOneDay(5), 1, Purpose.GENERATION, 2);
    var first = movement(wallet.expire(afterDays(1)));
    wallet = next(wallet.expire(afterDays(1)));
    wallet = next(wallet.release(hold(1), afterDays(1).minusMillis(5)));
    var second = movement(wallet.expire(afterDays(1)));

    assertThat(second.transfers().getFirst().reference())
        .isNotEqualTo(first.transfers().getFirst().reference());
  }

  @Test
  void whoLeavesLosesEverythingThatIsFreeAndItIsWrittenDown() {
    var wallet = with(with(bought(5), 2, Origin.STARTER, 10, FOREVER), 3, Origin.GIFT, 1, days(3));
    var closed = wallet.close(afterDays(1));

    assertThat(next(closed).available(afterDays(1))).isZero();
    assertThat(movement(closed).transfers())
        .extracting(Transfer::reason)
        .containsExactly(Reason.EXPIRY, Reason.EXPIRY, Reason.EXPIRY);
    assertThat(movement(closed).transfers()).extracting(Transfer::amount).containsOnly(5L, 10L, 1L);
    assertThat(name(next(closed).close(afterDays(2)))).isEqualTo("Repeated");
  }

  @Test
  void whoWaitsForSomethingCannotLeave() {
    assertThat(name(holding(bought(5), 1, 2).close(NOW))).isEqualTo("Refused");
  }

  @Test
  void theMoneyOfWhoLeftCanStillGoBack() {
    var closed = next(bought(5).close(NOW));
    var returned = next(closed.takeBack(grant(1), 5, "later", NOW));

    assertThat(counters(returned, 1)).isEqualTo(new Counters(0, 0, 0, 5, 0));
    assertThat(find(returned, 1).debt()).isEqualTo(new Debt(0, 5));
  }
}

package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.bought;
import static dev.kadr.domain.credits.Sample.counters;
import static dev.kadr.domain.credits.Sample.find;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.hold;
import static dev.kadr.domain.credits.Sample.holding;
import static dev.kadr.domain.credits.Sample.movement;
import static dev.kadr.domain.credits.Sample.name;
import static dev.kadr.domain.credits.Sample.next;
import static dev.kadr.domain.credits.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletTakeBackTest {

  private static Wallet spent(Wallet wallet, int number, long amount) {
    return next(holding(wallet, number, amount).capture(hold(number), NOW));
  }

  private static Wallet takenBack(Wallet wallet, long amount, String reference) {
    return next(wallet.takeBack(grant(1), amount, reference, NOW));
  }

  @Test
  void whatIsFreeIsRevokedAtOnce() {
    var wallet = takenBack(bought(10), 7, "r");

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(3, 0, 0, 0, 7));
    assertThat(find(wallet, 1).debt()).isEqualTo(Debt.NONE);
  }

  @Test
  void whatIsRevokedIsWrittenDown() {
    var movement = movement(bought(10).takeBack(grant(1), 7, "r", NOW));

    assertThat(movement.transfers())
        .containsExactly(
            new Transfer(
                "take-back/r/" + grant(1).value(),
                grant(1),
                new Transfer.Move(Bucket.AVAILABLE, Bucket.REVOKED),
                7,
                Reason.REVOCATION,
                NOW));
    assertThat(movement.changed()).containsExactly(find(takenBack(bought(10), 7, "r"), 1));
    assertThat(movement.resolved()).isEmpty();
    assertThat(movement.opened()).isEmpty();
  }

  @Test
  void freeThenHeldThenSpentCreditsAnswerForIt() {
    var wallet = takenBack(holding(spent(bought(10), 1, 3), 2, 4), 9, "r");

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 4, 3, 0, 3));
    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(4, 2));
  }

  @Test
  void nothingMovesWhileEverythingIsHeldAndStillTheDebtIsNoted() {
    var movement = movement(holding(bought(10), 1, 10).takeBack(grant(1), 6, "r", NOW));

    assertThat(movement.transfers()).isEmpty();
    assertThat(movement.changed()).extracting(Grant::debt).containsExactly(new Debt(6, 0));
  }

  @Test
  void aReleasePaysWhatIsOwedFirst() {
    var owing = takenBack(holding(bought(10), 1, 10), 6, "r");
    var movement = movement(owing.release(hold(1), NOW));
    var wallet = next(owing.release(hold(1), NOW));

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(4, 0, 0, 0, 6));
    assertThat(find(wallet, 1).debt()).isEqualTo(Debt.NONE);
    assertThat(movement.transfers())
        .extracting(Transfer::reference)
        .containsExactly(
            "pay-back/" + hold(1).value() + "/" + grant(1).value(),
            "release/" + hold(1).value() + "/" + grant(1).value());
    assertThat(movement.transfers())
        .extracting(Transfer::reason)
        .containsExactly(Reason.REVOCATION, Reason.RELEASE);
  }

  @Test
  void aDebtThatOneReleaseCannotPayIsPaidByTheNext() {
    var wallet = takenBack(holding(holding(bought(10), 1, 4), 2, 6), 7, "r");

    wallet = next(wallet.release(hold(1), NOW));
    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(3, 0));
    assertThat(wallet.available(NOW)).isZero();

    wallet = next(wallet.release(hold(2), NOW));
    assertThat(find(wallet, 1).debt()).isEqualTo(Debt.NONE);
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(3, 0, 0, 0, 7));
  }

  @Test
  void theReleasedRestOfACapturePaysToo() {
    var wallet = takenBack(holding(bought(10), 1, 10), 6, "r");
    wallet = next(wallet.capture(hold(1), 1, 2, NOW));

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 0, 5, 0, 5));
    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(0, 1));
  }

  @Test
  void whatIsOwedAndThenSpentIsWrittenOff() {
    var wallet = takenBack(holding(bought(10), 1, 10), 6, "r");
    wallet = next(wallet.capture(hold(1), NOW));

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 0, 10, 0, 0));
    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(0, 6));
  }

  @Test
  void aCaptureLeavesADebtThatAnotherHoldCanStillPay() {
    var wallet = takenBack(holding(holding(bought(10), 1, 4), 2, 6), 5, "r");
    wallet = next(wallet.capture(hold(1), NOW));

    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(5, 0));
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 6, 4, 0, 0));
  }

  @Test
  void aSecondReturnFindsOnlyWhatIsNotPromisedYet() {
    var wallet = takenBack(holding(spent(bought(10), 1, 4), 2, 6), 5, "first");
    wallet = takenBack(wallet, 3, "second");

    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(6, 2));
  }

  @Test
  void anotherGrantAnswersForNothing() {
    var wallet = with(spent(bought(10), 1, 10), 2, Origin.STARTER, 5, Sample.FOREVER);
    wallet = takenBack(wallet, 10, "r");

    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(0, 10));
    assertThat(wallet.available(NOW)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"-1, Refused", "0, Refused", "1, Moved", "10, Moved", "11, Refused"})
  void onlyWhatWasGivenCanBeTakenBack(long amount, String outcome) {
    assertThat(name(bought(10).takeBack(grant(1), amount, "r", NOW))).isEqualTo(outcome);
  }

  @Test
  void noMoreComesBackThanWasGivenHoweverOftenItIsSaid() {
    var wallet = takenBack(holding(holding(bought(10), 1, 3), 2, 3), 3, "free");
    wallet = takenBack(wallet, 4, "one free, three held");
    wallet = next(wallet.capture(hold(1), NOW));
    wallet = next(wallet.capture(hold(2), NOW));

    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(0, 3));
    assertThat(wallet.takeBack(grant(1), 4, "four more", NOW))
        .isEqualTo(new Refused<>("grant " + grant(1).value() + " can give back 1 to 3, not 4"));
    assertThat(name(wallet.takeBack(grant(1), 3, "the rest", NOW))).isEqualTo("Moved");
  }

  @Test
  void aGrantNobodyMadeIsRefused() {
    assertThat(bought(10).takeBack(grant(2), 1, "r", NOW))
        .isEqualTo(new Refused<>("there is no live grant " + grant(2).value()));
  }
}

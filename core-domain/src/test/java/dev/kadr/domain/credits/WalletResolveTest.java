package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.FOREVER;
import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.bought;
import static dev.kadr.domain.credits.Sample.counters;
import static dev.kadr.domain.credits.Sample.findHold;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.hold;
import static dev.kadr.domain.credits.Sample.holding;
import static dev.kadr.domain.credits.Sample.movement;
import static dev.kadr.domain.credits.Sample.name;
import static dev.kadr.domain.credits.Sample.next;
import static dev.kadr.domain.credits.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.Transition;
import dev.kadr.domain.credits.Hold.Purpose;
import dev.kadr.domain.credits.Hold.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletResolveTest {
  private static final Instant LATER = NOW.plusSeconds(60);

  private static Wallet ended(Purpose purpose, Status status) {
    var open = holding(bought(10), 1, purpose, 4);
    return switch (status) {
      case OPEN -> open;
      case CAPTURED -> next(open.capture(hold(1), NOW));
      case PARTLY_CAPTURED -> next(open.capture(hold(1), 3, 4, NOW));
      case RELEASED -> next(open.release(hold(1), NOW));
      case REVOKED -> next(open.revoke(hold(1), NOW));
    };
  }

  @ParameterizedTest(name = "a {1} hold for a {0}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          purpose,    status,          capture,  capture part, release,  revoke
          GENERATION, OPEN,            Moved,    Moved,        Moved,    Refused
          GENERATION, CAPTURED,        Repeated, Refused,      Refused,  Refused
          GENERATION, PARTLY_CAPTURED, Refused,  Repeated,     Refused,  Refused
          GENERATION, RELEASED,        Refused,  Refused,      Repeated, Refused
          REFUND,     OPEN,            Refused,  Refused,      Moved,    Moved
          REFUND,     RELEASED,        Refused,  Refused,      Repeated, Refused
          REFUND,     REVOKED,         Refused,  Refused,      Refused,  Repeated
          """)
  void aHoldEndsOnce(
      Purpose purpose, Status status, String all, String part, String release, String revoke) {
    var wallet = ended(purpose, status);

    assertThat(
            List.of(
                name(wallet.capture(hold(1), LATER)),
                name(wallet.capture(hold(1), 3, 4, LATER)),
                name(wallet.release(hold(1), LATER)),
                name(wallet.revoke(hold(1), LATER))))
        .containsExactly(all, part, release, revoke);
  }

  @Test
  void aHoldNobodyMadeIsRefused() {
    var wallet = holding(bought(10), 1, 4);
    var unknown = new Transition.Refused<Wallet, Movement>("there is no hold " + hold(2).value());

    assertThat(wallet.capture(hold(2), NOW)).isEqualTo(unknown);
    assertThat(wallet.release(hold(2), NOW)).isEqualTo(unknown);
    assertThat(wallet.revoke(hold(2), NOW)).isEqualTo(unknown);
  }

  @Test
  void refusalsSayWhy() {
    assertThat(ended(Purpose.REFUND, Status.OPEN).capture(hold(1), NOW))
        .isEqualTo(new Transition.Refused<>("a hold for REFUND cannot end CAPTURED"));
    assertThat(ended(Purpose.GENERATION, Status.RELEASED).capture(hold(1), NOW))
        .isEqualTo(new Transition.Refused<>("hold " + hold(1).value() + " already ended RELEASED"));
  }

  @Test
  void aCaptureSpendsTheWholeHold() {
    var wallet = ended(Purpose.GENERATION, Status.CAPTURED);

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(6, 0, 4, 0, 0));
    assertThat(findHold(wallet, 1).status()).isEqualTo(Status.CAPTURED);
    assertThat(wallet.held()).isZero();
  }

  @Test
  void aReleaseGivesTheWholeHoldBack() {
    var wallet = ended(Purpose.GENERATION, Status.RELEASED);

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(10, 0, 0, 0, 0));
    assertThat(findHold(wallet, 1).status()).isEqualTo(Status.RELEASED);
  }

  @Test
  void aRevocationTakesTheWholeHoldAway() {
    var wallet = ended(Purpose.REFUND, Status.REVOKED);

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(6, 0, 0, 0, 4));
    assertThat(findHold(wallet, 1).status()).isEqualTo(Status.REVOKED);
  }

  @Test
  void eachEndIsWrittenDownWithItsOwnReference() {
    var generation = ended(Purpose.GENERATION, Status.OPEN);
    var refund = ended(Purpose.REFUND, Status.OPEN);
    var tail = "/" + hold(1).value() + "/" + grant(1).value();

    assertThat(movement(generation.capture(hold(1), LATER)).transfers())
        .containsExactly(transfer("capture" + tail, Bucket.SPENT, 4, Reason.CAPTURE));
    assertThat(movement(generation.release(hold(1), LATER)).transfers())
        .containsExactly(transfer("release" + tail, Bucket.AVAILABLE, 4, Reason.RELEASE));
    assertThat(movement(refund.revoke(hold(1), LATER)).transfers())
        .containsExactly(transfer("revoke" + tail, Bucket.REVOKED, 4, Reason.REVOCATION));
    assertThat(movement(generation.capture(hold(1), 3, 4, LATER)).transfers())
        .containsExactlyInAnyOrder(
            transfer("capture" + tail, Bucket.SPENT, 3, Reason.CAPTURE),
            transfer("release" + tail, Bucket.AVAILABLE, 1, Reason.RELEASE));
  }

  private static Transfer transfer(String reference, Bucket to, long amount, Reason reason) {
    return new Transfer(
        reference, grant(1), new Transfer.Move(Bucket.HELD, to), amount, reason, LATER);
  }

  @Test
  void anEndNamesItsHoldAndChangesNoOther() {
    var wallet = holding(holding(bought(10), 1, 4), 2, 3);
    var movement = movement(wallet.capture(hold(2), NOW));
    var after = next(wallet.capture(hold(2), NOW));

    assertThat(movement.opened()).isEmpty();
    assertThat(movement.granted()).isEmpty();
    assertThat(movement.resolved()).map(Hold::id).contains(hold(2));
    assertThat(movement.resolved()).map(Hold::status).contains(Status.CAPTURED);
    assertThat(movement.changed()).containsExactly(after.grants().getFirst());
    assertThat(findHold(after, 1)).isEqualTo(findHold(wallet, 1));
    assertThat(after.holds()).extracting(Hold::id).containsExactly(hold(1), hold(2));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          cost, delivered, asked, spent
          4,    1,         4,     1
          4,    3,         4,     3
          7,    1,         2,     3
          10,   1,         3,     3
          10,   2,         3,     6
          2,    1,         4,     0
          1000000, 9,      10,    900000
          """)
  void aPartIsPaidForByTheRoundedDownShare(long cost, int delivered, int asked, long spent) {
    var wallet = next(holding(bought(cost), 1, cost).capture(hold(1), delivered, asked, NOW));

    assertThat(counters(wallet, 1)).isEqualTo(new Counters(cost - spent, 0, spent, 0, 0));
    assertThat(findHold(wallet, 1).status()).isEqualTo(Status.PARTLY_CAPTURED);
  }

  @Test
  void aShareThatRoundsToNothingStillEndsTheHold() {
    var wallet = holding(bought(1), 1, 1);
    var movement = movement(wallet.capture(hold(1), 1, 4, NOW));

    assertThat(movement.transfers()).extracting(Transfer::reason).containsExactly(Reason.RELEASE);
    assertThat(movement.resolved()).map(Hold::status).contains(Status.PARTLY_CAPTURED);
  }

  @Test
  void aPartIsSpentInTheOrderInWhichItWasHeld() {
    var wallet = with(bought(5), 2, Origin.STARTER, 3, FOREVER);
    var after = next(holding(wallet, 1, 8).capture(hold(1), 1, 2, NOW));

    assertThat(counters(after, 2)).isEqualTo(new Counters(0, 0, 3, 0, 0));
    assertThat(counters(after, 1)).isEqualTo(new Counters(4, 0, 1, 0, 0));
  }

  @Test
  void allThatWasAskedForIsACaptureHoweverItIsCounted() {
    var wallet = next(holding(bought(10), 1, 4).capture(hold(1), 4, 4, NOW));

    assertThat(findHold(wallet, 1).status()).isEqualTo(Status.CAPTURED);
    assertThat(name(wallet.capture(hold(1), NOW))).isEqualTo("Repeated");
  }

  @ParameterizedTest
  @CsvSource({"-1, 4", "0, 4", "5, 4", "0, 0"})
  void nobodyDeliversNothingOrMoreThanWasAsked(int delivered, int asked) {
    var wallet = holding(bought(10), 1, 4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> wallet.capture(hold(1), delivered, asked, NOW))
        .withMessage("cannot capture %d of %d", delivered, asked);
  }
}

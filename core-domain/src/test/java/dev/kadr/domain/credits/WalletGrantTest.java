package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.FOREVER;
import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.bought;
import static dev.kadr.domain.credits.Sample.cause;
import static dev.kadr.domain.credits.Sample.days;
import static dev.kadr.domain.credits.Sample.empty;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.movement;
import static dev.kadr.domain.credits.Sample.name;
import static dev.kadr.domain.credits.Sample.next;
import static dev.kadr.domain.credits.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalletGrantTest {
  private static final Provenance STARTER = cause(Origin.STARTER, 1);

  @Test
  void whatIsGivenCanBeHeldAtOnce() {
    var wallet = next(empty().grant(grant(1), STARTER, 10, FOREVER));

    assertThat(wallet.available(NOW)).isEqualTo(10);
    assertThat(wallet.held()).isZero();
    assertThat(wallet.grants())
        .containsExactly(
            new Grant(grant(1), STARTER, 10, new Counters(10, 0, 0, 0, 0), Debt.NONE, FOREVER));
  }

  @Test
  void aGrantIsWrittenDownAsOneTransferFromOutside() {
    var movement = movement(empty().grant(grant(1), STARTER, 10, FOREVER));

    assertThat(movement.account()).isEqualTo(empty().account());
    assertThat(movement.granted()).extracting(Grant::id).containsExactly(grant(1));
    assertThat(movement.changed()).isEmpty();
    assertThat(movement.opened()).isEmpty();
    assertThat(movement.resolved()).isEmpty();
    assertThat(movement.transfers())
        .containsExactly(
            new Transfer(
                "grant/STARTER/cause-1",
                grant(1),
                new Transfer.Move(Bucket.ISSUED, Bucket.AVAILABLE),
                10,
                Reason.GRANT,
                NOW));
  }

  @Test
  void starterCreditsAreGivenOnceForEver() {
    var wallet = next(empty().grant(grant(1), STARTER, 10, FOREVER));
    var again = new Provenance(Origin.STARTER, STARTER.reference(), NOW.plusSeconds(1));

    assertThat(wallet.grant(grant(2), again, 10, FOREVER)).isEqualTo(new Repeated<>());
  }

  @Test
  void theSameReferenceOfAnotherOriginIsAnotherCause() {
    assertThat(name(bought(5).grant(grant(2), cause(Origin.STARS, 1), 5, FOREVER)))
        .isEqualTo("Moved");
  }

  @Test
  void anotherReferenceOfTheSameOriginIsAnotherCause() {
    var wallet = with(bought(5), 2, Origin.PURCHASE, 7, FOREVER);

    assertThat(wallet.available(NOW)).isEqualTo(12);
    assertThat(wallet.grants()).extracting(Grant::id).containsExactly(grant(1), grant(2));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          STARTER,    false, Refused
          PURCHASE,   true,  Refused
          STARS,      true,  Refused
          PROMO,      false, Moved
          REFERRAL,   false, Refused
          GIFT,       false, Moved
          ADJUSTMENT, false, Refused
          """)
  void onlyPromotionsAndGiftsMayExpire(Origin origin, boolean paid, String withAnEnd) {
    assertThat(origin.paid()).isEqualTo(paid);
    assertThat(name(empty().grant(grant(1), cause(origin, 1), 5, FOREVER))).isEqualTo("Moved");
    assertThat(name(empty().grant(grant(1), cause(origin, 1), 5, days(30)))).isEqualTo(withAnEnd);
  }

  @Test
  void anEndIsKept() {
    var wallet = with(empty(), 1, Origin.GIFT, 5, days(30));

    assertThat(wallet.grants()).extracting(Grant::validity).containsExactly(days(30));
  }

  @ParameterizedTest
  @CsvSource({"-1, Refused", "0, Refused", "1, Moved", "1000000, Moved", "1000001, Refused"})
  void aGrantHasOneToAMillionCredits(long amount, String outcome) {
    assertThat(name(empty().grant(grant(1), STARTER, amount, FOREVER))).isEqualTo(outcome);
  }

  @Test
  void whatWasGivenBeforeIsOldNewsWhateverAmountItComesWith() {
    var wallet = next(empty().grant(grant(1), STARTER, 10, FOREVER));

    assertThat(wallet.grant(grant(2), STARTER, 0, FOREVER)).isEqualTo(new Repeated<>());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2_000_000})
  void aRefusalNamesTheAmount(long amount) {
    assertThat(empty().grant(grant(1), STARTER, amount, FOREVER))
        .isEqualTo(new Refused<>("a grant has 1 to 1000000 credits, not " + amount));
  }
}

package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.FOREVER;
import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.cause;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditValuesTest {

  private static Grant withCounters(long amount, Counters counters, Debt debt) {
    return new Grant(grant(1), cause(Origin.PURCHASE, 1), amount, counters, debt, FOREVER);
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0,0,0", "0,-1,0,0,0", "0,0,-1,0,0", "0,0,0,-1,0", "0,0,0,0,-1"})
  void noCounterIsNegative(long available, long held, long spent, long expired, long revoked) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Counters(available, held, spent, expired, revoked))
        .withMessageContaining("would be negative");
  }

  @Test
  void theTotalIsAllOfThem() {
    assertThat(new Counters(1, 20, 300, 4_000, 50_000).total()).isEqualTo(54_321);
  }

  @ParameterizedTest
  @EnumSource(names = "ISSUED", mode = EnumSource.Mode.EXCLUDE)
  void aMoveTakesFromOneCounterAndGivesToAnother(Bucket bucket) {
    var ten = new Counters(10, 10, 10, 10, 10);
    var in = ten.apply(new Transfer.Move(Bucket.ISSUED, bucket), 3);
    var out = ten.apply(new Transfer.Move(bucket, Bucket.ISSUED), 3);

    assertThat(of(in, bucket)).isEqualTo(13);
    assertThat(in.total()).isEqualTo(53);
    assertThat(of(out, bucket)).isEqualTo(7);
    assertThat(out.total()).isEqualTo(47);
    assertThat(ten.apply(new Transfer.Move(bucket, bucket), 11)).isEqualTo(ten);
  }

  private static long of(Counters counters, Bucket bucket) {
    return switch (bucket) {
      case ISSUED -> 0;
      case AVAILABLE -> counters.available();
      case HELD -> counters.held();
      case SPENT -> counters.spent();
      case EXPIRED -> counters.expired();
      case REVOKED -> counters.revoked();
    };
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1"})
  void noDebtIsNegative(long owedBack, long writtenOff) {
    assertThatIllegalStateException().isThrownBy(() -> new Debt(owedBack, writtenOff));
  }

  @Test
  void aGrantWhoseCountersDoNotAddUpCannotBeMade() {
    assertThatIllegalStateException()
        .isThrownBy(() -> withCounters(10, new Counters(9, 0, 0, 0, 0), Debt.NONE));
    assertThatIllegalStateException()
        .isThrownBy(() -> withCounters(10, new Counters(9, 2, 0, 0, 0), Debt.NONE));
    assertThatIllegalStateException()
        .isThrownBy(() -> withCounters(0, new Counters(0, 0, 0, 0, 0), Debt.NONE));
  }

  @Test
  void aGrantOwesNoMoreThanItHolds() {
    assertThatCode(() -> withCounters(10, new Counters(4, 6, 0, 0, 0), new Debt(6, 0)))
        .doesNotThrowAnyException();
    assertThatIllegalStateException()
        .isThrownBy(() -> withCounters(10, new Counters(4, 6, 0, 0, 0), new Debt(7, 0)));
  }

  @Test
  void moneyThatReturnedTwiceLeavesNothingToReturn() {
    var twice = withCounters(10, new Counters(0, 0, 0, 0, 10), new Debt(0, 4));

    assertThat(twice.returnable()).isZero();
  }

  @Test
  void aHoldHoldsSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hold(hold(1), Hold.Purpose.GENERATION, List.of(), Hold.Status.OPEN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Hold.Part(grant(1), 0));
  }

  @Test
  void aHoldIsTheSumOfItsPartsWhateverBecomesOfTheListItWasMadeFrom() {
    var parts = new ArrayList<>(List.of(new Hold.Part(grant(1), 2), new Hold.Part(grant(2), 3)));
    var made = new Hold(hold(1), Hold.Purpose.GENERATION, parts, Hold.Status.OPEN);
    parts.clear();

    assertThat(made.amount()).isEqualTo(5);
  }

  @Test
  void aHoldOfAGrantThatIsNotInTheWalletIsABug() {
    var stray =
        new Hold(
            hold(1),
            Hold.Purpose.GENERATION,
            List.of(new Hold.Part(grant(1), 2)),
            Hold.Status.OPEN);
    var wallet = new Wallet(Sample.empty().account(), List.of(), List.of(stray));

    assertThatIllegalStateException()
        .isThrownBy(() -> wallet.capture(hold(1), NOW))
        .withMessageContaining(grant(1).value().toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void aTransferMovesSomething(long amount) {
    var move = new Transfer.Move(Bucket.HELD, Bucket.SPENT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transfer("r", grant(1), move, amount, Reason.CAPTURE, NOW));
  }

  @Test
  void aCauseHasAReferenceOfOneToTwoHundredCharacters() {
    assertThat(new Provenance(Origin.GIFT, "r".repeat(200), NOW).reference()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Provenance(Origin.GIFT, "r".repeat(201), NOW));
    assertThatIllegalArgumentException().isThrownBy(() -> new Provenance(Origin.GIFT, " ", NOW));
  }

  @Test
  void anEndIsTheFirstMomentThatIsTooLate() {
    var validity = new Validity.Until(NOW);

    assertThat(validity.endedBy(NOW.minusNanos(1))).isFalse();
    assertThat(validity.endedBy(NOW)).isTrue();
    assertThat(FOREVER.endedBy(Instant.MAX)).isFalse();
  }

  @Test
  void aMovementKeepsItsOwnLists() {
    var grants = new ArrayList<>(Sample.bought(3).grants());
    var movement =
        new Movement(
            Sample.empty().account(),
            grants,
            grants,
            Optional.empty(),
            Optional.empty(),
            List.of());
    grants.clear();

    assertThat(movement.granted()).hasSize(1);
    assertThat(movement.changed()).hasSize(1);
  }
}

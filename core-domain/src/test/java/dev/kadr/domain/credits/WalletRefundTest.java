package dev.kadr.domain.credits;

import static dev.kadr.domain.credits.Sample.NOW;
import static dev.kadr.domain.credits.Sample.bought;
import static dev.kadr.domain.credits.Sample.counters;
import static dev.kadr.domain.credits.Sample.find;
import static dev.kadr.domain.credits.Sample.findHold;
import static dev.kadr.domain.credits.Sample.grant;
import static dev.kadr.domain.credits.Sample.held;
import static dev.kadr.domain.credits.Sample.hold;
import static dev.kadr.domain.credits.Sample.holding;
import static dev.kadr.domain.credits.Sample.name;
import static dev.kadr.domain.credits.Sample.next;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Money that went back takes its credits, wherever they are by then. */
class WalletRefundTest {

  private static Wallet asked(Wallet wallet, long credits) {
    return held(wallet.holdForRefund(hold(9), grant(1), credits, NOW)).next();
  }

  private static Wallet refunded(Wallet wallet, long credits) {
    return next(wallet.refunded(Optional.of(hold(9)), grant(1), credits, "r", NOW));
  }

  @Test
  void whatWasSetAsideIsRevoked() {
    var wallet = refunded(asked(bought(10), 10), 10);
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 0, 0, 0, 10));
    assertThat(findHold(wallet, 9).status()).isEqualTo(Hold.Status.REVOKED);
    assertThat(find(wallet, 1).debt()).isEqualTo(Debt.NONE);
  }

  @Test
  void whatCouldNotBeSetAsideIsTakenFreeThenHeldThenWrittenOff() {
    var spent = next(holding(bought(10), 1, 3).capture(hold(1), NOW));
    var wallet = refunded(asked(holding(spent, 2, 4), 3), 10);
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 4, 3, 0, 3));
    assertThat(find(wallet, 1).debt()).isEqualTo(new Debt(4, 3));
    var released = next(wallet.release(hold(2), NOW));
    assertThat(counters(released, 1)).isEqualTo(new Counters(0, 0, 3, 0, 7));
  }

  @Test
  void whatCameFreeMeanwhileIsTakenToo() {
    var asked = asked(holding(bought(10), 1, 4), 6);
    var free = next(asked.release(hold(1), NOW));
    assertThat(counters(refunded(free, 10), 1)).isEqualTo(new Counters(0, 0, 0, 0, 10));
  }

  @Test
  void withoutAHoldEverythingIsTakenBack() {
    var wallet = next(bought(10).refunded(Optional.empty(), grant(1), 4, "r", NOW));
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(6, 0, 0, 0, 4));
  }

  @Test
  void aHoldThatWasLetGoCountsAsNone() {
    var released = next(asked(bought(10), 10).release(hold(9), NOW));
    assertThat(counters(refunded(released, 10), 1)).isEqualTo(new Counters(0, 0, 0, 0, 10));
  }

  @Test
  void nothingIsTakenTwice() {
    var wallet = refunded(asked(bought(10), 10), 10);
    assertThat(name(wallet.refunded(Optional.of(hold(9)), grant(1), 10, "r", NOW)))
        .isEqualTo("Repeated");
    assertThat(name(wallet.refunded(Optional.empty(), grant(2), 1, "r", NOW))).isEqualTo("Refused");
  }

  @Test
  void noMoreIsTakenThanTheGrantCanGive() {
    var wallet = next(bought(10).refunded(Optional.empty(), grant(1), 99, "r", NOW));
    assertThat(counters(wallet, 1)).isEqualTo(new Counters(0, 0, 0, 0, 10));
    assertThat(find(wallet, 1).debt()).isEqualTo(Debt.NONE);
  }
}

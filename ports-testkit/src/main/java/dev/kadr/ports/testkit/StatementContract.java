package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.credits.Validity;
import dev.kadr.ports.accounts.StatementLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must show an account of its credits. */
public interface StatementContract extends StoreSubjects {
  long EVERYTHING = Long.MAX_VALUE;

  @Test
  default void anAccountWithoutCreditsHasAnEmptyStatement() {
    assertThat(statement(given().account())).isEmpty();
    assertThat(statement(Fixtures.accountId())).isEmpty();
  }

  @Test
  default void eachMovementIsALineWithItsReasonAndWhatWasFreeAfterwards() {
    var account = given().account(3);
    given().grant(account, Origin.GIFT, 4, new Validity.Forever());
    given().request(account, Fixtures.provider(), RequestExample.COMPLETED, Fixtures.NOW);

    var lines = statement(account);

    assertThat(lines)
        .extracting(StatementLine::reason)
        .containsExactly(Reason.CAPTURE, Reason.HOLD, Reason.GRANT, Reason.GRANT);
    assertThat(lines).extracting(StatementLine::credits).containsExactly(0L, -2L, 4L, 3L);
    assertThat(lines).extracting(StatementLine::balance).containsExactly(5L, 5L, 7L, 3L);
    assertThat(lines).extracting(StatementLine::held).containsExactly(0L, 2L, 0L, 0L);
    assertThat(lines)
        .extracting(StatementLine::origin)
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Origin.GIFT),
            Optional.of(Origin.STARTER));
  }

  @Test
  default void aLineOfARequestNamesIt() {
    var account = given().account(10);
    var request =
        given().request(account, Fixtures.provider(), RequestExample.FAILED, Fixtures.NOW);
    assertThat(statement(account))
        .extracting(StatementLine::generation)
        .containsExactly(Optional.of(request.id()), Optional.of(request.id()), Optional.empty());
    assertThat(statement(account).getFirst().reason()).isEqualTo(Reason.RELEASE);
  }

  @Test
  default void whatComesOfTwoGrantsAtOnceIsOneLine() {
    var account = given().account(1);
    given().grant(account, Origin.GIFT, 1, new Validity.Forever());
    given().request(account, Fixtures.provider(), RequestExample.QUEUED, Fixtures.NOW);
    assertThat(statement(account)).hasSize(3);
    assertThat(statement(account).getFirst().credits()).isEqualTo(-2);
    assertThat(statement(account).getFirst().balance()).isZero();
  }

  /** Whatever happened: the last line is what the wallet says. */
  @ParameterizedTest
  @EnumSource
  default void theLastLineIsTheWallet(RequestExample example) {
    var account = given().account(10);
    var ends = Fixtures.NOW.plus(Duration.ofDays(1));
    given().grant(account, Origin.PROMO, 1, new Validity.Until(ends));
    given().request(account, Fixtures.provider(), example, Fixtures.NOW);
    var later = ends.plus(Duration.ofDays(30));
    given()
        .commit(
            store -> {
              var wallet = store.lockAccount(account).orElseThrow().wallet();
              if (wallet.expire(later) instanceof Moved<?, ?>) {
                store.append(Given.moved(wallet.expire(later)).event());
              }
            });
    var wallet = accounts().wallet(account);
    assertThat(statement(account).getFirst().balance()).isEqualTo(wallet.available(later));
    assertThat(statement(account).getFirst().held()).isEqualTo(wallet.held());
    assertThat(statement(account)).allMatch(line -> line.balance() >= 0 && line.held() >= 0);
  }

  @Test
  default void aStatementIsReadPageByPage() {
    var account = given().account(10);
    for (var i = 0; i < 3; i++) {
      given().request(account, Fixtures.provider(), RequestExample.CANCELLED, Fixtures.NOW);
    }
    var whole = statement(account);
    var first = accounts().statement(account, EVERYTHING, 3);
    var second = accounts().statement(account, first.getLast().number(), 100);
    assertThat(first).isEqualTo(whole.subList(0, 3));
    assertThat(second).isEqualTo(whole.subList(3, whole.size()));
  }

  @Test
  default void nobodySeesTheLinesOfAnother() {
    var mine = given().account(10);
    var theirs = given().account(5);
    given().request(theirs, Fixtures.provider(), RequestExample.COMPLETED, Fixtures.NOW);
    assertThat(statement(mine)).hasSize(1);
  }

  @Test
  default void anAccountKnowsWhatTelegramCallsIt() {
    var account = Fixtures.account();
    var identity = Fixtures.identity();
    given().commit(store -> store.open(account, identity));
    assertThat(accounts().subject(account.id(), Identity.TELEGRAM)).contains(identity.subject());
    assertThat(accounts().subject(account.id(), "another")).isEmpty();
    assertThat(accounts().subject(Fixtures.accountId(), Identity.TELEGRAM)).isEmpty();
  }

  private List<StatementLine> statement(AccountId account) {
    return accounts().statement(account, EVERYTHING, 1_000);
  }
}

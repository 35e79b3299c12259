package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Utm;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must do with what accounts say beside their business. */
public interface AccountNotesContract extends StoreSubjects {
  @Test
  default void theFirstVisitCounts() {
    var account = given().account();
    var first = utm("newsletter");
    assertThat(accountNotes().utm(account)).isEmpty();
    assertThat(accountNotes().noteUtm(account, first, Fixtures.NOW)).isTrue();
    assertThat(accountNotes().noteUtm(account, utm("other"), Fixtures.NOW)).isFalse();
    assertThat(accountNotes().utm(account)).contains(first);
  }

  @Test
  default void oneOfManyVisitsAtOnceIsTheFirst() {
    var account = given().account();
    var kept =
        Crowd.of(8, index -> accountNotes().noteUtm(account, utm("s" + index), Fixtures.NOW));
    assertThat(kept).filteredOn(first -> first).hasSize(1);
  }

  @Test
  default void lettersAreWantedByWhoSaidSo() {
    var account = given().account();
    assertThat(accountNotes().wantsLetters(account)).isFalse();
    accountNotes().setLetters(account, true);
    assertThat(accountNotes().wantsLetters(account)).isTrue();
    accountNotes().setLetters(account, false);
    assertThat(accountNotes().wantsLetters(account)).isFalse();
  }

  @Test
  default void lettersAndVisitsDoNotDisturbEachOther() {
    var account = given().account();
    accountNotes().setLetters(account, true);
    assertThat(accountNotes().utm(account)).isEmpty();
    assertThat(accountNotes().noteUtm(account, utm("ad"), Fixtures.NOW)).isTrue();
    assertThat(accountNotes().wantsLetters(account)).isTrue();
    assertThat(accountNotes().utm(account)).contains(utm("ad"));
  }

  private static Utm utm(String source) {
    return new Utm(
        Optional.of(source),
        Optional.empty(),
        Optional.of("\u043b\u0435\u0442\u043e '26"),
        Optional.empty(),
        Optional.empty());
  }
}

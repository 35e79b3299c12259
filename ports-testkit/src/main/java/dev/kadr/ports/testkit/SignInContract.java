package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.accounts.SessionId;
import dev.kadr.ports.accounts.OneTimeKeys;
import dev.kadr.ports.accounts.Sessions;
import dev.kadr.ports.accounts.SignInCodes;
import dev.kadr.ports.accounts.SignInLinks;
import dev.kadr.ports.accounts.SignInWay;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link Sessions}, {@link OneTimeKeys}, {@link SignInCodes} and {@link SignInLinks}
 * must do, and how accounts are found by what people call themselves.
 */
public interface SignInContract extends StoreSubjects {
  Instant NOW = Fixtures.NOW;
  Instant END = NOW.plusSeconds(300);

  Sessions sessions();

  OneTimeKeys oneTimeKeys();

  SignInCodes signInCodes();

  SignInLinks signInLinks();

  @ParameterizedTest
  @EnumSource
  default void aSessionIsFoundUntilItEnds(SignInWay way) {
    var session = session(given().account(), way);
    sessions().open(session);
    assertThat(sessions().find(session.id(), NOW)).contains(session);
    assertThat(sessions().findByRenewal(session.renewalDigest(), NOW)).contains(session);
    assertThat(sessions().find(session.id(), END)).isEmpty();
    assertThat(sessions().findByRenewal(session.renewalDigest(), END)).isEmpty();
    assertThat(sessions().find(new SessionId(Fixtures.random()), NOW)).isEmpty();
    assertThat(sessions().findByRenewal(digest(), NOW)).isEmpty();
  }

  @Test
  default void aSessionThatWasEndedIsGoneAtOnceAndNotProlonged() {
    var account = given().account();
    var ended = session(account, SignInWay.CODE);
    var other = session(account, SignInWay.LINK);
    sessions().open(ended);
    sessions().open(other);
    sessions().end(ended.id());
    sessions().end(ended.id());
    sessions().prolong(ended.id(), END.plusSeconds(60));
    assertThat(sessions().find(ended.id(), NOW)).isEmpty();
    assertThat(sessions().find(other.id(), NOW)).contains(other);
  }

  @Test
  default void aSessionThatIsProlongedLastsLonger() {
    var session = session(given().account(), SignInWay.WIDGET);
    sessions().open(session);
    sessions().prolong(session.id(), END.plusSeconds(60));
    assertThat(sessions().find(session.id(), END)).isPresent();
    assertThat(sessions().find(session.id(), END.plusSeconds(60))).isEmpty();
  }

  @Test
  default void allSessionsOfOneAccountEndTogether() {
    var account = given().account();
    var mine = List.of(session(account, SignInWay.CODE), session(account, SignInWay.LINK));
    var others = session(given().account(), SignInWay.CODE);
    mine.forEach(sessions()::open);
    sessions().open(others);
    sessions().endAll(account);
    assertThat(mine).allMatch(session -> sessions().find(session.id(), NOW).isEmpty());
    assertThat(sessions().find(others.id(), NOW)).isPresent();
  }

  @Test
  default void aKeyIsUsedOnceWhileItIsFresh() {
    var key = digest();
    assertThat(oneTimeKeys().use(key, END, NOW)).isTrue();
    assertThat(oneTimeKeys().use(key, END, NOW)).isFalse();
    assertThat(oneTimeKeys().use(key, END, END.minusSeconds(1))).isFalse();
    assertThat(oneTimeKeys().use(digest(), END, NOW)).isTrue();
    assertThat(oneTimeKeys().use(key, END.plusSeconds(9), END)).isTrue();
  }

  @Test
  default void ofManyWhoUseAKeyAtOnceOneIsFirst() {
    var key = digest();
    assertThat(
            Crowd.of(
                8, number -> oneTimeKeys().use(key, Instant.ofEpochSecond(4_000_000_000L), NOW)))
        .containsOnlyOnce(true);
  }

  @Test
  default void aCodeSignsInOnceAndOnlyItsAccount() {
    var account = given().account();
    var code = code(5);
    signInCodes().put(account, code);
    assertThat(signInCodes().use(given().account(), List.of(code.digest()), NOW)).isFalse();
    assertThat(signInCodes().use(account, List.of(digest(), code.digest()), NOW)).isTrue();
    assertThat(signInCodes().use(account, List.of(code.digest()), NOW)).isFalse();
  }

  @Test
  default void aCodeEndsWithItsTriesAndWithItsTime() {
    var account = given().account();
    var code = code(5);
    signInCodes().put(account, code);
    for (var attempt = 0; attempt < 5; attempt++) {
      assertThat(signInCodes().use(account, List.of(digest()), NOW)).isFalse();
    }
    assertThat(signInCodes().use(account, List.of(code.digest()), NOW)).isFalse();
    var next = code(5);
    signInCodes().put(account, next);
    assertThat(signInCodes().use(account, List.of(next.digest()), END)).isFalse();
    assertThat(signInCodes().use(account, List.of(next.digest()), END.minusSeconds(1))).isTrue();
  }

  @Test
  default void aNewCodeReplacesTheOneBefore() {
    var account = given().account();
    var first = code(5);
    var second = code(5);
    signInCodes().put(account, first);
    signInCodes().put(account, second);
    assertThat(signInCodes().use(account, List.of(first.digest()), NOW)).isFalse();
    assertThat(signInCodes().use(account, List.of(second.digest()), NOW)).isTrue();
  }

  @Test
  default void manyTriesAtOnceAreNoMoreThanWereGiven() {
    var account = given().account();
    var code = code(3);
    signInCodes().put(account, code);
    assertThat(Crowd.of(8, number -> signInCodes().use(account, List.of(digest()), NOW)))
        .doesNotContain(true);
    assertThat(signInCodes().use(account, List.of(code.digest()), NOW)).isFalse();
    var again = code(8);
    signInCodes().put(account, again);
    assertThat(Crowd.of(8, number -> signInCodes().use(account, List.of(again.digest()), NOW)))
        .containsOnlyOnce(true);
  }

  @Test
  default void aLinkIsFoundByTicketAndByPollUntilItEnds() {
    var link = link();
    signInLinks().add(link);
    assertThat(signInLinks().findByTicket(link.ticket(), NOW)).contains(link);
    assertThat(signInLinks().findByPoll(link.poll(), NOW)).contains(link);
    assertThat(signInLinks().findByTicket(link.poll(), NOW)).isEmpty();
    assertThat(signInLinks().findByPoll(link.ticket(), NOW)).isEmpty();
    assertThat(signInLinks().findByTicket(link.ticket(), END)).isEmpty();
    assertThat(signInLinks().findByPoll(link.poll(), END)).isEmpty();
  }

  @Test
  default void aLinkIsAnsweredOnce() {
    var account = given().account();
    var yes = link();
    var no = link();
    var late = link();
    List.of(yes, no, late).forEach(signInLinks()::add);
    var said = new SignInLinks.Answer.Yes(account);
    assertThat(signInLinks().answer(yes.ticket(), said, NOW)).isTrue();
    assertThat(signInLinks().answer(yes.ticket(), new SignInLinks.Answer.No(), NOW)).isFalse();
    assertThat(signInLinks().answer(no.ticket(), new SignInLinks.Answer.No(), NOW)).isTrue();
    assertThat(signInLinks().answer(no.ticket(), said, NOW)).isFalse();
    assertThat(signInLinks().answer(late.ticket(), said, END)).isFalse();
    assertThat(answerOf(yes)).isEqualTo(said);
    assertThat(answerOf(no)).isEqualTo(new SignInLinks.Answer.No());
  }

  @Test
  default void ofManyWhoTakeALinkOneGetsIt() {
    var link = link();
    signInLinks().add(link);
    assertThat(Crowd.of(8, number -> signInLinks().take(link.poll()))).containsOnlyOnce(true);
    assertThat(signInLinks().findByPoll(link.poll(), NOW)).isEmpty();
  }

  @Test
  default void whoeverBearsAUsernameNowIsFoundByItInWhateverCase() {
    var name = "Name_" + Fixtures.random().toString().substring(24);
    var before = bearing(name, NOW);
    var now = bearing(name, NOW.plusSeconds(60));
    assertThat(accounts().named(name.toUpperCase(Locale.ROOT))).contains(now);
    assertThat(accounts().named(name)).contains(now).isNotEqualTo(Optional.of(before));
    assertThat(accounts().named(name + "x")).isEmpty();
  }

  @Test
  default void aProviderKnowsAnAccountByItsOwnSubjectOnly() {
    var account = Fixtures.account();
    var identity = Fixtures.identity();
    given().commit(store -> store.open(account, identity));
    assertThat(accounts().subject(account.id(), identity.provider())).contains(identity.subject());
    assertThat(accounts().subject(account.id(), "another-bot")).isEmpty();
  }

  private Account bearing(String name, Instant lastActive) {
    var account =
        new Account(
            Fixtures.accountId(),
            new Profile("Маша", Optional.of(name), Language.RU),
            new Account.Chat.None(),
            NOW,
            lastActive);
    given().commit(store -> store.open(account, Fixtures.identity()));
    return account;
  }

  private SignInLinks.Answer answerOf(SignInLinks.Link link) {
    return signInLinks().findByTicket(link.ticket(), NOW).orElseThrow().answer();
  }

  private static Sessions.Kept session(AccountId account, SignInWay way) {
    return new Sessions.Kept(
        new SessionId(Fixtures.random()), account, way, digest(), "Firefox, Linux", NOW, END);
  }

  private static SignInCodes.Code code(int tries) {
    return new SignInCodes.Code(digest(), tries, END);
  }

  private static SignInLinks.Link link() {
    return new SignInLinks.Link(
        digest(), digest(), digest(), "Chrome", NOW, END, new SignInLinks.Answer.None());
  }

  private static String digest() {
    return (Fixtures.random() + "" + Fixtures.random()).replace("-", "");
  }
}

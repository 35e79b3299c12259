package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.LoginTicket;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.accounts.Touch;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.accounts.LockedAccount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store must do with accounts, and all {@link Accounts} must find again. */
public interface AccountsContract extends StoreSubjects {

  @ParameterizedTest
  @MethodSource("dev.kadr.ports.testkit.AccountsContract#accountsOfEveryShape")
  default void anAccountIsFoundByItsIdAndByItsIdentity(Account account) {
    var identity = Fixtures.identity();
    given().commit(store -> store.open(account, identity));
    assertThat(accounts().find(account.id())).contains(account);
    assertThat(accounts().find(identity)).contains(account);
    Optional<LockedAccount> byId =
        unitOfWork().inTransaction(store -> store.lockAccount(account.id()));
    Optional<LockedAccount> byIdentity =
        unitOfWork().inTransaction(store -> store.lockAccount(identity));
    assertThat(byId.map(LockedAccount::account)).contains(account);
    assertThat(byIdentity).isEqualTo(byId);
  }

  @Test
  default void anUnknownAccountIsNotFound() {
    var identity = Fixtures.identity();
    assertThat(accounts().find(Fixtures.accountId())).isEmpty();
    assertThat(accounts().find(identity)).isEmpty();
    Optional<LockedAccount> locked =
        unitOfWork().inTransaction(store -> store.lockAccount(identity));
    assertThat(locked).isEmpty();
  }

  @Test
  default void oneSubjectOfTwoProvidersIsTwoAccounts() {
    var telegram = Fixtures.identity();
    var other = new Identity("another-bot", telegram.subject());
    var first = Fixtures.account();
    var second = Fixtures.account();
    given().commit(store -> store.open(first, telegram));
    given().commit(store -> store.open(second, other));
    assertThat(accounts().find(telegram)).contains(first);
    assertThat(accounts().find(other)).contains(second);
  }

  @Test
  default void anIdentityIsOneAccounts() {
    var identity = Fixtures.identity();
    var first = Fixtures.account();
    given().commit(store -> store.open(first, identity));
    var second = Fixtures.account();
    assertThatIllegalStateException()
        .isThrownBy(() -> given().commit(store -> store.open(second, identity)));
    assertThat(accounts().find(identity)).contains(first);
    assertThat(accounts().find(second.id())).isEmpty();
  }

  /** Ten first messages at once: one account, one starter grant. */
  @Test
  default void manyFirstContactsAtOnceOpenOneAccount() {
    var identity = Fixtures.identity();
    List<AccountId> answers = Crowd.of(10, number -> openOrFind(identity));
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(accounts().wallet(answers.getFirst()).available(Fixtures.NOW)).isEqualTo(10);
  }

  private AccountId openOrFind(Identity identity) {
    return unitOfWork()
        .inTransaction(
            store -> {
              var known = store.lockAccount(identity);
              if (known.isPresent()) {
                return known.get().account().id();
              }
              var account = Fixtures.account();
              var starter =
                  new Provenance(Origin.STARTER, account.id().value().toString(), Fixtures.NOW);
              var grant =
                  Wallet.empty(account.id())
                      .grant(new GrantId(Fixtures.random()), starter, 10, new Validity.Forever());
              store.open(account, identity);
              store.append(Given.moved(grant).event());
              return account.id();
            });
  }

  @Test
  default void savingAnAccountReplacesWhatWasKnown() {
    var account = Fixtures.account();
    var identity = Fixtures.identity();
    given().commit(store -> store.open(account, identity));
    var seen =
        account.seen(
            new Profile("Bob", Optional.empty(), Language.EN),
            new ChatId("77"),
            Fixtures.NOW.plusSeconds(5));
    given().commit(store -> store.save(seen));
    assertThat(accounts().find(identity)).contains(seen);
    var gone = seen.refusedContact();
    given().commit(store -> store.save(gone));
    assertThat(accounts().find(account.id())).contains(gone);
  }

  @Test
  default void accountsWhoseCreditsEndedAreFoundUntilThoseAreWrittenDown() {
    var end = Fixtures.NOW.plusSeconds(60);
    var ending = given().account(5);
    given().grant(ending, Origin.PROMO, 5, new Validity.Until(end));
    given().grant(ending, Origin.GIFT, 5, new Validity.Until(end));
    var forever = given().account(5);
    var everyone = Integer.MAX_VALUE;
    assertThat(accounts().withEndedCredits(end.minusSeconds(1), everyone)).doesNotContain(ending);
    assertThat(accounts().withEndedCredits(end, everyone))
        .containsOnlyOnce(ending)
        .doesNotContain(forever);
    given().move(ending, wallet -> wallet.expire(end));
    assertThat(accounts().withEndedCredits(end, everyone)).doesNotContain(ending);
  }

  @Test
  default void noMoreAccountsComeThanWereAskedFor() {
    for (int i = 0; i < 2; i++) {
      given().grant(given().account(), Origin.GIFT, 5, new Validity.Until(Fixtures.NOW));
    }
    assertThat(accounts().withEndedCredits(Fixtures.NOW, 1)).hasSize(1);
  }

  static Stream<Account> accountsOfEveryShape() {
    var chats =
        List.of(
            new Account.Chat.None(),
            new Account.Chat.Reachable(Fixtures.chat()),
            new Account.Chat.Unreachable(Fixtures.chat()));
    var profiles =
        List.of(
            Fixtures.profile(),
            new Profile("", Optional.empty(), Language.EN),
            new Profile("\uD83E\uDD8A'; --", Optional.of("x".repeat(128)), Language.RU));
    var accounts =
        profiles.stream()
            .flatMap(
                profile ->
                    chats.stream()
                        .map(
                            chat ->
                                new Account(
                                    Fixtures.accountId(),
                                    profile,
                                    chat,
                                    Fixtures.NOW,
                                    Fixtures.NOW.plusSeconds(9))));
    return Stream.concat(accounts, particular());
  }

  /** Accounts that said something about themselves, each something else, and one all of it. */
  private static Stream<Account> particular() {
    var touch = new Touch(Touch.Kind.REFERRAL, "zoe-5", Fixtures.NOW.plusSeconds(1));
    var ticket = LoginTicket.of("AbCd_efgh-ijklmnopqrst", Fixtures.NOW.plusSeconds(2));
    return Stream.of(
        Fixtures.account().speaking(Language.EN),
        Fixtures.account().agreed(Fixtures.NOW),
        Fixtures.account().touched(touch),
        Fixtures.account().opened(ticket),
        Fixtures.account()
            .speaking(Language.RU)
            .agreed(Fixtures.NOW)
            .touched(new Touch(Touch.Kind.CAMPAIGN, "vk", Fixtures.NOW))
            .opened(ticket));
  }
}

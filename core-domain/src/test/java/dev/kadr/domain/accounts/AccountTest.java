package dev.kadr.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account.Chat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final Instant OPENED = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = OPENED.plusSeconds(3_600);
  private static final ChatId CHAT = new ChatId("77");
  private static final Profile OLD = new Profile("Anna", Optional.empty(), Language.RU);
  private static final Profile NEW = new Profile("Анна", Optional.of("anna"), Language.EN);

  private static Account with(Chat chat) {
    return new Account(new AccountId(new UUID(0, 1)), OLD, chat, OPENED, OPENED);
  }

  @Test
  void aContactRefreshesTheNamesAndOpensTheChat() {
    var unreachable = with(new Chat.Unreachable(new ChatId("76")));

    assertThat(unreachable.seen(NEW, CHAT, LATER))
        .isEqualTo(new Account(unreachable.id(), NEW, new Chat.Reachable(CHAT), OPENED, LATER));
  }

  @Test
  void aChatThatRefusedIsMarkedAndNothingElseChanges() {
    var reachable = with(new Chat.Reachable(CHAT));

    assertThat(reachable.refusedContact()).isEqualTo(with(new Chat.Unreachable(CHAT)));
  }

  @Test
  void whereNothingCanBeRefusedNothingChanges() {
    assertThat(with(new Chat.None()).refusedContact()).isEqualTo(with(new Chat.None()));
    assertThat(with(new Chat.Unreachable(CHAT)).refusedContact())
        .isEqualTo(with(new Chat.Unreachable(CHAT)));
  }

  @Test
  void theLanguageOfTheMessengerCountsUntilOneIsChosen() {
    var account = with(new Chat.Reachable(CHAT));
    assertThat(account.language()).isEqualTo(OLD.language());
    assertThat(account.seen(NEW, CHAT, LATER).language()).isEqualTo(NEW.language());

    var chosen = account.speaking(OLD.language());
    assertThat(chosen.seen(NEW, CHAT, LATER).language()).isEqualTo(OLD.language());
    assertThat(chosen.speaking(NEW.language()).language()).isEqualTo(NEW.language());
  }

  @Test
  void theFirstAgreementAndTheFirstTouchCountAndTheLastLogin() {
    var first = new Touch(Touch.Kind.CAMPAIGN, "vk", OPENED);
    var account =
        with(new Chat.None())
            .agreed(OPENED)
            .touched(first)
            .opened(LoginTicket.of("one", OPENED))
            .agreed(LATER)
            .touched(new Touch(Touch.Kind.REFERRAL, "zoe", LATER))
            .opened(LoginTicket.of("two", LATER))
            .speaking(Language.EN);

    assertThat(account.particulars())
        .isEqualTo(
            new Particulars(
                Optional.of(Language.EN),
                Optional.of(OPENED),
                Optional.of(first),
                Optional.of(LoginTicket.of("two", LATER))));
    assertThat(account.seen(NEW, CHAT, LATER).particulars()).isEqualTo(account.particulars());
    assertThat(account.refusedContact().particulars()).isEqualTo(account.particulars());
  }
}

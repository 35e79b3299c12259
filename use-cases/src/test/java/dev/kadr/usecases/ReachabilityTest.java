package dev.kadr.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.usecases.accounts.NoteReachability.Contact;
import dev.kadr.usecases.accounts.NoteReachability.Result;
import org.junit.jupiter.api.Test;

/** What is remembered of whether a chat takes our messages. */
class ReachabilityTest {
  private final Shop shop = new Shop();
  private final Identity who = Fixtures.identity();

  private Result note(Contact contact) {
    return shop.does.accounts().noteReachability().note(who, contact);
  }

  private Account.Chat chat() {
    return shop.world.accounts().find(who).orElseThrow().chat();
  }

  @Test
  void nobodyIsNoted() {
    assertThat(note(Contact.REFUSED)).isInstanceOf(Result.Unknown.class);
    assertThat(shop.world.accounts().find(who)).isEmpty();
  }

  @Test
  void theSameNewsTwiceChangesNothing() {
    var opened = shop.does.accounts().open();
    var account = opened.open(who, Fixtures.profile(), Fixtures.chat()).account();
    var reachable = account.chat();
    assertThat(note(Contact.WELCOME)).isInstanceOf(Result.Unchanged.class);
    assertThat(note(Contact.REFUSED)).isInstanceOf(Result.Noted.class);
    assertThat(chat()).isInstanceOf(Account.Chat.Unreachable.class);
    assertThat(note(Contact.REFUSED)).isInstanceOf(Result.Unchanged.class);
    assertThat(note(Contact.WELCOME)).isInstanceOf(Result.Noted.class);
    assertThat(chat()).isEqualTo(reachable);
    assertThat(shop.world.accounts().find(who).orElseThrow().lastActive())
        .as("nobody wrote")
        .isEqualTo(account.lastActive());
  }
}

package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a chat is written to at all. */
class ReachabilityTest {
  private final BotWorld bot = new BotWorld();
  private final Person zoe = Person.russian();

  @AfterEach
  void close() {
    bot.close();
  }

  private boolean isReachable() {
    return bot.world.accounts().find(zoe.identity()).orElseThrow().chat()
        instanceof Account.Chat.Reachable;
  }

  @Test
  void whoBlocksTheBotIsLeftAloneAndWhoUnblocksItIsNot() {
    bot.hear(zoe.writes("/start"));
    bot.hear(zoe.turnsUs("kicked"));
    assertThat(isReachable()).isFalse();
    bot.hear(zoe.turnsUs("member"));
    assertThat(isReachable()).isTrue();
  }

  @Test
  void aStrangerWhoBlocksTheBotIsNobody() {
    bot.hear(zoe.turnsUs("kicked"));
    assertThat(bot.world.accounts().find(zoe.identity())).isEmpty();
  }

  @Test
  void whatHappensToUsInAGroupChangesNothing() {
    bot.hear(zoe.writes("/start"));
    bot.hear(zoe.turnsUs("kicked").replace("\"private\"", "\"supergroup\""));
    assertThat(isReachable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "403, Forbidden: bot was blocked by the user",
    "403, Forbidden: user is deactivated",
    "400, Bad Request: chat not found"
  })
  void whoTakesNoAnswerIsLeftAloneUntilTheyWriteAgain(int code, String why) {
    bot.hear(zoe.writes("/start"));
    bot.telegram.next("sendMessage", BotApiStub.refusal(code, why));
    bot.hear(zoe.writes("/help"));
    assertThat(isReachable()).isFalse();
    bot.hear(zoe.writes("/help"));
    assertThat(isReachable()).isTrue();
  }

  @Test
  void aBlockedBuyerIsNotWrittenToAndTheirPictureStaysTheirs() {
    var message = bot.offer(zoe);
    bot.hear(zoe.presses(message, "photo:confirm"));
    bot.hear(zoe.turnsUs("kicked"));
    var before = bot.telegram.sentTo(zoe.chat()).size();
    bot.settle();
    assertThat(bot.telegram.sentTo(zoe.chat())).hasSize(before);
    assertThat(bot.available(zoe)).isEqualTo(8);
  }
}

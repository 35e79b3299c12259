package dev.kadr.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kadr.app.journey.TroubledTelegram.Outcome;
import dev.kadr.app.journey.TroubledTelegram.Planted;
import dev.kadr.app.journey.TroubledTelegram.Trouble;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.testkit.InMemoryUpdateInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * F12: whatever Telegram does, every message is delivered, a second time only after a lost answer
 * and counted, or marked with why not; and no chat is blocked. Each control builds the bot with one
 * thing wrong and sees the check find it.
 */
@Execution(ExecutionMode.CONCURRENT)
class TelegramFaultsTest {
  /** How often each trouble comes. */
  private static final int COUNT = Integer.getInteger("kadr.proof.count", 1);

  /** What is against the promise, of what became of everybody. */
  private static List<String> faults(List<Outcome> outcomes, long uncertain) {
    var faults = new ArrayList<String>();
    var copies = 0L;
    for (var outcome : outcomes) {
      var trouble = outcome.trouble();
      if (trouble == Trouble.BLOCKED && !isMarked(outcome)) {
        faults.add(trouble + ": not marked");
      }
      if (trouble != Trouble.BLOCKED && outcome.results() == 0) {
        faults.add(trouble + ": lost");
      }
      if (outcome.results() > (trouble.losesAnswer() ? 2 : 1)) {
        faults.add(trouble + ": came " + outcome.results() + " times");
      }
      if (outcome.offers() != 1) {
        faults.add(trouble + ": answered " + outcome.offers() + " times");
      }
      if (!outcome.answered()) {
        faults.add(trouble + ": the chat is blocked");
      }
      copies += Math.max(0, outcome.results() - 1);
    }
    if (copies > uncertain) {
      faults.add(copies + " second copies and " + uncertain + " counted");
    }
    return faults;
  }

  private static boolean isMarked(Outcome outcome) {
    return outcome.told() instanceof Notice.Status.Dropped(var why)
        && !why.isBlank()
        && outcome.results() == 0;
  }

  private static List<String> faults(Planted planted, Set<Trouble> troubles) {
    try (var telegram = new TroubledTelegram(planted)) {
      telegram.suffer(troubles, 1);
      telegram.settle();
      return faults(
          telegram.outcomes(), telegram.telemetry.count(Telemetry.Count.MESSAGE_UNCERTAIN));
    }
  }

  @Test
  void everyMessageIsDeliveredOrMarkedAndNoChatIsBlocked() {
    try (var telegram = new TroubledTelegram(Planted.NOTHING)) {
      telegram.suffer(EnumSet.allOf(Trouble.class), COUNT);
      telegram.settle();
      var outcomes = telegram.outcomes();
      var uncertain = telegram.telemetry.count(Telemetry.Count.MESSAGE_UNCERTAIN);

      assertThat(outcomes).hasSize(COUNT * Trouble.values().length);
      assertThat(faults(outcomes, uncertain)).isEmpty();
      assertThat(outcomes).filteredOn(outcome -> outcome.results() == 2).hasSize(2 * COUNT);
      assertThat(outcomes).filteredOn(outcome -> outcome.results() == 1).hasSize(7 * COUNT);
      assertThat(outcomes).filteredOn(TelegramFaultsTest::isMarked).hasSize(COUNT);
      assertThat(uncertain).as("502, broken off, and two lost answers").isEqualTo(4L * COUNT);
      assertThat(telegram.inbox.parked(2 * COUNT)).as("the poison").hasSize(COUNT);
      assertThat(telegram.inbox.stored).doesNotHaveDuplicates();
    }
  }

  private static Planted spoiling(UnaryOperator<CustomerMessenger.Delivery> spoil) {
    return new Planted() {
      @Override
      public CustomerMessenger messenger(CustomerMessenger real) {
        return new CustomerMessenger() {
          @Override
          public Delivery send(ChatId chat, Language language, CustomerMessage message) {
            return spoil.apply(real.send(chat, language, message));
          }

          @Override
          public Delivery edit(
              ChatId chat, Language language, long message, CustomerMessage.Words words) {
            return real.edit(chat, language, message, words);
          }
        };
      }
    };
  }

  @Test
  void controlOneThatDropsWhatItShouldWaitWithIsFound() {
    var impatient =
        spoiling(
            delivery ->
                delivery instanceof CustomerMessenger.Delivery.Later
                    ? new CustomerMessenger.Delivery.Refused("no time to wait")
                    : delivery);
    assertThat(faults(impatient, EnumSet.of(Trouble.TOO_MANY_REQUESTS)))
        .containsExactly("TOO_MANY_REQUESTS: lost");
  }

  @Test
  void controlOneThatTakesAnUnknownAnswerForADeliveryIsFound() {
    var credulous =
        spoiling(
            delivery ->
                delivery instanceof CustomerMessenger.Delivery.Unknown
                    ? new CustomerMessenger.Delivery.Delivered(List.of())
                    : delivery);
    assertThat(faults(credulous, EnumSet.of(Trouble.BAD_GATEWAY, Trouble.ANSWER_LOST)))
        .containsExactly("BAD_GATEWAY: lost");
  }

  @Test
  void controlOneThatCountsNoLostAnswerIsFound() {
    var silent =
        new Planted() {
          @Override
          public Telemetry telemetry(Telemetry real) {
            return Telemetry.NONE;
          }
        };
    assertThat(faults(silent, EnumSet.of(Trouble.ANSWER_LOST)))
        .containsExactly("1 second copies and 0 counted");
  }

  @Test
  void controlOneWithoutTheInboxsKeyIsFound() {
    var forgetful =
        new Planted() {
          @Override
          public CountedInbox inbox(InMemoryUpdateInbox real) {
            var numbers = new AtomicLong();
            return new CountedInbox(real) {
              @Override
              public boolean store(Update update) {
                var number = numbers.incrementAndGet();
                return super.store(
                    new Update(number, update.lane(), update.body(), update.receivedAt()));
              }
            };
          }
        };
    assertThat(faults(forgetful, EnumSet.of(Trouble.REDELIVERED)))
        .containsExactly("REDELIVERED: answered " + TroubledTelegram.TIMES + " times");
  }

  @Test
  void controlOneThatPutsPoisonOffInsteadOfAsideIsFound() {
    var hopeful =
        new Planted() {
          @Override
          public CountedInbox inbox(InMemoryUpdateInbox real) {
            return new CountedInbox(real) {
              @Override
              public void park(long updateId, String error) {
                super.postpone(updateId, Instant.now().plus(Duration.ofDays(1)));
                aside.add(updateId);
              }
            };
          }
        };
    try (var telegram = new TroubledTelegram(hopeful)) {
      telegram.suffer(EnumSet.of(Trouble.POISON), 1);
      await()
          .atMost(Kadr.PATIENCE)
          .until(() -> telegram.inbox.heard.getLast().body().contains("/help"));
      assertThat(faults(telegram.outcomes(), 0)).containsExactly("POISON: the chat is blocked");
    }
  }
}

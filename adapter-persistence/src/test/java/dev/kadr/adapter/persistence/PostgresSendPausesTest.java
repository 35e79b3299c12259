package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.SendPauses;
import dev.kadr.ports.messaging.SendPauses.Pause;
import dev.kadr.ports.messaging.SendPauses.Scope;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.SendPausesContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresSendPausesTest implements SendPausesContract {
  private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNow();

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public SendPauses pauses() {
    return new PostgresSendPauses(database.jdbi(), clock);
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Test
  void whatIsOverIsClearedAway() {
    for (int number = 0; number < 3; number++) {
      pauses().keep(new Pause(new Scope.Everything(), clock.instant().plusSeconds(1)));
      pauses()
          .keep(
              new Pause(
                  new Scope.OneChat(new ChatId("c" + number)), clock.instant().plusSeconds(1)));
      clock.advance(Duration.ofSeconds(2));
    }
    int left =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT count(*) FROM messenger_pauses")
                        .mapTo(Integer.class)
                        .one());
    assertThat(left).isLessThanOrEqualTo(2);
  }
}

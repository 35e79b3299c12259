package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.dialogue.UpdateInbox;
import org.junit.jupiter.api.Test;

class InMemoryUpdateInboxTest implements UpdateInboxContract {
  private final MutableClock clock = MutableClock.atNow();
  private final InMemoryUpdateInbox inbox = new InMemoryUpdateInbox(clock);

  @Override
  public UpdateInbox inbox() {
    return inbox;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Test
  void whatWasParkedKeepsItsErrorForTheOperator() {
    inbox.store(new UpdateInbox.Update(1, "a", "poison", Fixtures.NOW));
    assertThat(inbox.errorOf(1)).isEmpty();
    inbox.park(1, "why");
    assertThat(inbox.errorOf(1)).contains("why");
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.ports.messaging.SendPauses;

class InMemorySendPausesTest implements SendPausesContract {
  private final MutableClock clock = MutableClock.atNow();
  private final SendPauses pauses = new InMemorySendPauses(clock);

  @Override
  public SendPauses pauses() {
    return pauses;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.ports.dialogue.Dialogues;

class InMemoryDialoguesTest implements DialoguesContract {
  private final MutableClock clock = MutableClock.atNow();
  private final Dialogues dialogues = new InMemoryDialogues(clock);

  @Override
  public Dialogues dialogues() {
    return dialogues;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }
}

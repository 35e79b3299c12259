package dev.kadr.ports.testkit;

import dev.kadr.ports.messaging.Showings;

class InMemoryShowingsTest implements ShowingsContract {
  private final InMemoryShowings showings = new InMemoryShowings();

  @Override
  public Showings showings() {
    return showings;
  }
}

package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.usecases.Ports;

/** What server and commands wire alike. */
final class Wiring {
  private Wiring() {}

  static Ports.Ledger ledger(Persistence persistence) {
    return new Ports.Ledger(
        persistence.unitOfWork(),
        persistence.accounts(),
        persistence.generations(),
        persistence.notices(),
        persistence.alerts());
  }
}

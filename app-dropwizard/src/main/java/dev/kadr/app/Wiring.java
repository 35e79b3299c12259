package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.usecases.Ports;

/** What server and commands wire alike. */
final class Wiring {
  private Wiring() {}

  static Ports.Chat chat(Persistence persistence, Telegram telegram) {
    return new Ports.Chat(
        persistence.dialogues(),
        telegram.messenger(),
        persistence.questions(),
        persistence.showings());
  }

  static Ports.Ledger ledger(Persistence persistence) {
    return new Ports.Ledger(
        persistence.unitOfWork(),
        persistence.accounts(),
        persistence.generations(),
        persistence.orders(),
        persistence.notices(),
        persistence.alerts());
  }
}

package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.ChatId;
import java.time.Instant;
import java.util.List;

/**
 * Keeps until when the messenger asked us to be quiet, so that nobody writes before that time after
 * a restart either.
 */
public interface SendPauses {
  /** Notes a pause; of two for the same scope the one that ends later stays. */
  void keep(Pause pause);

  /** Pauses that are not over, the longest first. */
  List<Pause> lasting(int limit);

  record Pause(Scope scope, Instant until) {}

  /** What must be quiet. */
  sealed interface Scope {
    record Everything() implements Scope {}

    record OneChat(ChatId chat) implements Scope {}
  }
}

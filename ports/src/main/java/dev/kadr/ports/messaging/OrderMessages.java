package dev.kadr.ports.messaging;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.orders.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * Remembers which message in a chat shows an order and the way to pay it, so that it can be brought
 * up to date when the order moves. Worth an edit, never more: who dies between sending and keeping
 * leaves a message that is only changed when its own button is pressed.
 */
public interface OrderMessages {
  /**
   * Where an order stands to be read.
   *
   * @param message its number in the chat
   */
  record Shown(OrderId order, ChatId chat, long message, Instant at) {}

  /** Keeps it; of an order and a chat the latest message is the one. */
  void keep(Shown shown);

  /** Where an order stands, in no order; at most one message of a chat. */
  List<Shown> of(OrderId order);

  /** Forgets what nobody looks at any more, up to {@code limit} of what is older. */
  int forgetBefore(Instant before, int limit);
}

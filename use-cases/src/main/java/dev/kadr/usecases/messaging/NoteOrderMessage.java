package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;
import java.time.Clock;

/**
 * Remembers which message shows an order. Whatever was decided while it was on its way is shown
 * right after: either whoever decided finds the message, or this finds the decision.
 */
public final class NoteOrderMessage {
  private final OrderMessages messages;
  private final Orders orders;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  NoteOrderMessage(OrderMessages messages, Orders orders, UnitOfWork unitOfWork, Clock clock) {
    this.messages = messages;
    this.orders = orders;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  /** Whether what stands there is old already, and will be changed. */
  public record Result(boolean old) {}

  /**
   * Keeps it.
   *
   * @param shown the order as the message shows it
   */
  public Result note(Purchase shown, ChatId chat, long message) {
    var id = shown.order().id();
    messages.keep(new OrderMessages.Shown(id, chat, message, clock.instant()));
    var old = orders.find(id).filter(now -> !now.order().state().equals(shown.order().state()));
    old.ifPresent(now -> haveShown(id));
    return new Result(old.isPresent());
  }

  private void haveShown(OrderId id) {
    var task = new Task(TaskKind.ORDER_MESSAGE, id.value().toString(), clock.instant());
    unitOfWork.inTransaction(
        store -> {
          store.schedule(task);
          return task;
        });
  }
}

package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.OrderMessages;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings the messages that show an order up to date, so that nobody is offered to pay what is paid
 * or over. It is apart from the notice of that, which never waits for an edit; and as it shows what
 * is true now, it may come twice or late.
 */
public final class RefreshOrderMessage {
  private static final int MOST_ROUNDS = 3;

  private final OrderMessages messages;
  private final Orders orders;
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final Clock clock;

  RefreshOrderMessage(
      OrderMessages messages,
      Orders orders,
      Accounts accounts,
      CustomerMessenger messenger,
      Clock clock) {
    this.messages = messages;
    this.orders = orders;
    this.accounts = accounts;
    this.messenger = messenger;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** It shows what is true, or nothing can be shown. */
    record Over() implements Result {}

    /** Try again at {@code due}. */
    record Waits(Instant due) implements Result {}

    /** Nobody knows whether it was changed: try again, which does no harm. */
    record Uncertain(String why) implements Result {}
  }

  public Result refresh(OrderId order) {
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var shown = orders.find(order);
      if (shown.isEmpty()) {
        return new Result.Over();
      }
      var result = show(shown.get());
      // Another node may have shown something newer first: what is true when all is done counts.
      if (!(result instanceof Result.Over) || isStill(shown.get())) {
        return result;
      }
    }
    return new Result.Waits(clock.instant().plusSeconds(1));
  }

  private boolean isStill(Purchase shown) {
    return orders
        .find(shown.order().id())
        .filter(now -> !now.order().state().equals(shown.order().state()))
        .isEmpty();
  }

  private Result show(Purchase purchase) {
    var account = accounts.find(purchase.order().buyer().account());
    if (account.isEmpty()) {
      return new Result.Over();
    }
    return messages.of(purchase.order().id()).stream()
        .map(place -> show(purchase, account.get(), place))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Result.Over::new);
  }

  /** Empty when nothing more is to be done about this message. */
  private Optional<Result> show(Purchase purchase, Account account, OrderMessages.Shown place) {
    var words = new CustomerMessage.Ordered(purchase);
    return switch (messenger.edit(place.chat(), account.language(), place.message(), words)) {
      case Delivery.Delivered done -> Optional.empty();
      case Delivery.Unreachable nobody -> Optional.empty();
      case Delivery.Refused gone -> Optional.empty();
      case Delivery.Later(var pause) -> Optional.of(new Result.Waits(clock.instant().plus(pause)));
      case Delivery.Unknown(var why) -> Optional.of(new Result.Uncertain(why));
    };
  }
}

package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.ports.messaging.Shortfall;
import dev.kadr.usecases.orders.ShowPackages;
import java.time.Clock;
import java.time.Instant;

/**
 * Tells a chat that credits were too few for what was sent from a Mini App, with a way to more of
 * them. At most once: the page said it as well.
 */
public final class TellShortfall {
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final ShowPackages showPackages;
  private final Clock clock;

  public TellShortfall(
      Accounts accounts, CustomerMessenger messenger, ShowPackages showPackages, Clock clock) {
    this.accounts = accounts;
    this.messenger = messenger;
    this.showPackages = showPackages;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    /** Told, or not to be told. */
    record Over() implements Result {}

    /** The chat is busy: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  public Result tell(Shortfall shortfall) {
    var account = accounts.find(shortfall.account());
    var balance = accounts.wallet(shortfall.account()).available(clock.instant());
    if (account.isEmpty() || balance >= shortfall.cost()) {
      return new Result.Over(); // credits came meanwhile
    }
    return switch (account.get().chat()) {
      case Account.Chat.Reachable(var chat) -> tell(chat, account.get(), shortfall.cost(), balance);
      case Account.Chat.Unreachable unreachable -> new Result.Over();
      case Account.Chat.None none -> new Result.Over();
    };
  }

  private Result tell(ChatId chat, Account account, long cost, long balance) {
    var shelf = showPackages.show();
    var packages = shelf.items().stream().filter(it -> shelf.open()).map(ShowPackages.Item::sold);
    var message = new CustomerMessage.Insufficient(cost, balance, packages.toList());
    return switch (messenger.send(chat, account.language(), message)) {
      case Delivery.Later(var pause) -> new Result.Waits(clock.instant().plus(pause));
      case Delivery.Delivered delivered -> new Result.Over();
      case Delivery.Unreachable never -> new Result.Over();
      case Delivery.Unknown maybe -> new Result.Over();
      case Delivery.Refused never -> new Result.Over();
    };
  }
}

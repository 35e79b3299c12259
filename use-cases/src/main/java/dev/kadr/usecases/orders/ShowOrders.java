package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;
import java.util.List;
import java.util.Optional;

/** Shows what an account bought, newest first. */
public final class ShowOrders {
  private static final int MOST_SHOWN = 100;

  private final Orders orders;

  ShowOrders(Orders orders) {
    this.orders = orders;
  }

  /**
   * Some of them, with everything that became of them.
   *
   * @param next behind which order the next page begins; absent on the last one
   */
  public record History(List<Purchase> purchases, Optional<OrderId> next) {
    public History {
      purchases = List.copyOf(purchases);
    }
  }

  /**
   * Shows a page of them.
   *
   * @param after the last order that was shown
   * @param size 1 to 100, anything else is brought inside
   */
  public History show(AccountId account, Optional<OrderId> after, int size) {
    var wanted = Math.clamp(size, 1, MOST_SHOWN);
    var found = orders.history(account, after, wanted + 1);
    var page = found.stream().limit(wanted).toList();
    return new History(
        page, found.size() > wanted ? Optional.of(page.getLast().order().id()) : Optional.empty());
  }
}

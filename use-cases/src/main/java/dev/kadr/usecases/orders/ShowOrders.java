package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;
import java.util.List;

/** Shows what an account bought, newest first. */
public final class ShowOrders {
  private static final int MOST_SHOWN = 100;

  private final Orders orders;

  ShowOrders(Orders orders) {
    this.orders = orders;
  }

  /** Orders with everything that became of them. */
  public record History(List<Purchase> purchases) {
    public History {
      purchases = List.copyOf(purchases);
    }
  }

  /**
   * The latest orders.
   *
   * @param limit 1 to 100; more are cut
   */
  public History show(AccountId account, int limit) {
    return new History(orders.history(account, Math.clamp(limit, 1, MOST_SHOWN)));
  }
}

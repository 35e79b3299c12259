package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.Purchase;

/** Shows one order as it was last known; {@link CheckOrder} asks the gateway. */
public final class ShowOrder {
  private final Orders orders;

  ShowOrder(Orders orders) {
    this.orders = orders;
  }

  /** What came of it. */
  public sealed interface Result {
    record Found(Purchase purchase) implements Result {}

    /** There is no such order, or it is another's. */
    record Unknown() implements Result {}
  }

  public Result show(AccountId account, OrderId order) {
    return orders
        .find(order)
        .filter(purchase -> purchase.order().buyer().account().equals(account))
        .<Result>map(Result.Found::new)
        .orElseGet(Result.Unknown::new);
  }
}

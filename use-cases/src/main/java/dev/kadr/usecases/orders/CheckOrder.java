package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.ports.orders.Purchase;

/** Looks at the gateway now, for somebody who waits: the button and the API alike. */
public final class CheckOrder {
  private final PaymentDesk desk;
  private final LookAfterPayment look;

  CheckOrder(PaymentDesk desk, LookAfterPayment look) {
    this.desk = desk;
    this.look = look;
  }

  /** What came of it. */
  public sealed interface Result {
    /** The order as it is after everything undecided was looked at. */
    record Checked(Purchase purchase) implements Result {}

    /** There is no such order, or it is another's. */
    record Unknown() implements Result {}
  }

  public Result check(AccountId account, OrderId id) {
    var found =
        desk.find(id).filter(purchase -> purchase.order().buyer().account().equals(account));
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    var undecided = found.get().payments().stream().filter(Payment::isLive).toList();
    undecided.forEach(payment -> look.look(payment.id()));
    return new Result.Checked(undecided.isEmpty() ? found.get() : desk.find(id).orElseThrow());
  }
}

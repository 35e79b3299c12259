package dev.kadr.ports.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.orders.Checkout;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.Returns;
import java.util.List;

/**
 * Everything that there is to know about one order.
 *
 * @param refunds of all its payments, oldest first
 */
public record Purchase(Checkout checkout, List<Refund> refunds) {
  public Purchase {
    refunds = List.copyOf(refunds);
  }

  public Order order() {
    return checkout.order();
  }

  public List<Payment> payments() {
    return checkout.payments();
  }

  /** What went back of one of its payments. */
  public Returns returns(PaymentId payment) {
    return new Returns(
        order().goods(),
        refunds.stream().filter(refund -> refund.payment().equals(payment)).toList());
  }

  /** How much of its money went back in all. */
  public Money refunded() {
    return new Returns(order().goods(), refunds).returned();
  }
}

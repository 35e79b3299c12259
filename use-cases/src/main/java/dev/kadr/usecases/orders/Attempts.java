package dev.kadr.usecases.orders;

import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.ports.Ids;
import dev.kadr.ports.orders.PaymentGateway.Back;
import dev.kadr.ports.orders.PaymentGateway.Claim;
import dev.kadr.ports.orders.PaymentGateway.PaymentOrder;
import dev.kadr.ports.orders.PaymentGateway.Receipt;
import java.util.Optional;

/** Writes requests for payments, to be committed before they are sent. */
final class Attempts {
  private static final int MAX_DESCRIPTION = 128;

  private final Till till;
  private final Ids ids;

  Attempts(Till till, Ids ids) {
    this.till = till;
    this.ids = ids;
  }

  /**
   * The next attempt to get an order's money.
   *
   * @param contact where the receipt goes; absent when none is to be made
   */
  Payment next(Order order, int number, Language language, Optional<Email> contact) {
    var id = new PaymentId(ids.next());
    var goods = order.goods();
    var body =
        till.gateway()
            .write(
                new PaymentOrder(
                    id,
                    new Claim(order.id(), order.buyer().account()),
                    goods.price(),
                    cut(goods.name()),
                    new Back(order.buyer().channel(), language),
                    contact.map(email -> new Receipt(email, cut(goods.name())))));
    var request = new Payment.Request("pay-" + id.value(), body, goods.price(), till.now());
    return Payment.asked(id, order.id(), number, request);
  }

  private static String cut(String text) {
    return text.length() <= MAX_DESCRIPTION ? text : text.substring(0, MAX_DESCRIPTION);
  }
}

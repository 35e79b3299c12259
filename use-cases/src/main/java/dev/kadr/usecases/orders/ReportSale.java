package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.ports.orders.Analytics;
import dev.kadr.ports.orders.Purchase;
import java.util.Optional;

/** Tells whoever counts of money that came, at least once. */
public final class ReportSale {
  private final PaymentDesk desk;
  private final Analytics analytics;

  ReportSale(PaymentDesk desk, Analytics analytics) {
    this.desk = desk;
    this.analytics = analytics;
  }

  /** What came of it. */
  public sealed interface Result {
    record Told() implements Result {}

    /** No money came by this payment. */
    record NoSale() implements Result {}
  }

  public Result report(PaymentId payment) {
    var sale = desk.find(payment).flatMap(purchase -> sale(purchase, payment));
    sale.ifPresent(analytics::purchase);
    return sale.isPresent() ? new Result.Told() : new Result.NoSale();
  }

  private static Optional<Analytics.Sale> sale(Purchase purchase, PaymentId id) {
    return purchase
        .checkout()
        .find(id)
        .map(Payment::state)
        .filter(Payment.State.Succeeded.class::isInstance)
        .map(Payment.State.Succeeded.class::cast)
        .map(done -> sale(purchase, done));
  }

  private static Analytics.Sale sale(Purchase purchase, Payment.State.Succeeded done) {
    var order = purchase.order();
    var buyer = order.buyer();
    return new Analytics.Sale(
        done.id().value(),
        new Analytics.What(order.id(), buyer.account(), order.goods().id(), buyer.channel()),
        order.goods().price(),
        done.at(),
        buyer.utm());
  }
}

package dev.kadr.usecases;

import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.ports.TaskHandler.Next;
import dev.kadr.ports.orders.Notification;
import dev.kadr.usecases.orders.LookAfterPayment;
import dev.kadr.usecases.orders.LookAfterRefund;
import dev.kadr.usecases.orders.OrderUseCases;
import dev.kadr.usecases.orders.ReadNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Gives each kind of task about money to the use case that does it. */
final class OrderHandlers {
  /** How far back the reconciler looks for refunds, so that a long silence hides none. */
  private static final Duration BACK = Duration.ofDays(3);

  private final OrderUseCases orders;

  OrderHandlers(OrderUseCases orders) {
    this.orders = orders;
  }

  Next payment(String instance) {
    return switch (orders.looking().payment().look(new PaymentId(UUID.fromString(instance)))) {
      case LookAfterPayment.Result.Over over -> new Next.Done();
      case LookAfterPayment.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  Next refund(String instance) {
    return switch (orders.looking().refund().look(new RefundId(UUID.fromString(instance)))) {
      case LookAfterRefund.Result.Over over -> new Next.Done();
      case LookAfterRefund.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  Next notification(String instance) {
    return switch (orders.notifications().read().read(Notification.Key.parse(instance))) {
      case ReadNotification.Result.Over over -> new Next.Done();
      case ReadNotification.Result.Waits(Instant due) -> new Next.Again(due);
    };
  }

  Next sale(String instance) {
    orders.looking().reportSale().report(new PaymentId(UUID.fromString(instance)));
    return new Next.Done();
  }

  void reconcile() {
    orders.looking().sweep().sweep();
    orders.looking().findRefunds().find(BACK);
  }
}

package dev.kadr.usecases.orders;

import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.ports.orders.Notification;
import java.time.Duration;

/** Looks at everything undecided at once, for an operator who does not want to wait. */
public final class ReconcileMoney {
  private static final int MOST_AT_ONCE = 10_000;
  private static final Duration BACK = Duration.ofDays(30);

  private final Till till;
  private final LookAfterPayment payments;
  private final LookAfterRefund refunds;
  private final ReadNotification notifications;
  private final FindRefunds find;

  ReconcileMoney(
      Till till,
      LookAfterPayment payments,
      LookAfterRefund refunds,
      ReadNotification notifications,
      FindRefunds find) {
    this.till = till;
    this.payments = payments;
    this.refunds = refunds;
    this.notifications = notifications;
    this.find = find;
  }

  /**
   * What came of it.
   *
   * @param payments attempts that were looked at
   * @param refunds refunds that were looked at
   * @param notifications notifications that were read back
   * @param undecided how many of all that are still undecided
   * @param found refunds of the last 30 days that we did not know
   * @param complete whether the gateway answered the question for refunds
   */
  public record Result(
      int payments, int refunds, int notifications, int undecided, int found, boolean complete) {}

  public Result reconcile() {
    var hints = till.orders().undecidedNotifications(MOST_AT_ONCE);
    hints.forEach(this::read);
    var attempts = till.orders().undecidedPayments(MOST_AT_ONCE);
    attempts.forEach(this::look);
    var returns = till.orders().undecidedRefunds(MOST_AT_ONCE);
    returns.forEach(this::look);
    var found = find.find(BACK);
    var left =
        till.orders().undecidedPayments(MOST_AT_ONCE).size()
            + till.orders().undecidedRefunds(MOST_AT_ONCE).size();
    return new Result(
        attempts.size(), returns.size(), hints.size(), left, found.booked(), found.complete());
  }

  private void read(Notification.Key key) {
    notifications.read(key);
  }

  private void look(PaymentId payment) {
    payments.look(payment);
  }

  private void look(RefundId refund) {
    refunds.look(refund);
  }
}

package dev.kadr.ports.orders;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import java.util.List;
import java.util.Optional;

/** Reads orders; what is read may be old by the time it is shown. */
public interface Orders {
  Optional<Purchase> find(OrderId order);

  /** The order that an attempt belongs to. */
  Optional<OrderId> orderOf(PaymentId payment);

  /** The order of a payment that the gateway named. */
  Optional<OrderId> orderOf(ProviderPaymentId payment);

  Optional<OrderId> orderOf(RefundId refund);

  Optional<OrderId> orderOf(ProviderRefundId refund);

  /** An account's orders, newest first. */
  default List<Purchase> history(AccountId account, int limit) {
    return history(account, Optional.empty(), limit);
  }

  /**
   * The same from behind an order of the account's on.
   *
   * @param after nothing is behind an order that is not the account's
   */
  List<Purchase> history(AccountId account, Optional<OrderId> after, int limit);

  Optional<Subscription> subscription(AccountId account);

  Optional<Contact> contact(AccountId account);

  Optional<Notification> notification(Notification.Key key);

  /** Attempts that are not decided, oldest first. */
  List<PaymentId> undecidedPayments(int limit);

  /** Refunds that are not decided, oldest first. */
  List<RefundId> undecidedRefunds(int limit);

  /** Notifications that wait or that nothing was found for, oldest first. */
  List<Notification.Key> undecidedNotifications(int limit);

  /** Attempts that are not decided and that no task looks after, oldest first. */
  List<PaymentId> unattendedPayments(int limit);

  /** Refunds that are not decided and that no task looks after, oldest first. */
  List<RefundId> unattendedRefunds(int limit);

  /** Notifications that wait and that no task looks after, oldest first. */
  List<Notification.Key> unattendedNotifications(int limit);
}

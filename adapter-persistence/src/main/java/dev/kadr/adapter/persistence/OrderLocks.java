package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.orders.LockedBuyer;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Purchase;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The reads that a decision about money begins with; as {@link Locks}, by the account's row. */
final class OrderLocks {
  private static final RowMapper<AccountReads.Row> ACCOUNT =
      ConstructorMapper.of(AccountReads.Row.class);
  private static final RowMapper<OrderRows.OrderRow> ORDER =
      ConstructorMapper.of(OrderRows.OrderRow.class);
  private static final RowMapper<OrderRows.PaymentRow> PAYMENT =
      ConstructorMapper.of(OrderRows.PaymentRow.class);
  private static final RowMapper<OrderRows.RefundRow> REFUND =
      ConstructorMapper.of(OrderRows.RefundRow.class);
  private static final RowMapper<OrderRows.ContactRow> CONTACT =
      ConstructorMapper.of(OrderRows.ContactRow.class);
  private static final RowMapper<OrderRows.SubscriptionRow> SUBSCRIPTION =
      ConstructorMapper.of(OrderRows.SubscriptionRow.class);
  private static final RowMapper<OrderRows.NotificationRow> NOTIFICATION =
      ConstructorMapper.of(OrderRows.NotificationRow.class);
  private static final RowMapper<WalletReads.GrantRow> GRANT =
      ConstructorMapper.of(WalletReads.GrantRow.class);
  private static final RowMapper<WalletReads.PartRow> PART =
      ConstructorMapper.of(WalletReads.PartRow.class);

  private final Handle handle;

  OrderLocks(Handle handle) {
    this.handle = handle;
  }

  private static final String BUYER =
      """
      SELECT * FROM accounts WHERE id = :account AND left_at IS NULL FOR NO KEY UPDATE;
      SELECT * FROM contacts WHERE account_id = :account;
      SELECT * FROM orders WHERE account_id = :account AND purchase_key = :key;
      SELECT p.* FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE o.account_id = :account AND o.purchase_key = :key ORDER BY p.attempt;
      SELECT r.* FROM refunds r JOIN payments p ON p.id = r.payment_id JOIN orders o ON o.id = p.order_id
      WHERE o.account_id = :account AND o.purchase_key = :key ORDER BY r.asked_at, r.id
      """;

  Optional<LockedBuyer> buyer(AccountId account, PurchaseKey key) {
    return Answers.to(
        handle,
        BUYER,
        Map.of("account", account.value(), "key", key.value()),
        answers -> {
          var found = answers.row(ACCOUNT).map(AccountReads.Row::toDomain);
          var contact = answers.row(CONTACT).map(OrderRows.ContactRow::toDomain);
          var earlier = purchase(answers);
          return found.map(it -> new LockedBuyer(it, contact, earlier));
        });
  }

  /** The credits of its payments are found by their provenance, whatever is left of them. */
  private static final String BY_ID =
      """
      SELECT 1 FROM accounts WHERE id = (SELECT account_id FROM orders WHERE id = :order)
      FOR NO KEY UPDATE;
      SELECT * FROM orders WHERE id = :order;
      SELECT * FROM payments WHERE order_id = :order ORDER BY attempt;
      SELECT r.* FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE p.order_id = :order ORDER BY r.asked_at, r.id;
      SELECT g.* FROM grants g JOIN orders o ON o.account_id = g.account_id
      WHERE o.id = :order AND (g.available > 0 OR g.held > 0
        OR (g.origin = 'purchase'
          AND g.reference IN (SELECT p.provider_id FROM payments p WHERE p.order_id = :order)))
      ORDER BY g.id;
      SELECT h.id AS hold_id, h.purpose, h.status, part.position, part.grant_id, part.amount AS part_amount
      FROM refunds r JOIN payments p ON p.id = r.payment_id JOIN holds h ON h.id = r.hold_id
        JOIN hold_parts part ON part.hold_id = h.id
      WHERE p.order_id = :order;
      SELECT s.* FROM subscriptions s JOIN orders o ON o.account_id = s.account_id WHERE o.id = :order
      """;

  Optional<LockedOrder> order(OrderId order) {
    return Answers.to(
        handle,
        BY_ID,
        Map.of("order", order.value()),
        answers -> {
          answers.skip();
          var purchase = purchase(answers);
          var grants = answers.rows(GRANT);
          var parts = answers.rows(PART);
          var subscription = answers.row(SUBSCRIPTION).map(OrderRows.SubscriptionRow::toDomain);
          return purchase.map(
              found ->
                  new LockedOrder(
                      found,
                      WalletReads.wallet(found.order().buyer().account(), grants, parts),
                      subscription));
        });
  }

  private static Optional<Purchase> purchase(Answers answers) throws SQLException {
    var order = answers.row(ORDER);
    var payments = answers.rows(PAYMENT);
    var refunds = answers.rows(REFUND);
    return order.map(found -> OrderRows.purchase(found, payments, refunds));
  }

  private static final String NOTIFICATION_BY_KEY =
      """
      SELECT * FROM payment_notifications WHERE event = :event AND subject = :subject
      FOR NO KEY UPDATE
      """;

  Optional<Notification> notification(Notification.Key key) {
    var arguments = Map.of("event", key.event(), "subject", key.subject());
    return Answers.to(handle, NOTIFICATION_BY_KEY, arguments, answers -> answers.row(NOTIFICATION))
        .map(OrderRows.NotificationRow::toDomain);
  }
}

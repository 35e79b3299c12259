package dev.kadr.adapter.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Orders, payments and refunds without a lock. */
@RegisterConstructorMapper(OrderRows.OrderRow.class)
@RegisterConstructorMapper(OrderRows.PaymentRow.class)
@RegisterConstructorMapper(OrderRows.RefundRow.class)
@RegisterConstructorMapper(OrderRows.SubscriptionRow.class)
@RegisterConstructorMapper(OrderRows.ContactRow.class)
@RegisterConstructorMapper(OrderRows.NotificationRow.class)
interface OrderReads {
  @SqlQuery("SELECT * FROM orders WHERE id = ANY(:orders) ORDER BY placed_at DESC, id DESC")
  List<OrderRows.OrderRow> orders(List<UUID> orders);

  @SqlQuery(
      """
      SELECT id FROM orders WHERE account_id = :account ORDER BY placed_at DESC, id DESC LIMIT :limit
      """)
  List<UUID> of(UUID account, int limit);

  @SqlQuery(
      """
      SELECT o.id FROM orders o JOIN orders last
        ON last.id = :after AND last.account_id = o.account_id
      WHERE o.account_id = :account AND (o.placed_at, o.id) < (last.placed_at, last.id)
      ORDER BY o.placed_at DESC, o.id DESC LIMIT :limit
      """)
  List<UUID> behind(UUID account, UUID after, int limit);

  @SqlQuery("SELECT * FROM payments WHERE order_id = ANY(:orders) ORDER BY order_id, attempt")
  List<OrderRows.PaymentRow> payments(List<UUID> orders);

  @SqlQuery(
      """
      SELECT r.* FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE p.order_id = ANY(:orders) ORDER BY r.asked_at, r.id
      """)
  List<OrderRows.RefundRow> refunds(List<UUID> orders);

  @SqlQuery("SELECT order_id FROM payments WHERE id = :payment")
  Optional<UUID> orderOfPayment(UUID payment);

  @SqlQuery("SELECT order_id FROM payments WHERE provider_id = :provider")
  Optional<UUID> orderOfPayment(String provider);

  @SqlQuery(
      """
      SELECT p.order_id FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.id = :refund
      """)
  Optional<UUID> orderOfRefund(UUID refund);

  @SqlQuery(
      """
      SELECT p.order_id FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE r.provider_id = :provider
      """)
  Optional<UUID> orderOfRefund(String provider);

  @SqlQuery("SELECT * FROM subscriptions WHERE account_id = :account")
  Optional<OrderRows.SubscriptionRow> subscription(UUID account);

  @SqlQuery("SELECT * FROM contacts WHERE account_id = :account")
  Optional<OrderRows.ContactRow> contact(UUID account);

  @SqlQuery("SELECT * FROM payment_notifications WHERE event = :event AND subject = :subject")
  Optional<OrderRows.NotificationRow> notification(String event, String subject);

  /** A payment's task carries its id as its instance. */
  @SqlQuery(
      """
      SELECT p.id FROM payments p
      WHERE p.status IN ('asked', 'unknown', 'open')
        AND (:all OR NOT EXISTS (SELECT 1 FROM scheduled_tasks t
          WHERE t.task_name = 'payment' AND t.task_instance = p.id::text))
      ORDER BY p.asked_at, p.id LIMIT :limit
      """)
  List<UUID> undecidedPayments(boolean all, int limit);

  @SqlQuery(
      """
      SELECT r.id FROM refunds r
      WHERE r.status IN ('requested', 'unknown', 'pending')
        AND (:all OR NOT EXISTS (SELECT 1 FROM scheduled_tasks t
          WHERE t.task_name = 'refund' AND t.task_instance = r.id::text))
      ORDER BY r.asked_at, r.id LIMIT :limit
      """)
  List<UUID> undecidedRefunds(boolean all, int limit);

  @SqlQuery(
      """
      SELECT n.* FROM payment_notifications n
      WHERE n.status IN ('waiting', 'unmatched') AND (:all OR (n.status = 'waiting'
        AND NOT EXISTS (SELECT 1 FROM scheduled_tasks t
          WHERE t.task_name = 'notification' AND t.task_instance = n.event || '/' || n.subject)))
      ORDER BY n.received_at, n.event, n.subject LIMIT :limit
      """)
  List<OrderRows.NotificationRow> undecidedNotifications(boolean all, int limit);
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.messaging.OrderMessages;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which messages show orders, in PostgreSQL: each call is one statement. */
final class PostgresOrderMessages implements OrderMessages {
  private final Rows rows;

  PostgresOrderMessages(Jdbi jdbi) {
    this.rows = jdbi.onDemand(Rows.class);
  }

  @Override
  public void keep(Shown shown) {
    Failures.reading(
        () -> rows.keep(shown.order().value(), shown.chat().value(), shown.message(), shown.at()));
  }

  @Override
  public List<Shown> of(OrderId order) {
    return Failures.reading(() -> rows.of(order.value())).stream().map(Rows.Row::toDomain).toList();
  }

  @Override
  public int forgetBefore(Instant before, int limit) {
    return Failures.reading(() -> rows.forgetBefore(before, limit));
  }

  /** The rows of order_messages. */
  @RegisterConstructorMapper(Rows.Row.class)
  interface Rows {
    @SqlUpdate(
        """
        INSERT INTO order_messages (order_id, chat, message, shown_at)
        VALUES (:order, :chat, :message, :at)
        ON CONFLICT (order_id, chat)
          DO UPDATE SET message = excluded.message, shown_at = excluded.shown_at
        """)
    int keep(UUID order, String chat, long message, Instant at);

    @SqlQuery(
        "SELECT order_id, chat, message, shown_at FROM order_messages WHERE order_id = :order")
    List<Row> of(UUID order);

    @SqlUpdate(
        """
        DELETE FROM order_messages
        WHERE (order_id, chat) IN (
          SELECT order_id, chat FROM order_messages WHERE shown_at < :before
          ORDER BY shown_at LIMIT :limit FOR UPDATE SKIP LOCKED)
        """)
    int forgetBefore(Instant before, int limit);

    /** The table's columns. */
    record Row(UUID orderId, String chat, long message, Instant shownAt) {
      Shown toDomain() {
        return new Shown(new OrderId(orderId), new ChatId(chat), message, shownAt);
      }
    }
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of the messenger's updates; what is over keeps its number only. */
@RegisterRowMapper(UpdateRows.PendingMapper.class)
@RegisterConstructorMapper(UpdateInbox.Parked.class)
interface UpdateRows {
  @SqlUpdate(
      """
      INSERT INTO telegram_updates (update_id, lane, body, received_at)
      VALUES (:id, :lane, :body, :receivedAt)
      ON CONFLICT (update_id) DO NOTHING
      """)
  int store(long id, String lane, byte[] body, Instant receivedAt);

  /**
   * A lane that nobody has has no row, and a claim is the row. Two nodes that see the same lane
   * free meet at its key: the second finds the first's lease and goes away without it. They insert
   * in one order, so they never wait for each other crosswise.
   */
  @SqlQuery(
      """
      WITH oldest AS (
        SELECT DISTINCT ON (lane) lane, update_id, due_at
        FROM telegram_updates
        WHERE status = 'pending'
        ORDER BY lane, update_id
      ), free AS (
        SELECT lane, update_id
        FROM oldest
        WHERE due_at <= :now
          AND NOT EXISTS (
            SELECT FROM update_lanes held WHERE held.lane = oldest.lane AND held.until > :now)
        ORDER BY update_id
        LIMIT :limit
      ), claimed AS (
        INSERT INTO update_lanes (lane, node, until)
        SELECT lane, :node, :until FROM free ORDER BY lane
        ON CONFLICT (lane) DO UPDATE SET node = excluded.node, until = excluded.until
          WHERE update_lanes.until <= :now
        RETURNING lane
      )
      SELECT lane FROM claimed JOIN free USING (lane) ORDER BY free.update_id
      """)
  List<String> claim(String node, int limit, Instant now, Instant until);

  /** In the order of {@link #claim}, so that the two never wait crosswise. */
  @SqlQuery(
      """
      WITH held AS (
        SELECT lane FROM update_lanes
        WHERE lane = ANY (:lanes) AND node = :node AND until > :now
        ORDER BY lane
        FOR UPDATE)
      UPDATE update_lanes SET until = :until FROM held WHERE update_lanes.lane = held.lane
      RETURNING update_lanes.lane
      """)
  Set<String> renew(String node, String[] lanes, Instant now, Instant until);

  @SqlUpdate("DELETE FROM update_lanes WHERE lane = :lane AND node = :node")
  void release(String node, String lane);

  @SqlQuery(
      """
      SELECT update_id, body, tries
      FROM telegram_updates
      WHERE lane = :lane AND status = 'pending' AND :now >= (
        SELECT due_at FROM telegram_updates
        WHERE lane = :lane AND status = 'pending'
        ORDER BY update_id
        LIMIT 1)
      ORDER BY update_id
      LIMIT :limit
      """)
  List<UpdateInbox.Pending> pending(String lane, int limit, Instant now);

  @SqlUpdate(
      """
      UPDATE telegram_updates SET status = 'done', body = '', error = NULL
      WHERE update_id = :id AND status = 'pending'
      """)
  void done(long id);

  @SqlUpdate(
      """
      UPDATE telegram_updates SET tries = tries + 1, due_at = :due, error = :error
      WHERE update_id = :id AND status = 'pending'
      """)
  void failed(long id, String error, Instant due);

  @SqlUpdate(
      "UPDATE telegram_updates SET due_at = :due WHERE update_id = :id AND status = 'pending'")
  void postpone(long id, Instant due);

  @SqlUpdate(
      """
      UPDATE telegram_updates SET status = 'parked', error = :error
      WHERE update_id = :id AND status = 'pending'
      """)
  void park(long id, String error);

  @SqlQuery(
      """
      SELECT update_id AS id, lane, error, received_at FROM telegram_updates
      WHERE status = 'parked' ORDER BY update_id LIMIT :limit
      """)
  List<UpdateInbox.Parked> parked(int limit);

  @SqlUpdate(
      """
      UPDATE telegram_updates SET status = 'pending', tries = 0, due_at = '-infinity', error = NULL
      WHERE update_id = :id AND status = 'parked'
      """)
  int retry(long id);

  /** Bytes back to text. */
  final class PendingMapper implements RowMapper<UpdateInbox.Pending> {
    @Override
    public UpdateInbox.Pending map(ResultSet row, StatementContext context) throws SQLException {
      return new UpdateInbox.Pending(
          row.getLong("update_id"),
          new String(row.getBytes("body"), StandardCharsets.UTF_8),
          row.getInt("tries"));
    }
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.SendPauses.Pause;
import dev.kadr.ports.messaging.SendPauses.Scope;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of the messenger's pauses; what is over goes when the next one comes. */
@RegisterConstructorMapper(PauseRows.Row.class)
interface PauseRows {
  /** Rows that another transaction has are left to it: two of these never wait crosswise. */
  @SqlUpdate(
      """
      WITH ended AS (
        DELETE FROM messenger_pauses WHERE scope IN (
          SELECT scope FROM messenger_pauses
          WHERE until <= :now AND scope <> :scope
          ORDER BY scope
          LIMIT 100
          FOR UPDATE SKIP LOCKED))
      INSERT INTO messenger_pauses (scope, until) VALUES (:scope, :until)
      ON CONFLICT (scope) DO UPDATE SET until = greatest(messenger_pauses.until, excluded.until)
      """)
  void keep(String scope, Instant until, Instant now);

  @SqlQuery(
      """
      SELECT scope, until FROM messenger_pauses
      WHERE until > :now
      ORDER BY until DESC, scope
      LIMIT :limit
      """)
  List<Row> lasting(Instant now, int limit);

  /** One pause as the table has it. */
  record Row(String scope, Instant until) {
    private static final String EVERYTHING = "everything";
    private static final String CHAT = "chat:";

    static String name(Scope scope) {
      return switch (scope) {
        case Scope.Everything everything -> EVERYTHING;
        case Scope.OneChat(var chat) -> CHAT + chat.value();
      };
    }

    Pause toDomain() {
      return new Pause(
          scope.equals(EVERYTHING)
              ? new Scope.Everything()
              : new Scope.OneChat(new ChatId(scope.substring(CHAT.length()))),
          until);
    }
  }
}

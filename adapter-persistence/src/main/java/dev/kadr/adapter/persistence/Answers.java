package dev.kadr.adapter.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The answers to several statements that travelled together, taken one by one in their order.
 *
 * <p>The statements are one text with semicolons between them: the driver sends them in one piece,
 * and the server runs them one after the other, each with a snapshot of its own. So the first may
 * wait for a lock and the others see what its last owner committed, at the price of one round trip.
 */
final class Answers {
  private final PreparedStatement statement;
  private final StatementContext context;

  private Answers(PreparedStatement statement, StatementContext context) {
    this.statement = statement;
    this.context = context;
  }

  /** Makes something of the answers. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Answers answers) throws SQLException;
  }

  static <T> T to(Handle handle, String statements, Map<String, ?> arguments, Reader<T> reader) {
    return handle
        .createQuery(statements)
        .bindMap(arguments)
        .execute(
            (sent, context) -> {
              try (context) {
                return reader.read(new Answers(sent.get(), context));
              }
            });
  }

  /** The rows of the next answer. */
  <R> List<R> rows(RowMapper<R> mapper) throws SQLException {
    var rows = new ArrayList<R>();
    try (var answer = statement.getResultSet()) {
      var fitting = mapper.specialize(answer, context);
      while (answer.next()) {
        rows.add(fitting.map(answer, context));
      }
    }
    statement.getMoreResults();
    return rows;
  }

  /** The only row of the next answer, if there is one. */
  <R> Optional<R> row(RowMapper<R> mapper) throws SQLException {
    return rows(mapper).stream().findFirst();
  }

  /** Passes over an answer that was asked for its lock only. */
  void skip() throws SQLException {
    statement.getMoreResults();
  }
}

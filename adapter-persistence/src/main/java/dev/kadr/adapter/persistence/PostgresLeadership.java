package dev.kadr.adapter.persistence;

import dev.kadr.ports.Leadership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leadership by an advisory lock of a session of its own: PostgreSQL gives it away when the session
 * ends, whatever ended it.
 */
final class PostgresLeadership implements Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresLeadership.class);
  private static final int PATIENCE_SECONDS = 2;

  private final Database database;

  PostgresLeadership(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Term> tryLead(String role) {
    try {
      var connection = database.connect();
      if (locks(connection, role)) {
        return Optional.of(new Session(role, connection));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("nobody can lead without a database", e));
    }
  }

  private static boolean locks(Connection connection, String role) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "lead:" + role);
      try (var result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The time until the session ends. */
  private static final class Session implements Term {
    private final String role;
    private final Connection connection;
    private final AtomicBoolean over = new AtomicBoolean();

    Session(String role, Connection connection) {
      this.role = role;
      this.connection = connection;
    }

    @Override
    public boolean goesOn() {
      if (over.get()) {
        return false;
      }
      try {
        if (connection.isValid(PATIENCE_SECONDS)) {
          return true;
        }
      } catch (SQLException e) {
        LOG.debug("the session of {} cannot be asked", role, e);
      }
      LOG.warn("this node does not lead {} any more", role);
      close(); // what may belong to somebody else is not ours again by itself
      return false;
    }

    @Override
    public void close() {
      if (over.getAndSet(true)) {
        return;
      }
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("the session of {} was gone already", role, e);
      }
    }
  }
}

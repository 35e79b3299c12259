package dev.kadr.adapter.persistence;

import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of PostgreSQL in two round trips: the locking read, sent with the BEGIN, and {@link
 * Flush}, sent with the COMMIT.
 */
final class PostgresUnitOfWork implements UnitOfWork {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresUnitOfWork.class);

  /** What collides so often does not do so by chance. */
  private static final int MAX_RUNS = 5;

  private final Jdbi jdbi;
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  PostgresUnitOfWork(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public <T> T inTransaction(Function<Store, T> work) {
    if (inside.get()) {
      throw new IllegalStateException("a transaction inside a transaction");
    }
    inside.set(true);
    try {
      return untilNothingCollides(work);
    } finally {
      inside.remove();
    }
  }

  private <T> T untilNothingCollides(Function<Store, T> work) {
    for (var run = 1; ; run++) {
      try {
        return once(work);
      } catch (SQLException failure) {
        if (run == MAX_RUNS || !Failures.isCollision(failure)) {
          throw Failures.of(failure);
        }
        LOG.debug("run {} collided, SQL state {}", run, failure.getSQLState());
      }
    }
  }

  private <T> T once(Function<Store, T> work) throws SQLException {
    try (var handle = open()) {
      var connection = handle.getConnection();
      connection.setAutoCommit(false);
      try {
        var answer = decide(handle, work);
        connection.setAutoCommit(true); // nothing is open any more
        return answer;
      } catch (SQLException | RuntimeException | Error failure) {
        rollBack(connection, failure);
        throw failure;
      }
    } catch (JdbiException failure) {
      throw Failures.causeOf(failure).orElseThrow(() -> failure);
    }
  }

  private Handle open() {
    var handle = jdbi.open();
    handle.getConfig(Handles.class).setForceEndTransactions(false); // we end them ourselves
    return handle;
  }

  private static <T> T decide(Handle handle, Function<Store, T> work) throws SQLException {
    var store = new PostgresStore(new Locks(handle));
    T answer;
    Notes notes;
    try {
      answer = work.apply(store);
    } finally {
      notes = store.end();
    }
    if (notes.areEmpty()) {
      handle.getConnection().rollback(); // gives the locks back; there is nothing to commit
    } else {
      Flush.commit(handle.getConnection(), notes);
    }
    return answer;
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      failure.addSuppressed(broken);
    }
  }
}

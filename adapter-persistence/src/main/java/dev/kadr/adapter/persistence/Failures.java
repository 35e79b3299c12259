package dev.kadr.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL means when it refuses something. */
final class Failures {
  private static final Set<String> COLLISIONS =
      Set.of("23505", "40001", "40P01"); // repeated key, serialization failure, deadlock

  private Failures() {}

  /** Whether the same work may do better now, because it will see what it collided with. */
  static boolean isCollision(SQLException failure) {
    return COLLISIONS.contains(state(failure));
  }

  /**
   * An {@link IllegalStateException} when what we wrote breaks an invariant, else an {@link
   * UncheckedIOException}: the database is not there, or too slow, and may be asked again later.
   */
  static RuntimeException of(SQLException failure) {
    var state = state(failure);
    if (state.startsWith("23") || state.startsWith("22") || isCollision(failure)) {
      // Not chained: the driver's message quotes the row, and a row holds what people wrote.
      return new IllegalStateException(
          "what was noted breaks an invariant of the store: " + whatAndWhere(failure));
    }
    return new UncheckedIOException(
        new IOException("the database did not do it, SQL state " + state, failure));
  }

  /** What PostgreSQL said, when it said something. */
  static Optional<SQLException> causeOf(JdbiException failure) {
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Reads outside of a transaction; nobody outside of this package knows what JDBI throws. */
  static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (JdbiException failure) {
      throw causeOf(failure).map(Failures::of).orElse(failure);
    }
  }

  private static String state(SQLException failure) {
    var state = failure.getSQLState();
    return state == null ? "unknown" : state;
  }

  private static String whatAndWhere(SQLException failure) {
    return failure instanceof PSQLException known && known.getServerErrorMessage() != null
        ? words(known.getServerErrorMessage())
        : "SQL state " + state(failure);
  }

  private static String words(ServerErrorMessage message) {
    return "%s (%s)".formatted(message.getMessage(), message.getSQLState());
  }
}

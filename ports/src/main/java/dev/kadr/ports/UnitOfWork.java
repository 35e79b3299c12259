package dev.kadr.ports;

import java.util.function.Function;

/**
 * One database transaction.
 *
 * <p>Reads come first and lock, one per decision. {@code open}, {@code add}, {@code save}, {@code
 * append} and their like on {@link Store} only note what is to be written, and the notes are
 * written together when the work returns. So reads never see own writes, in memory too.
 */
public interface UnitOfWork {
  /**
   * Commits when {@code work} returns, rolls back when it throws.
   *
   * <p>It may run again, a bounded number of times, after a serialization failure, a deadlock or a
   * repeated key: what collided is then seen by its read. Touch nothing but the store in it, and
   * call nobody outside.
   *
   * @throws IllegalStateException when what was noted breaks an invariant of the store: our bug
   */
  <T> T inTransaction(Function<Store, T> work);
}

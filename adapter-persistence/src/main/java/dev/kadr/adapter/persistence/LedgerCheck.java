package dev.kadr.adapter.persistence;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Proves that credits and requests are as they must be, from the rows alone.
 *
 * <p>It trusts no CHECK and no code of ours: whatever got into the tables, by a bug or by hand, is
 * seen.
 */
final class LedgerCheck {
  private static final String SQL = Resources.text("ledger-check.sql");

  private final Jdbi jdbi;

  LedgerCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Something that must not be.
   *
   * @param invariant its number, such as {@code I3}
   * @param subject the row it is about
   */
  public record Fault(String invariant, String subject, String what) {
    @Override
    public String toString() {
      return invariant + " " + subject + ": " + what;
    }
  }

  /** Every fault there is at this moment; none when all is well. */
  List<Fault> faults() {
    return Failures.reading(
        () ->
            jdbi.withHandle(
                handle -> handle.createQuery(SQL).map(ConstructorMapper.of(Fault.class)).list()));
  }
}

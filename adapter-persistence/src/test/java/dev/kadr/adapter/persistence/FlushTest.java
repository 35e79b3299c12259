package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.Given;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The COMMIT that travels with the write must have no effect when the write fails. */
class FlushTest {
  private final TestDatabase database = TestDatabase.migrated(1);
  private final Account account = Fixtures.account();
  private Connection connection;

  FlushTest() throws SQLException {
    connection = database.dataSource().getConnection();
  }

  @BeforeEach
  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void aWriteThatSucceedsIsCommittedWithIt() throws SQLException {
    Flush.commit(connection, opening(account));
    connection.rollback(); // too late
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void aViolatedCheckLeavesNothingBehind() throws SQLException {
    execute("ALTER TABLE accounts ADD CHECK (first_name <> 'forbidden') NOT VALID");
    execute("UPDATE accounts SET first_name = ''");
    connection.commit();
    refused("23514", opening(named("forbidden")));
  }

  @Test
  void aRepeatedKeyLeavesNothingBehind() throws SQLException {
    Flush.commit(connection, opening(account));
    var again = opening(Fixtures.account());
    again.newAccounts.add(new Notes.Opened(account, Fixtures.identity()));
    failed("23505", again);
    assertThat(accounts()).isEqualTo(1);
    goesOn(2);
  }

  @Test
  void aRowThatIsNotThereLeavesNothingBehind() throws SQLException {
    var notes = opening(account);
    notes.savedAccounts.add(Fixtures.account());
    refused("22P02", notes);
  }

  @Test
  void aGrantThatIsAnotherAccountsLeavesNothingBehind() throws SQLException {
    var granted = opening(account);
    var provenance = new Provenance(Origin.STARTER, "x", Fixtures.NOW);
    var id = new GrantId(Fixtures.random());
    var moved =
        Given.moved(Wallet.empty(account.id()).grant(id, provenance, 10, new Validity.Forever()));
    granted.append(moved.event());
    Flush.commit(connection, granted);

    var theirs = Fixtures.account();
    var stolen = opening(theirs);
    stolen.changedGrants.add(new Notes.Owned<>(theirs.id(), moved.next().grants().getFirst()));
    failed("22P02", stolen);
    assertThat(accounts()).isEqualTo(1);
  }

  private void refused(String state, Notes notes) throws SQLException {
    failed(state, notes);
    assertThat(accounts()).isZero();
    goesOn(1);
  }

  private void failed(String state, Notes notes) throws SQLException {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Flush.commit(connection, notes))
        .extracting(SQLException::getSQLState)
        .isEqualTo(state);
    connection.rollback();
  }

  private void goesOn(int expected) throws SQLException {
    Flush.commit(connection, opening(Fixtures.account()));
    assertThat(accounts()).isEqualTo(expected);
  }

  private static Account named(String name) {
    var account = Fixtures.account();
    var profile = account.profile();
    return account.seen(
        new dev.kadr.domain.accounts.Profile(name, profile.username(), profile.language()),
        Fixtures.chat(),
        Fixtures.NOW);
  }

  private static Notes opening(Account account) {
    var notes = new Notes();
    notes.newAccounts.add(new Notes.Opened(account, Fixtures.identity()));
    return notes;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int accounts() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM accounts")) {
      rows.next();
      var count = rows.getInt(1);
      connection.rollback();
      return count;
    }
  }
}

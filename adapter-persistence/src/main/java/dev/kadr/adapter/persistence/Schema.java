package dev.kadr.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.logging.core.CompositeLogService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Our tables, as the changelog under this package makes them. */
final class Schema {
  private static final String CHANGELOG = "dev/kadr/adapter/persistence/changelog/changelog.xml";

  private Schema() {}

  /**
   * Brings a database up to date. Waits while another node does the same.
   *
   * @throws IllegalStateException when a change does not fit the database
   */
  static void migrate(DataSource source) {
    // Its own are the console, java.util.logging and a message home.
    var quiet =
        Map.<String, Object>of(
            Scope.Attr.ui.name(),
            new LoggerUIService(),
            Scope.Attr.logService.name(),
            new CompositeLogService(),
            "liquibase.analytics.enabled",
            false);
    try (var connection = source.getConnection()) {
      waitForOurTurn(connection);
      Scope.child(
          quiet,
          () -> {
            try (var liquibase =
                new Liquibase(
                    CHANGELOG,
                    new ClassLoaderResourceAccessor(Schema.class.getClassLoader()),
                    new JdbcConnection(connection))) {
              // It is our turn, so this is the lock of somebody who was killed while migrating.
              liquibase.forceReleaseLocks();
              liquibase.setShowSummary(UpdateSummaryEnum.OFF);
              liquibase.update();
            }
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the database schema could not be brought up to date", e);
    }
  }

  /** Until the connection closes. Liquibase's own lock is a row, which outlives its owner. */
  private static void waitForOurTurn(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(hashtextextended('kadr migrates', 0))");
    }
  }
}

package dev.kadr.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a test database for more threads than there are connections.
 *
 * <p>The product's pool gives up after seconds; a test that asks whether the right thing happens
 * must not fail because the machine is busy.
 */
record PatientPool(HikariDataSource pool, Jdbi jdbi) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static PatientPool of(TestDatabase database, int connections) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setPrepareThreshold(3);
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(PATIENCE.toMillis());
    var pool = new HikariDataSource(config);
    var jdbi =
        Jdbi.create(pool).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
    return new PatientPool(pool, jdbi);
  }

  @Override
  public void close() {
    pool.close();
  }
}

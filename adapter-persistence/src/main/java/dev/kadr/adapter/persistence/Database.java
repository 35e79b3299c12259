package dev.kadr.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kadr.ports.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of connections to a PostgreSQL that does not forget what it acknowledged. */
final class Database implements AutoCloseable {
  /** After this a caller hears that the database is down instead of waiting for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(5);

  /** Plans are kept from the third execution on; the statements of a decision are few and hot. */
  private static final int PREPARE_THRESHOLD = 3;

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(DatabaseAddress address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
    this.jdbi =
        Jdbi.create(pool).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
  }

  /**
   * Opens a pool and proves with its first connection that it works.
   *
   * @param poolSize connections at most, and always
   * @throws IllegalStateException when the server may lose a commit that it acknowledged
   */
  static Database open(DatabaseAddress address, int poolSize) {
    var config = new HikariConfig();
    config.setPoolName("kadr");
    config.setDataSource(source(address, SLOWEST_ANSWER));
    config.setMaximumPoolSize(poolSize);
    config.setMinimumIdle(poolSize);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
    config.setInitializationFailTimeout(PATIENCE.toMillis());
    config.setRegisterMbeans(false);
    var database = new Database(address, new HikariDataSource(config));
    try {
      database.refuseForgetfulServer();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }

  /**
   * A connection outside the pool that may stay silent for long.
   *
   * @throws SQLException when the server cannot be reached
   */
  Connection connect() throws SQLException {
    return source(address, Duration.ZERO).getConnection();
  }

  /** For a look at everything, which takes as long as it takes. */
  Jdbi patient() {
    return Jdbi.create(this::connect).installPlugin(new PostgresPlugin());
  }

  /** Brings the schema up to date; one node does it, the others wait. */
  void migrate() {
    Schema.migrate(source(address, Duration.ZERO));
  }

  DataSource dataSource() {
    return pool;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Whether a connection is to be had and answers, within {@link #PATIENCE}. */
  Probe probe() {
    return new Probe() {
      @Override
      public String name() {
        return "postgresql";
      }

      @Override
      public Finding check() {
        return Database.this.check();
      }
    };
  }

  @Override
  public void close() {
    pool.close();
  }

  private Probe.Finding check() {
    var answer = new CompletableFuture<Probe.Finding>();
    // On a thread of its own: what hangs in the driver ends with its time-outs, not with ours.
    Thread.ofVirtual().name("probe-database").start(() -> answer.complete(ask()));
    return answer
        .completeOnTimeout(broken("no answer"), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private Probe.Finding ask() {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT 1")) {
      return result.next() ? new Probe.Finding.Healthy() : broken("an empty answer");
    } catch (SQLException e) {
      return broken("SQL state " + e.getSQLState());
    }
  }

  private static Probe.Finding broken(String why) {
    return new Probe.Finding.Broken(why, true);
  }

  private void refuseForgetfulServer() {
    var off =
        jdbi.withHandle(
            handle -> {
              List<String> found = new ArrayList<>();
              for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var value =
                    handle
                        .select("SELECT current_setting(:setting)")
                        .bind("setting", setting)
                        .mapTo(String.class)
                        .one();
                if (value.equals("off")) {
                  found.add(setting);
                }
              }
              return found;
            });
    if (!off.isEmpty()) {
      throw new IllegalStateException(
          "the database at "
              + address
              + " may lose what it acknowledged: "
              + String.join(", ", off)
              + " is off; switch it on");
    }
  }

  /**
   * @param slowest how long an answer may take; zero: for ever
   */
  private static DataSource source(DatabaseAddress address, Duration slowest) {
    var properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, "kadr");
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) PATIENCE.toSeconds());
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) slowest.toSeconds());
    PGProperty.PREPARE_THRESHOLD.set(properties, PREPARE_THRESHOLD);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    if (!slowest.isZero() && !address.sets("options")) {
      // The server gives up before we do, so that no lock outlives the connection that waited.
      PGProperty.OPTIONS.set(
          properties,
          "-c lock_timeout="
              + slowest.minusSeconds(1).toMillis()
              + " -c idle_in_transaction_session_timeout="
              + slowest.multipliedBy(2).toMillis());
    }
    var source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    try {
      for (var name : properties.stringPropertyNames()) {
        if (!address.sets(name)) {
          source.setProperty(name, properties.getProperty(name));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the PostgreSQL driver does not know one of our settings", e);
    }
    address.user().ifPresent(source::setUser);
    address.password().ifPresent(source::setPassword);
    return source;
  }
}

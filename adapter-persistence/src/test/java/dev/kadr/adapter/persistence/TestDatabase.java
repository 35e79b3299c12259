package dev.kadr.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A fresh, migrated database on a real PostgreSQL, durable like the product's.
 *
 * <p>One server per test JVM, copies of one migrated template: a database costs some 50 ms.
 */
public final class TestDatabase implements AutoCloseable {
  private static final int POOL_SIZE = 10;

  private final Database database;
  private final String url;

  private TestDatabase(Database database, String url) {
    this.database = database;
    this.url = url;
  }

  /** A new database with our tables and no rows; close it when the test ends. */
  public static TestDatabase migrated() {
    return migrated(POOL_SIZE);
  }

  /** The same for a test that needs more connections at once. */
  public static TestDatabase migrated(int poolSize) {
    var url = Server.SHARED.copyOfTemplate();
    return new TestDatabase(Database.open(DatabaseAddress.parse(url), poolSize), url);
  }

  /** The address of a new database without any table. */
  public static String emptyUrl() {
    return Server.SHARED.newDatabase("template0");
  }

  public DataSource dataSource() {
    return database.dataSource();
  }

  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** Where it is, for a second pool or a whole service beside the test. */
  public String url() {
    return url;
  }

  Database database() {
    return database;
  }

  /** Nothing is dropped: the whole server goes when the JVM ends. */
  @Override
  public void close() {
    database.close();
  }

  private record Server(EmbeddedDatabase embedded, AtomicInteger made) {
    private static final String TEMPLATE = "kadr_template";
    private static final Server SHARED = start();

    private static Server start() {
      try {
        var dir = Files.createTempDirectory("kadr-test-postgres");
        var embedded = EmbeddedDatabase.startOrJoin(dir.resolve("data"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(dir)));
        var server = new Server(embedded, new AtomicInteger());
        server.execute("CREATE DATABASE " + TEMPLATE);
        try (var template = Database.open(server.address(TEMPLATE), 1)) {
          template.migrate();
        }
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String copyOfTemplate() {
      return newDatabase(TEMPLATE);
    }

    String newDatabase(String template) {
      var name = "kadr_" + made.incrementAndGet();
      // FILE_COPY would write a checkpoint for each copy.
      execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY WAL_LOG");
      return address(name).jdbcUrl() + "?user=postgres";
    }

    private DatabaseAddress address(String name) {
      return DatabaseAddress.parse(embedded.jdbcUrl().replace("/postgres?", "/" + name + "?"));
    }

    private void execute(String sql) {
      try (var connection = DriverManager.getConnection(embedded.jdbcUrl());
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }

    /** Killed, not stopped: to stop is to write what is thrown away in the next moment. */
    private static void remove(Path dir) {
      try {
        Postmaster.of(dir.resolve("data")).ifPresent(server -> server.process().destroyForcibly());
        try (var files = Files.walk(dir)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      } catch (IOException | UncheckedIOException e) {
        // Its children die a moment later and may still write: what is left is the system's to
        // clear.
      }
    }
  }
}

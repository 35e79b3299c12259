package dev.kadr.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** The PostgreSQL on which both sides are measured: the product's own, durable. */
final class Ground implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final long pid;

  private Ground(EmbeddedPostgres server, long pid) {
    this.server = server;
    this.pid = pid;
  }

  static Ground open(Path data) throws IOException {
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_wal_size", "8GB") // a checkpoint in one run and not in the other
            .start();
    var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    return new Ground(server, pid);
  }

  int port() {
    return server.getPort();
  }

  Cpu cpu() {
    return new Cpu(pid);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=postgres";
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database));
  }

  void execute(String database, String sql) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long count(String database, String sql) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

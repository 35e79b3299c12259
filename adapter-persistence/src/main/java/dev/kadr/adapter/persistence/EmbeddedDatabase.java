package dev.kadr.adapter.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a folder, for a machine without one: durable, on the loopback address
 * only, without a password.
 *
 * <p>Several processes may use one folder: the first starts the server, the others join it, the
 * last one out stops it. A server whose owner was killed is joined like any other.
 */
final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration ONE_START = Duration.ofSeconds(3);
  private static final int MAX_STARTS = 3;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LOG_TAIL_LINES = 5;

  private final Path dir;
  private final DirectoryUsers users;
  private final Postmaster postmaster;

  private EmbeddedDatabase(Path dir, DirectoryUsers users, Postmaster postmaster) {
    this.dir = dir;
    this.users = users;
    this.postmaster = postmaster;
  }

  /** The same on a port that is free. */
  static EmbeddedDatabase startOrJoin(Path dir) {
    return startOrJoin(dir, 0);
  }

  /**
   * Uses the server that has {@code dir}, or starts one.
   *
   * @param dir made when it is not there; kept
   * @param port for a server that is started, 0 for any
   * @throws IllegalStateException when it cannot be started, with what PostgreSQL said
   */
  static EmbeddedDatabase startOrJoin(Path dir, int port) {
    var data = dir.toAbsolutePath().normalize();
    try {
      Files.createDirectories(data);
      var users = DirectoryUsers.join(data, () -> await(data, port));
      var postmaster =
          Postmaster.of(data)
              .orElseThrow(() -> new IOException("the embedded database stopped at once"));
      Files.writeString(urlFile(data), postmaster.jdbcUrl() + System.lineSeparator());
      return new EmbeddedDatabase(data, users, postmaster);
    } catch (IOException e) {
      throw new IllegalStateException("the embedded database in " + data + " does not start", e);
    }
  }

  String jdbcUrl() {
    return postmaster.jdbcUrl();
  }

  /** Stops the server when nobody else uses it. */
  @Override
  public void close() {
    try {
      users.leave(this::stop);
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded database in " + dir + " was left running", e);
    }
  }

  /** Returns when the server of {@code data} answers; starts it, more than once if need be. */
  private static void await(Path data, int port) throws IOException {
    var start = System.nanoTime();
    var starts = 0;
    Optional<IOException> failure = Optional.empty();
    while (starts < MAX_STARTS && System.nanoTime() - start < START_PATIENCE.toNanos()) {
      var running = Postmaster.of(data);
      if (running.isPresent() && answers(running.get())) {
        return;
      }
      if (Postmaster.starts(data)) {
        LockSupport.parkNanos(PAUSE.toNanos());
      } else {
        // A killed server's children may hold its memory for a moment, and then this fails.
        failure = start(data, port);
        starts++;
      }
    }
    var why = new IOException("PostgreSQL does not answer; it last said: " + logTail(data));
    failure.ifPresent(why::initCause);
    throw why;
  }

  private static Optional<IOException> start(Path data, int port) throws IOException {
    refuseRootWithoutUnshare();
    // The library keeps its own lock for as long as this process lives; ours is enough.
    Files.deleteIfExists(data.resolve("epg-lock"));
    // Left by a dead server; its number may by now be a stranger's, which PostgreSQL would respect.
    Files.deleteIfExists(Postmaster.pidFile(data));
    try {
      var builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(ONE_START)
              .setErrorRedirector(Redirect.appendTo(logFile(data).toFile()))
              .setOutputRedirector(Redirect.appendTo(logFile(data).toFile()))
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              // The library is made for tests, and switches off what keeps data.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("log_checkpoints", "off");
      if (port != 0) {
        builder.setPort(port);
      }
      builder.start();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static void refuseRootWithoutUnshare() throws IOException {
    if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
      throw new IOException(
          "PostgreSQL refuses to run as root, and the command unshare (package util-linux), which"
              + " would hide that from it, does not work here: start as another user, or set"
              + " DATABASE_URL");
    }
  }

  private static boolean answers(Postmaster server) {
    try (var connection =
        DriverManager.getConnection(server.jdbcUrl() + "&connectTimeout=2&socketTimeout=5")) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false; // it recovers, or has just died: the caller looks again
    }
  }

  private void stop() throws IOException {
    Files.deleteIfExists(urlFile(dir));
    try (var connection = DriverManager.getConnection(postmaster.jdbcUrl());
        var statement = connection.createStatement()) {
      // What is still connected is nobody of ours; a polite stop would wait for it for ever.
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
          """);
    } catch (SQLException e) {
      LOG.debug("the embedded database does not answer any more", e);
    }
    postmaster.process().destroy();
    // It takes its file away last of all; a process handle would also wait for the burial.
    var start = System.nanoTime();
    while (Files.exists(Postmaster.pidFile(dir)) && postmaster.process().isAlive()) {
      if (System.nanoTime() - start > STOP_PATIENCE.toNanos()) {
        LOG.warn("the embedded database in {} takes its time to stop", dir);
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static String logTail(Path data) throws IOException {
    try {
      var lines = Files.readAllLines(logFile(data));
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (NoSuchFileException e) {
      return "it wrote nothing";
    }
  }

  private static Path logFile(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private static Path urlFile(Path data) {
    return data.resolveSibling(data.getFileName() + ".url");
  }
}

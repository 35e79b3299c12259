package dev.kadr.app.journey;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A durable PostgreSQL of its own, as an operator has one: it dies and comes back on its port. */
final class Postgres implements AutoCloseable {
  private final Path data;
  private final int port;

  Postgres(Path folder) throws IOException {
    this.data = folder.resolve("external-postgres");
    try (var socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
    start();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  void start() throws IOException {
    Files.deleteIfExists(data.resolve("epg-lock"));
    Files.deleteIfExists(pidFile());
    EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("unix_socket_directories", "")
        .start();
  }

  /** As a power cut does; its children go with it. */
  void kill() throws IOException {
    var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).getFirst()));
    var all = server.stream().flatMap(it -> it.descendants()).toList();
    server.ifPresent(ProcessHandle::destroyForcibly);
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  @Override
  public void close() throws IOException {
    kill();
  }
}

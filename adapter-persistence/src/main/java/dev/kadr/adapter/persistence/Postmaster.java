package dev.kadr.adapter.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server process that has a data directory, as its {@code postmaster.pid} names it.
 *
 * @param port where it listens on the loopback address
 */
record Postmaster(ProcessHandle process, int port) {
  private static final int PID = 0;
  private static final int PORT = 3;

  /** The living server of a data directory; a file left behind by a dead one counts as none. */
  static Optional<Postmaster> of(Path dir) throws IOException {
    try {
      var lines = Files.readAllLines(pidFile(dir));
      if (lines.size() <= PORT) {
        return Optional.empty(); // still being written
      }
      var port = Integer.parseInt(lines.get(PORT).strip());
      return ProcessHandle.of(Long.parseLong(lines.get(PID).strip()))
          .filter(ProcessHandle::isAlive)
          .filter(Postmaster::isServer)
          .map(process -> new Postmaster(process, port));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Path pidFile(Path dir) {
    return dir.resolve("postmaster.pid");
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** False for a stranger that was given a dead server's number, as happens after a reboot. */
  private static boolean isServer(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(true);
  }
}

package dev.kadr.adapter.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that has a data directory, as its {@code postmaster.pid} names it.
 *
 * @param port where it listens on the loopback address
 */
record Postmaster(ProcessHandle process, int port) {
  private static final int PORT = 3; // its line; the first is the process

  /** The living server of a data directory; a file left behind by a dead one counts as none. */
  static Optional<Postmaster> of(Path dir) throws IOException {
    var lines = lines(dir);
    if (lines.size() <= PORT || lines.get(PORT).isBlank()) {
      return Optional.empty(); // none, or its file is still being written
    }
    var port = Integer.parseInt(lines.get(PORT).strip());
    return process(lines)
        .filter(process -> isServer(process).orElseGet(() -> listens(port)))
        .map(process -> new Postmaster(process, port));
  }

  /** Whether a living server has the directory, even if it does not say yet where it listens. */
  static boolean starts(Path dir) throws IOException {
    return process(lines(dir)).flatMap(Postmaster::isServer).orElse(false);
  }

  private static List<String> lines(Path dir) throws IOException {
    try {
      return Files.readAllLines(pidFile(dir));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Optional<ProcessHandle> process(List<String> lines) {
    return lines.stream()
        .findFirst()
        .map(line -> Long.parseLong(line.strip()))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  static Path pidFile(Path dir) {
    return dir.resolve("postmaster.pid");
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /**
   * False for a stranger that was given a dead server's number, as happens after a reboot; absent
   * when the system does not say, as of another user's process or of one that is dead but not yet
   * buried.
   */
  private static Optional<Boolean> isServer(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres"));
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

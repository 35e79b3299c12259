package dev.kadr.adapter.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Who uses an embedded database at this moment, so that the last one out switches it off.
 *
 * <p>Two files of locks beside the data directory; the system drops a killed process's locks, so
 * nobody is counted for ever. In the first each user has a byte of its own. Whoever starts, joins
 * or stops holds the second.
 *
 * <p>The system's locks are a process's: of two users in one process, the first to leave takes the
 * other's byte with it. Only tests do that, and those have no other process to meet.
 */
final class DirectoryUsers {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path turnFile;
  private final FileChannel users;
  private final FileLock own;

  private DirectoryUsers(Path turnFile, FileChannel users, FileLock own) {
    this.turnFile = turnFile;
    this.users = users;
    this.own = own;
  }

  /** Something done while nobody else starts, joins or stops. */
  @FunctionalInterface
  interface Turn {
    void take() throws IOException;
  }

  /** Counts us in, then gives us our turn. */
  static DirectoryUsers join(Path dir, Turn turn) throws IOException {
    var users = open(beside(dir, ".users"));
    try {
      // Before the turn: whoever is about to stop sees us, or we wait here until it has stopped.
      var own = users.lock(RANDOM.nextLong(Long.MAX_VALUE - 1), 1, false);
      var turnFile = beside(dir, ".turn");
      alone(turnFile, turn);
      return new DirectoryUsers(turnFile, users, own);
    } catch (IOException | RuntimeException e) {
      users.close();
      throw e;
    }
  }

  /** Counts us out, and does {@code last} when nobody else is left. */
  void leave(Turn last) throws IOException {
    alone(
        turnFile,
        () -> {
          try (users) {
            own.release();
            if (nobodyIsLeft()) {
              last.take();
            }
          }
        });
  }

  private boolean nobodyIsLeft() throws IOException {
    try {
      return users.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another user in this process
    }
  }

  private static void alone(Path file, Turn turn) throws IOException {
    try (var channel = open(file)) {
      await(file, channel);
      turn.take();
    }
  }

  private static void await(Path file, FileChannel channel) throws IOException {
    var start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      try {
        if (channel.tryLock() != null) {
          return; // released when the channel closes
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this process has its turn: wait like for another process.
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException(
        "another process has been starting or stopping the embedded database for a minute; see "
            + file);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Path beside(Path dir, String ending) {
    return dir.resolveSibling(dir.getFileName() + ending);
  }
}

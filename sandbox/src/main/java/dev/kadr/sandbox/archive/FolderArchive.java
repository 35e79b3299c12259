package dev.kadr.sandbox.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive in a folder: a file per document and per blob, each written beside its place and moved
 * there, so that whoever is killed leaves the old one or the new one and never half of one.
 */
final class FolderArchive implements Archive {
  private static final Logger log = LoggerFactory.getLogger(FolderArchive.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");
  private static final String DOCUMENT = ".json";
  private static final long A_MOMENT_MILLIS = 200;

  private final Path folder;
  private final FileChannel lockFile;
  private final AtomicLong drafts = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread clerk;

  /** What is to be done, by name; guarded by itself. Nothing waits for a disk while it is held. */
  private final Map<String, Change> changes = new LinkedHashMap<>();

  private sealed interface Change {
    record Written(Supplier<JsonNode> content) implements Change {}

    record Removed() implements Change {}
  }

  private FolderArchive(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.clerk = Thread.ofPlatform().daemon().name("sandbox-archive").unstarted(this::work);
  }

  static FolderArchive open(Path folder) {
    try {
      Files.createDirectories(folder);
      var lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw new IllegalStateException("another sandbox keeps its memory in " + folder);
      }
      var archive = new FolderArchive(folder, lockFile);
      archive.clerk.start();
      return archive;
    } catch (IOException failed) {
      throw new UncheckedIOException("the sandbox cannot keep its memory in " + folder, failed);
    }
  }

  private static boolean locked(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock() != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  private Path path(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for the archive: " + name);
    }
    return folder.resolve(name);
  }

  @Override
  public Optional<JsonNode> document(String name) {
    return read(path(name + DOCUMENT)).flatMap(bytes -> parsed(name, bytes));
  }

  /** What cannot be read is set aside by being left out: a sandbox should start, not complain. */
  private static Optional<JsonNode> parsed(String name, byte[] bytes) {
    try {
      return Optional.of(MAPPER.readTree(bytes));
    } catch (JsonProcessingException broken) {
      log.warn("{} is not JSON and is left out", name);
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public List<JsonNode> documents(String name) {
    var found = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(path(name), "*" + DOCUMENT)) {
      files.forEach(found::add);
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    found.sort(Comparator.comparingLong(FolderArchive::age).thenComparing(Path::getFileName));
    return found.stream()
        .flatMap(file -> read(file).flatMap(bytes -> parsed(file.toString(), bytes)).stream())
        .toList();
  }

  private static long age(Path file) {
    return file.toFile().lastModified();
  }

  @Override
  public void changed(String name, Supplier<JsonNode> content) {
    note(name, new Change.Written(content));
  }

  private void work() {
    try {
      while (!closing.await(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
        write();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Later, because the content may be behind a lock that whoever tells of the change holds. */
  private void note(String name, Change change) {
    path(name);
    synchronized (changes) {
      changes.put(name, change);
    }
  }

  private void write() {
    Map<String, Change> due;
    synchronized (changes) {
      due = new LinkedHashMap<>(changes);
      changes.clear();
    }
    due.forEach(this::carryOut);
  }

  private void carryOut(String name, Change change) {
    try {
      switch (change) {
        case Change.Written written ->
            replace(path(name + DOCUMENT), MAPPER.writeValueAsBytes(written.content().get()));
        case Change.Removed removed -> {
          Files.deleteIfExists(path(name + DOCUMENT));
          Files.deleteIfExists(path(name));
        }
      }
    } catch (IOException failed) {
      log.error("{} could not be kept and is tried again", name, failed);
      synchronized (changes) {
        changes.putIfAbsent(name, change);
      }
    } catch (RuntimeException broken) {
      // one stand-in's fault must not end the memory of the others
      log.error("{} has no content that could be kept", name, broken);
    }
  }

  private void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    var draft = file.resolveSibling(file.getFileName() + "." + drafts.incrementAndGet() + ".tmp");
    Files.write(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void put(String name, byte[] blob) {
    try {
      replace(path(name), blob);
    } catch (IOException failed) {
      throw new UncheckedIOException("the sandbox cannot keep " + name, failed);
    }
  }

  @Override
  public Optional<byte[]> blob(String name) {
    return read(path(name));
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void remove(String name) {
    note(name, new Change.Removed());
  }

  /** What has changed is written first. */
  @Override
  public void close() {
    closing.countDown();
    try {
      clerk.join();
      write();
      lockFile.close();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package dev.kadr.adapter.persistence;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Blobs as files of one folder, two levels deep so that no directory grows too large.
 *
 * <p>A file is written under another name, forced to the disk and then renamed, so that its name
 * never stands for half of it.
 */
final class FileBlobs implements Blobs {
  private static final int KEY_BYTES = 24;
  private static final Duration LONGEST_WRITE = Duration.ofDays(1);

  private final Path root;
  private final Path unfinished;
  private final SecureRandom random = new SecureRandom();

  private FileBlobs(Path root) {
    this.root = root;
    this.unfinished = root.resolve("unfinished");
  }

  /**
   * @param now what was left unfinished a day before is removed
   */
  static FileBlobs open(Path dir, Instant now) {
    var blobs = new FileBlobs(dir.toAbsolutePath().normalize());
    try {
      Files.createDirectories(blobs.unfinished);
      blobs.removeUnfinished(now.minus(LONGEST_WRITE));
      return blobs;
    } catch (IOException e) {
      throw new UncheckedIOException("no files can be kept in " + dir, e);
    }
  }

  @Override
  public BlobKey put(Content content) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    var key = new BlobKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    var draft = unfinished.resolve(key.value());
    try {
      try {
        write(content, draft);
        var dir = directory(key);
        makeDirectory(dir);
        Files.move(draft, file(key), StandardCopyOption.ATOMIC_MOVE);
        force(dir);
      } finally {
        Files.deleteIfExists(draft);
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("a blob could not be kept", e);
    }
  }

  @Override
  public Optional<Content> find(BlobKey key) {
    var file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FileContent(file, Files.size(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // deleted at this moment
    } catch (IOException e) {
      throw new UncheckedIOException("a blob could not be read", e);
    }
  }

  @Override
  public void delete(BlobKey key) {
    try {
      if (Files.deleteIfExists(file(key))) {
        force(directory(key));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a blob could not be deleted", e);
    }
  }

  @Override
  public List<Kept> list(Optional<BlobKey> after, int limit) {
    var beyond = after.map(BlobKey::value).orElse("");
    var kept = new ArrayList<Kept>();
    try {
      for (var outer : within(root, start(beyond, 0, 2))) {
        // Everything in a later directory comes after the key, whatever it begins with there.
        var first = name(outer).equals(start(beyond, 0, 2)) ? start(beyond, 2, 4) : "";
        for (var inner : within(outer, first)) {
          for (var file : within(inner, "")) {
            kept(file).filter(it -> it.key().value().compareTo(beyond) > 0).ifPresent(kept::add);
          }
          if (kept.size() >= limit) {
            return List.copyOf(kept.subList(0, limit));
          }
        }
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException("the blobs could not be listed", e);
    }
  }

  private static String start(String key, int from, int to) {
    return key.length() < to ? "" : key.substring(from, to);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** The names in a directory in their order, from {@code first} on; none when it is none. */
  private static List<Path> within(Path dir, String first) throws IOException {
    if (!Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (var names = Files.list(dir)) {
      return names
          .filter(path -> name(path).compareTo(first) >= 0)
          .sorted(Comparator.comparing(FileBlobs::name))
          .toList();
    }
  }

  /** Absent for what is none of ours, and for what is deleted at this moment. */
  private Optional<Kept> kept(Path file) throws IOException {
    try {
      var key = new BlobKey(name(file));
      var about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return about.isRegularFile() && file(key).equals(file)
          ? Optional.of(new Kept(key, about.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A key has no dot and no slash, so its file is always below the root. */
  private Path file(BlobKey key) {
    return directory(key).resolve(key.value());
  }

  private Path directory(BlobKey key) {
    var name = key.value();
    return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4));
  }

  private static void write(Content content, Path draft) throws IOException {
    try (var file =
            FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var from = content.open()) {
      var written = from.transferTo(Channels.newOutputStream(file));
      if (written != content.length()) {
        throw new IOException(
            "of " + content.length() + " bytes " + written + " came: kept whole or not at all");
      }
      file.force(true);
    }
  }

  private void makeDirectory(Path dir) throws IOException {
    if (Files.isDirectory(dir)) {
      return;
    }
    for (var level = root; !level.equals(dir); ) {
      var next = level.resolve(level.relativize(dir).getName(0));
      try {
        Files.createDirectory(next);
      } catch (FileAlreadyExistsException e) {
        // Made by another blob: it may not have forced it yet, so we do.
      }
      force(level);
      level = next;
    }
  }

  /** Makes a directory remember its names after a power failure. */
  private static void force(Path dir) throws IOException {
    try (var channel = FileChannel.open(dir, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void removeUnfinished(Instant before) throws IOException {
    try (var drafts = Files.newDirectoryStream(unfinished)) {
      for (var draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  private record FileContent(Path file, long length) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
  }
}

package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Telegram's files, by {@code file_id} and, for an hour after getFile, by path. */
final class FileStore {
  private static final int DOWNLOAD_LIMIT_BYTES = 20 << 20;
  private static final Duration LINK_LIFETIME = Duration.ofHours(1);

  private record Link(StoredFile file, Instant until) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final Map<String, Media> media = new ConcurrentHashMap<>();
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  FileStore(Clock clock) {
    this.clock = clock;
  }

  StoredFile store(MediaKind kind, String fileName, String contentType, byte[] bytes) {
    var nonce = new byte[33];
    random.nextBytes(nonce);
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var id = kind.idPrefix() + encoder.encodeToString(nonce);
    var uniqueId = "AQAD" + encoder.encodeToString(digest(bytes)).substring(0, 12);
    var file = new StoredFile(id, uniqueId, kind, fileName, contentType, bytes);
    files.put(id, file);
    return file;
  }

  /** The same bytes have the same {@code file_unique_id}, as Telegram promises. */
  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Remembers what sending {@code fileId} again sends. */
  void remember(String fileId, Media whole) {
    media.put(fileId, whole);
  }

  Optional<Media> media(String fileId) {
    return Optional.ofNullable(media.get(fileId));
  }

  Optional<StoredFile> find(String fileId) {
    return Optional.ofNullable(files.get(fileId));
  }

  /** The answer of getFile: a path that can be downloaded for an hour. */
  ObjectNode link(String fileId) {
    var file = find(fileId).orElseThrow(() -> Refusal.badRequest("invalid file_id"));
    if (file.bytes().length > DOWNLOAD_LIMIT_BYTES) {
      throw Refusal.badRequest("file is too big");
    }
    var path = file.kind().folder() + "/file_" + numbers.getAndIncrement() + extension(file);
    links.put(path, new Link(file, clock.instant().plus(LINK_LIFETIME)));
    return Json.object()
        .put("file_id", file.id())
        .put("file_unique_id", file.uniqueId())
        .put("file_size", file.bytes().length)
        .put("file_path", path);
  }

  private static String extension(StoredFile file) {
    var dot = file.fileName().lastIndexOf('.');
    var extension = dot < 0 ? "" : file.fileName().substring(dot);
    return extension.matches("\\.[A-Za-z0-9]{1,8}") ? extension : "";
  }

  Optional<StoredFile> byPath(String path) {
    return Optional.ofNullable(links.get(path))
        .filter(link -> clock.instant().isBefore(link.until))
        .map(Link::file);
  }

  void clear() {
    files.clear();
    media.clear();
    links.clear();
  }
}

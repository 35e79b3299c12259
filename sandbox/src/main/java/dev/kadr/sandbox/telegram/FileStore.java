package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kadr.sandbox.archive.Archive;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Telegram's files, by {@code file_id} and, for an hour after getFile, by path. */
final class FileStore {
  private static final int DOWNLOAD_LIMIT_BYTES = 20 << 20;
  private static final Duration LINK_LIFETIME = Duration.ofHours(1);
  private static final String DOCUMENTS = "telegram/media";
  private static final String BLOBS = "telegram/files/";

  /** The oldest make way: a sandbox that runs for months must not fill the disk. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int MOST_MEDIA = 20_000;

  private record Link(StoredFile file, Instant until) {}

  /** One sending: the file, or a photo's files in all its sizes. */
  private record Kept(Media media, List<StoredFile> files) {
    long bytes() {
      return files.stream().mapToLong(StoredFile::size).sum();
    }

    JsonNode toJson() {
      var json = Json.object().put("kind", media.kind().field());
      json.set("json", media.json());
      var list = json.putArray("files");
      files.forEach(file -> list.add(file.toJson()));
      return json;
    }
  }

  private final Clock clock;
  private final Archive archive;
  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();
  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final Map<String, Media> media = new ConcurrentHashMap<>();
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private long bytes;

  FileStore(Clock clock, Archive archive) {
    this.clock = clock;
    this.archive = archive;
    archive.documents(DOCUMENTS).forEach(this::restore);
  }

  private void restore(JsonNode json) {
    var stored = json.path("files").valueStream().map(StoredFile::fromJson).toList();
    var kind = MediaKind.named(json.path("kind").asText());
    if (kind.isPresent() && !stored.isEmpty()) {
      add(new Kept(new Media(kind.get(), json.path("json")), stored));
    }
  }

  /** Takes the bytes in; they are found once {@link #keep} has said what they are. */
  StoredFile store(MediaKind kind, String fileName, String contentType, byte[] content) {
    var nonce = new byte[33];
    random.nextBytes(nonce);
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var id = kind.idPrefix() + encoder.encodeToString(nonce);
    var uniqueId = "AQAD" + encoder.encodeToString(digest(content)).substring(0, 12);
    archive.put(BLOBS + id, content);
    return new StoredFile(id, uniqueId, kind, fileName, contentType, content.length);
  }

  /** The same bytes have the same {@code file_unique_id}, as Telegram promises. */
  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * From now on each of these files can be fetched, and stands for {@code whole} when sent again.
   */
  void keep(Media whole, List<StoredFile> stored) {
    var sending = new Kept(whole, List.copyOf(stored));
    add(sending);
    archive.changed(document(sending), sending::toJson);
  }

  private static String document(Kept sending) {
    return DOCUMENTS + "/" + sending.files().getFirst().id();
  }

  private synchronized void add(Kept sending) {
    kept.put(sending.files().getFirst().id(), sending);
    bytes += sending.bytes();
    for (var file : sending.files()) {
      files.put(file.id(), file);
      media.put(file.id(), sending.media());
    }
    while (kept.size() > 1 && (bytes > MOST_BYTES || kept.size() > MOST_MEDIA)) {
      forget(kept.pollFirstEntry().getValue());
    }
  }

  private void forget(Kept sending) {
    bytes -= sending.bytes();
    archive.remove(document(sending));
    for (var file : sending.files()) {
      files.remove(file.id());
      media.remove(file.id());
      archive.remove(BLOBS + file.id());
    }
  }

  Optional<Media> media(String fileId) {
    return Optional.ofNullable(media.get(fileId));
  }

  Optional<StoredFile> find(String fileId) {
    return Optional.ofNullable(files.get(fileId));
  }

  /** What is in a file. */
  byte[] content(StoredFile file) {
    return archive.blob(BLOBS + file.id()).orElseThrow(() -> Refusal.notFound("Not Found"));
  }

  /** The answer of getFile: a path that can be downloaded for an hour. */
  ObjectNode link(String fileId) {
    var file = find(fileId).orElseThrow(() -> Refusal.badRequest("invalid file_id"));
    if (file.size() > DOWNLOAD_LIMIT_BYTES) {
      throw Refusal.badRequest("file is too big");
    }
    var path = file.kind().folder() + "/file_" + numbers.getAndIncrement() + extension(file);
    var now = clock.instant();
    links.values().removeIf(link -> !now.isBefore(link.until));
    links.put(path, new Link(file, now.plus(LINK_LIFETIME)));
    return Json.object()
        .put("file_id", file.id())
        .put("file_unique_id", file.uniqueId())
        .put("file_size", file.size())
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

  synchronized void clear() {
    List.copyOf(kept.values()).forEach(this::forget);
    kept.clear();
    links.clear();
  }
}

package dev.kadr.sandbox.genapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.sandbox.archive.Archive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The result files: found until they expire, denied afterwards, as object storage does it. */
final class Shelf {
  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 256L << 20;

  /** What is under a name. */
  sealed interface Entry {
    record Picture(Bytes content, String mediaType) implements Entry {}

    /** An HTML page where a picture was promised. */
    record Page() implements Entry {}

    /** More bytes than anybody should read. */
    record Huge() implements Entry {}

    /** Was here once. */
    record Expired() implements Entry {}

    record Missing() implements Entry {}
  }

  /** What is kept of an entry; a picture's bytes are in the archive. */
  private record Kept(Kind kind, String mediaType, int bytes, Instant until) {
    enum Kind {
      PICTURE,
      PAGE,
      HUGE,
      EXPIRED
    }

    Kept emptied() {
      return new Kept(Kind.EXPIRED, "", 0, until);
    }

    JsonNode toJson(String name) {
      return Json.object()
          .put("name", name)
          .put("kind", kind.name())
          .put("media_type", mediaType)
          .put("bytes", bytes)
          .put("until", until.toString());
    }

    static Kept fromJson(JsonNode json) {
      return new Kept(
          Kind.valueOf(json.path("kind").asText()),
          json.path("media_type").asText(),
          json.path("bytes").asInt(),
          Instant.parse(json.path("until").asText()));
    }
  }

  private static final String DOCUMENTS = "genapi/shelf";
  private static final String BLOBS = "genapi/files/";

  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();
  private final Clock clock;
  private final Duration ttl;
  private final Archive archive;
  private long bytes;

  Shelf(Clock clock, Duration ttl, Archive archive) {
    this.clock = clock;
    this.ttl = ttl;
    this.archive = archive;
    for (var json : archive.documents(DOCUMENTS)) {
      var found = Kept.fromJson(json);
      kept.put(json.path("name").asText(), found);
      bytes += found.bytes();
    }
  }

  /** A name like the real ones, {@code 1766346645_69484f5545d1a.png}. */
  String newName(String extension) {
    var hex = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return clock.instant().getEpochSecond() + "_" + hex.substring(0, 13) + "." + extension;
  }

  synchronized void put(String name, Entry entry) {
    var until = clock.instant().plus(ttl);
    switch (entry) {
      case Entry.Picture picture -> {
        archive.put(BLOBS + name, picture.content().array());
        var size = picture.content().size();
        keep(name, new Kept(Kept.Kind.PICTURE, picture.mediaType(), size, until));
      }
      case Entry.Page page -> keep(name, new Kept(Kept.Kind.PAGE, "", 0, until));
      case Entry.Huge huge -> keep(name, new Kept(Kept.Kind.HUGE, "", 0, until));
      case Entry.Expired expired -> keep(name, new Kept(Kept.Kind.EXPIRED, "", 0, until));
      case Entry.Missing missing -> {}
    }
    makeRoom();
  }

  private void keep(String name, Kept entry) {
    kept.put(name, entry);
    bytes += entry.bytes();
    archive.changed(DOCUMENTS + "/" + name, () -> entry.toJson(name));
  }

  private void makeRoom() {
    var now = clock.instant();
    if (kept.size() > MOST_ENTRIES) {
      var oldest = kept.pollFirstEntry();
      bytes -= oldest.getValue().bytes();
      forget(oldest.getKey());
    }
    // Oldest first: what has expired gives its bytes back, then what there is no memory for.
    for (var each : kept.entrySet()) {
      var value = each.getValue();
      if (value.until().isAfter(now) && bytes <= MOST_BYTES) {
        break;
      }
      if (value.kind() != Kept.Kind.EXPIRED) {
        bytes -= value.bytes();
        each.setValue(value.emptied());
        archive.remove(BLOBS + each.getKey());
        archive.changed(
            DOCUMENTS + "/" + each.getKey(), () -> value.emptied().toJson(each.getKey()));
      }
    }
  }

  private void forget(String name) {
    archive.remove(DOCUMENTS + "/" + name);
    archive.remove(BLOBS + name);
  }

  synchronized Entry find(String name) {
    var found = kept.get(name);
    if (found == null) {
      return new Entry.Missing();
    }
    if (!found.until().isAfter(clock.instant())) {
      return new Entry.Expired();
    }
    return switch (found.kind()) {
      case PICTURE ->
          archive
              .blob(BLOBS + name)
              .<Entry>map(blob -> new Entry.Picture(new Bytes(blob), found.mediaType()))
              .orElseGet(Entry.Expired::new);
      case PAGE -> new Entry.Page();
      case HUGE -> new Entry.Huge();
      case EXPIRED -> new Entry.Expired();
    };
  }

  synchronized void clear() {
    kept.keySet().forEach(this::forget);
    kept.clear();
    bytes = 0;
  }
}

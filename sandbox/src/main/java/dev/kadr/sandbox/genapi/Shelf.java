package dev.kadr.sandbox.genapi;

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

  private record Kept(Entry entry, Instant until) {
    long bytes() {
      return switch (entry) {
        case Entry.Picture picture -> picture.content().size();
        case Entry.Page page -> 0;
        case Entry.Huge huge -> 0;
        case Entry.Expired expired -> 0;
        case Entry.Missing missing -> 0;
      };
    }

    Kept emptied() {
      return new Kept(new Entry.Expired(), until);
    }
  }

  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();
  private final Clock clock;
  private final Duration ttl;
  private long bytes;

  Shelf(Clock clock, Duration ttl) {
    this.clock = clock;
    this.ttl = ttl;
  }

  /** A name like the real ones, {@code 1766346645_69484f5545d1a.png}. */
  String newName(String extension) {
    var hex = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return clock.instant().getEpochSecond() + "_" + hex.substring(0, 13) + "." + extension;
  }

  synchronized void put(String name, Entry entry) {
    var now = clock.instant();
    var added = new Kept(entry, now.plus(ttl));
    kept.put(name, added);
    bytes += added.bytes();
    if (kept.size() > MOST_ENTRIES) {
      bytes -= kept.pollFirstEntry().getValue().bytes();
    }
    // Oldest first: what has expired gives its bytes back, then what there is no memory for.
    for (var each : kept.entrySet()) {
      var value = each.getValue();
      if (value.until().isAfter(now) && bytes <= MOST_BYTES) {
        break;
      }
      bytes -= value.bytes();
      each.setValue(value.emptied());
    }
  }

  synchronized Entry find(String name) {
    var found = kept.get(name);
    if (found == null) {
      return new Entry.Missing();
    }
    return found.until().isAfter(clock.instant()) ? found.entry() : new Entry.Expired();
  }

  synchronized void clear() {
    kept.clear();
    bytes = 0;
  }
}

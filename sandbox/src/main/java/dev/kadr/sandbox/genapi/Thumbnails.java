package dev.kadr.sandbox.genapi;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Small pictures for the board: what came in and what came of it, of the newest jobs. */
final class Thumbnails {
  private static final int MOST_KEPT = 400;

  private final LinkedHashMap<String, Bytes> kept = new LinkedHashMap<>();

  void putPhoto(long id, BufferedImage photo) {
    keep("photo-" + id, Canvas.thumbnail(photo));
  }

  void put(long id, Bytes thumbnail) {
    keep(Long.toString(id), thumbnail);
  }

  private synchronized void keep(String name, Bytes content) {
    kept.put(name, content);
    if (kept.size() > MOST_KEPT) {
      kept.pollFirstEntry();
    }
  }

  /** Found under the job's id, or under {@code photo-} and the id. */
  synchronized Optional<Bytes> find(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  boolean hasPhoto(long id) {
    return find("photo-" + id).isPresent();
  }

  synchronized void clear() {
    kept.clear();
  }
}

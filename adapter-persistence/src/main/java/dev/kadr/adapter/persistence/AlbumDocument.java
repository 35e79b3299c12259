package dev.kadr.adapter.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Album.Part;
import dev.kadr.domain.generation.BlobKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An album as JSON, a part of its dialogue's. It outlives a deployment, so its names stay as they
 * are.
 *
 * @param parts by the number of their message
 * @param before absent in those of old, and where it adds to nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlbumDocument(
    List<String> groups,
    Map<Long, PartDocument> parts,
    String lastAt,
    String stage,
    @Nullable List<String> taken,
    @Nullable List<String> before) {

  /**
   * One message of it.
   *
   * @param since for one that is coming
   * @param picture for one that is there
   * @param leftOut why it does not count
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartDocument(
      @Nullable String caption,
      @Nullable String since,
      @Nullable String picture,
      @Nullable String leftOut) {

    static PartDocument of(Part part) {
      var caption = part.caption().orElse(null);
      return switch (part) {
        case Part.Coming coming -> new PartDocument(caption, coming.since().toString(), null, null);
        case Part.Picture picture -> new PartDocument(caption, null, picture.key().value(), null);
        case Part.LeftOut leftOut -> new PartDocument(caption, null, null, Names.of(leftOut.why()));
      };
    }

    Part toDomain() {
      var words = Optional.ofNullable(caption);
      if (since != null) {
        return new Part.Coming(words, Instant.parse(since));
      }
      return picture != null
          ? new Part.Picture(words, new BlobKey(picture))
          : new Part.LeftOut(words, Names.parse(Album.Why.class, leftOut == null ? "" : leftOut));
    }
  }

  static AlbumDocument of(Album album) {
    var parts = new TreeMap<Long, PartDocument>();
    album.parts().forEach((message, part) -> parts.put(message, PartDocument.of(part)));
    return new AlbumDocument(
        List.copyOf(album.groups()),
        parts,
        album.lastAt().toString(),
        Names.of(album.stage()),
        album.taken().map(AlbumDocument::names).orElse(null),
        album.before().isEmpty() ? null : names(album.before()));
  }

  private static List<String> names(List<BlobKey> keys) {
    return keys.stream().map(BlobKey::value).toList();
  }

  private static List<BlobKey> keys(List<String> names) {
    return names.stream().map(BlobKey::new).toList();
  }

  Album toDomain() {
    return new Album(
        new TreeSet<>(groups),
        parts.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().toDomain(),
                    (one, other) -> one,
                    TreeMap::new)),
        Instant.parse(lastAt),
        Names.parse(Album.Stage.class, stage),
        Optional.ofNullable(taken).map(AlbumDocument::keys),
        before == null ? List.of() : keys(before));
  }
}

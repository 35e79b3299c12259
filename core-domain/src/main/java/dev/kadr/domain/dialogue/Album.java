package dev.kadr.domain.dialogue;

import dev.kadr.domain.generation.BlobKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Pictures that were sent as one and come one by one, late and in any order; what becomes of it
 * depends on the order in which they were sent only.
 *
 * @param groups the messenger's names for it; a second group that comes while the first is still
 *     coming is the same album: a client splits what is longer than ten
 * @param parts by the number of their message, which is the order in which they were sent
 * @param lastAt when the last part came
 * @param taken the pictures that were taken for the draft, if they were
 * @param before the photos that were there when it began: without words of its own it adds to them,
 *     since a client that splits what is longer than ten may be slow
 */
public record Album(
    SortedSet<String> groups,
    SortedMap<Long, Part> parts,
    Instant lastAt,
    Stage stage,
    Optional<List<BlobKey>> taken,
    List<BlobKey> before) {
  /** More are not taken, whatever the model. */
  public static final int MOST_PICTURES = 10;

  /** After this long without another part it is complete, until another part comes. */
  public static final Duration QUIET = Duration.ofSeconds(2);

  /** A part that was announced and is not there after this long is not waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** More parts than this are nobody's album. */
  private static final int MOST_PARTS = 40;

  /** How far it is. */
  public enum Stage {
    GATHERING,
    /** Its pictures are the draft's, and nobody was told. */
    TAKEN,
    TOLD
  }

  /** One message of it. */
  public sealed interface Part {
    Optional<String> caption();

    /** It is being fetched. */
    record Coming(Optional<String> caption, Instant since) implements Part {}

    record Picture(Optional<String> caption, BlobKey key) implements Part {}

    record LeftOut(Optional<String> caption, Why why) implements Part {}
  }

  /** Why a part is no picture of the request. */
  public enum Why {
    /** A video or another file. */
    OTHER,
    /** A picture that cannot be read. */
    UNUSABLE
  }

  /**
   * What of it does not count.
   *
   * @param surplus pictures after the first {@value Album#MOST_PICTURES}
   */
  public record Remainder(int surplus, int other, int unusable) {
    /** All of it counts. */
    public static final Remainder NONE = new Remainder(0, 0, 0);
  }

  public Album {
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    taken = taken.map(List::copyOf);
    before = List.copyOf(before);
  }

  static Album begun(String group, long message, Part part, Instant now, List<BlobKey> before) {
    var groups = new TreeSet<>(List.of(group));
    var parts = new TreeMap<Long, Part>();
    parts.put(message, part);
    return new Album(groups, parts, now, Stage.GATHERING, Optional.empty(), before);
  }

  /** Whether a part of {@code group} belongs to it. */
  boolean takesIn(String group) {
    return groups.contains(group) || isComing();
  }

  boolean isComing() {
    return stage == Stage.GATHERING && taken.isEmpty();
  }

  /** With another part, or with what became of one; the same news again changes nothing. */
  Album with(String group, long message, Part part, Instant now) {
    var known = Optional.ofNullable(parts.get(message));
    if (known.filter(before -> !(before instanceof Part.Coming)).isPresent()
        || (known.isEmpty() && parts.size() >= MOST_PARTS)) {
      return this;
    }
    var more = new TreeSet<>(groups);
    more.add(group);
    var next = new TreeMap<>(parts);
    next.put(message, part);
    return new Album(more, next, known.isEmpty() ? now : lastAt, Stage.GATHERING, taken, before);
  }

  /** The pictures that count, in the order in which they were sent; empty when it has none. */
  public List<BlobKey> pictures() {
    return all().stream().limit(MOST_PICTURES).toList();
  }

  private List<BlobKey> all() {
    return adds() ? Stream.concat(before.stream(), files().stream()).toList() : files();
  }

  /** Whether its pictures come to those that were there, and do not take their place. */
  public boolean adds() {
    return !before.isEmpty() && caption().isEmpty() && !files().isEmpty();
  }

  List<BlobKey> files() {
    return every(Part.Picture.class).map(Part.Picture::key).toList();
  }

  public Remainder remainder() {
    return new Remainder(
        Math.max(0, all().size() - MOST_PICTURES), leftOut(Why.OTHER), leftOut(Why.UNUSABLE));
  }

  private int leftOut(Why why) {
    return (int) every(Part.LeftOut.class).filter(part -> part.why() == why).count();
  }

  private <T> Stream<T> every(Class<T> kind) {
    return parts.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The words that came with it: those of the first message that has any. */
  public Optional<String> caption() {
    return parts.values().stream()
        .flatMap(part -> part.caption().stream())
        .filter(words -> !words.isBlank())
        .findFirst();
  }

  /** When to look whether it is complete; absent when it is. */
  public Optional<Instant> waitsUntil(Instant now) {
    var quiet = lastAt.plus(QUIET);
    if (quiet.isAfter(now)) {
      return Optional.of(quiet);
    }
    var coming =
        every(Part.Coming.class).anyMatch(part -> part.since().plus(PATIENCE).isAfter(now));
    return coming ? Optional.of(now.plus(QUIET.dividedBy(4))) : Optional.empty();
  }

  Album at(Stage next) {
    return new Album(groups, parts, lastAt, next, taken, before);
  }

  Album taking(List<BlobKey> pictures) {
    return new Album(groups, parts, lastAt, Stage.TAKEN, Optional.of(pictures), before);
  }
}

package dev.kadr.ports.testkit;

import dev.kadr.ports.dialogue.UpdateInbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Updates in a map, in the order of their ids within a lane. */
public final class InMemoryUpdateInbox implements UpdateInbox {
  private final Map<Long, Row> rows = new TreeMap<>();
  private final Map<String, Claim> claims = new HashMap<>();
  private final Clock clock;

  public InMemoryUpdateInbox(Clock clock) {
    this.clock = clock;
  }

  private enum Fate {
    OPEN,
    DONE,
    PARKED
  }

  private record Row(Update update, int tries, Instant due, Fate fate, String error) {
    Row ended(Fate end, String why) {
      return new Row(update, tries, due, end, why);
    }
  }

  private record Claim(String node, Instant until) {}

  @Override
  public synchronized boolean store(Update update) {
    var row = new Row(update, 0, Instant.MIN, Fate.OPEN, "");
    return rows.putIfAbsent(update.id(), row) == null;
  }

  @Override
  public synchronized List<String> claim(String node, int limit, Duration lease) {
    var lanes =
        open()
            .map(row -> row.update().lane())
            .distinct()
            .filter(lane -> !claimed(lane))
            .filter(lane -> first(lane).filter(this::due).isPresent())
            .limit(limit)
            .toList();
    lanes.forEach(lane -> claims.put(lane, new Claim(node, clock.instant().plus(lease))));
    return lanes;
  }

  @Override
  public synchronized Set<String> renew(String node, Set<String> lanes, Duration lease) {
    var held = lanes.stream().filter(lane -> holds(node, lane)).collect(Collectors.toSet());
    held.forEach(lane -> claims.put(lane, new Claim(node, clock.instant().plus(lease))));
    return held;
  }

  @Override
  public synchronized void release(String node, String lane) {
    if (holds(node, lane)) {
      claims.remove(lane);
    }
  }

  @Override
  public synchronized List<Pending> pending(String lane, int limit) {
    if (first(lane).filter(this::due).isEmpty()) {
      return List.of();
    }
    return open()
        .filter(row -> row.update().lane().equals(lane))
        .sorted(Comparator.comparingLong(row -> row.update().id()))
        .limit(limit)
        .map(row -> new Pending(row.update().id(), row.update().body(), row.tries()))
        .toList();
  }

  @Override
  public synchronized void done(long updateId) {
    rows.computeIfPresent(updateId, (id, row) -> row.ended(Fate.DONE, ""));
  }

  @Override
  public synchronized void failed(long updateId, String error, Instant due) {
    rows.computeIfPresent(
        updateId, (id, row) -> new Row(row.update(), row.tries() + 1, due, Fate.OPEN, error));
  }

  @Override
  public synchronized void postpone(long updateId, Instant due) {
    rows.computeIfPresent(
        updateId, (id, row) -> new Row(row.update(), row.tries(), due, row.fate(), row.error()));
  }

  @Override
  public synchronized void park(long updateId, String error) {
    rows.computeIfPresent(updateId, (id, row) -> row.ended(Fate.PARKED, error));
  }

  @Override
  public synchronized List<Parked> parked(int limit) {
    return rows.values().stream()
        .filter(row -> row.fate() == Fate.PARKED)
        .limit(limit)
        .map(row -> parked(row.update(), row.error()))
        .toList();
  }

  private static Parked parked(Update it, String error) {
    return new Parked(it.id(), it.lane(), error, it.receivedAt());
  }

  @Override
  public synchronized boolean retry(long updateId) {
    var row = rows.get(updateId);
    if (row == null || row.fate() != Fate.PARKED) {
      return false;
    }
    rows.put(updateId, new Row(row.update(), 0, Instant.MIN, Fate.OPEN, ""));
    return true;
  }

  /** The error that an update was given up with. */
  public synchronized Optional<String> errorOf(long updateId) {
    return Optional.ofNullable(rows.get(updateId))
        .filter(row -> row.fate() == Fate.PARKED)
        .map(Row::error);
  }

  private Stream<Row> open() {
    return rows.values().stream().filter(row -> row.fate() == Fate.OPEN);
  }

  private Optional<Row> first(String lane) {
    return open().filter(row -> row.update().lane().equals(lane)).findFirst();
  }

  private boolean due(Row row) {
    return !row.due().isAfter(clock.instant());
  }

  private boolean claimed(String lane) {
    return Optional.ofNullable(claims.get(lane)).filter(this::lasts).isPresent();
  }

  private boolean holds(String node, String lane) {
    return Optional.ofNullable(claims.get(lane))
        .filter(this::lasts)
        .filter(claim -> claim.node().equals(node))
        .isPresent();
  }

  private boolean lasts(Claim claim) {
    return claim.until().isAfter(clock.instant());
  }
}

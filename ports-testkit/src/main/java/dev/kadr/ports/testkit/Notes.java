package dev.kadr.ports.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What one transaction noted, until it is written all at once or forgotten. */
final class Notes {
  private final List<Consumer<Tables>> changes = new ArrayList<>();
  private final Set<Row> rows = new HashSet<>();

  private record Row(String table, Object key) {}

  /** Says that a row will be written by the next change; no row is written by two. */
  void claim(String table, Object key) {
    if (!rows.add(new Row(table, key))) {
      throw new IllegalStateException("one transaction notes " + key + " of " + table + " twice");
    }
  }

  void change(Consumer<Tables> change) {
    changes.add(change);
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Writes everything into {@code tables}, which are worthless when this throws. */
  void writeTo(Tables tables) {
    changes.forEach(change -> change.accept(tables));
    new Invariants(tables).check();
  }
}

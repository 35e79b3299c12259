package dev.kadr.ports.testkit;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.messaging.Showings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What progress messages show, in a map. */
public final class InMemoryShowings implements Showings {
  private final Map<GenerationId, Shown> showings = new HashMap<>();

  private record Shown(
      Optional<String> words, Optional<Instant> until, boolean closed, Instant touched) {
    static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty(), false, Instant.MIN);

    boolean isBusy(Instant now) {
      return until.filter(end -> end.isAfter(now)).isPresent();
    }
  }

  private Shown of(GenerationId generation) {
    return showings.getOrDefault(generation, Shown.NOTHING);
  }

  @Override
  public synchronized boolean begin(
      GenerationId generation, String shown, Instant now, Instant until) {
    var before = of(generation);
    if (before.closed() || before.isBusy(now) || before.words().equals(Optional.of(shown))) {
      return false;
    }
    showings.put(generation, new Shown(Optional.of(shown), Optional.of(until), false, now));
    return true;
  }

  @Override
  public synchronized void end(GenerationId generation, boolean shown) {
    var before = showings.get(generation);
    if (before == null) {
      return;
    }
    var words = shown ? before.words() : Optional.<String>empty();
    showings.put(generation, new Shown(words, Optional.empty(), before.closed(), before.touched()));
  }

  @Override
  public synchronized Closing close(GenerationId generation, Instant now) {
    var before = of(generation);
    if (before.closed()) {
      return Closing.BEFORE;
    }
    if (before.isBusy(now)) {
      return Closing.BUSY;
    }
    showings.put(generation, new Shown(before.words(), Optional.empty(), true, now));
    return Closing.NOW;
  }

  @Override
  public synchronized int forget(Instant before, int limit) {
    var old =
        showings.entrySet().stream()
            .filter(entry -> entry.getValue().touched().isBefore(before))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(showings::remove);
    return old.size();
  }
}

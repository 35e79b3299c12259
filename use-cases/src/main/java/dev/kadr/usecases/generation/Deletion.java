package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Deletes files one by one: one that cannot be deleted does not keep the others. */
record Deletion(Blobs blobs) {

  /**
   * What came of it.
   *
   * @param stuck how many are there still
   */
  record Outcome(Set<BlobKey> gone, int stuck) {
    static final Outcome NOTHING = new Outcome(Set.of(), 0);

    Outcome {
      gone = Set.copyOf(gone);
    }

    Outcome and(Outcome other) {
      var both = new HashSet<>(gone);
      both.addAll(other.gone());
      return new Outcome(both, stuck + other.stuck());
    }
  }

  Outcome of(Collection<BlobKey> files) {
    var gone = new HashSet<BlobKey>();
    var stuck = 0;
    for (var file : files) {
      try {
        blobs.delete(file);
        gone.add(file);
      } catch (UncheckedIOException refused) {
        stuck++; // told by an alert, and tried again in the next round
      }
    }
    return new Outcome(gone, stuck);
  }
}

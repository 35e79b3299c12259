package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.generation.KeptFiles;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The second step of letting files go: those that are noted as to be erased are. */
record Erasure(KeptFiles keptFiles, Dialogues dialogues, Deletion deletion, Checkpoint checkpoint) {

  /** Since they were noted somebody may have begun something new with one of the files. */
  Deletion.Outcome of(Collection<BlobKey> files) {
    if (files.isEmpty()) {
      return Deletion.Outcome.NOTHING;
    }
    var named = keptFiles.named(files);
    keptFiles.settle(named);
    var unwanted = new HashSet<>(files);
    unwanted.removeAll(named);
    unwanted.removeAll(held(unwanted));
    var outcome = deletion.of(unwanted);
    checkpoint.reached("files-deleted");
    keptFiles.settle(outcome.gone());
    return outcome;
  }

  /** What an open dialogue may begin from. */
  Set<BlobKey> held(Set<BlobKey> files) {
    return files.isEmpty() ? Set.of() : dialogues.holding(files);
  }
}

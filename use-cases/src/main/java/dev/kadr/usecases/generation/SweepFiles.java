package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.usecases.Policy;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes files that nobody names: photos that were never confirmed, and what a crash left between
 * the keeping of a file and the row that was to name it. Young ones may be about to be named.
 *
 * <p>A round looks at a bounded number and the next goes on where it ended. Where that was is kept
 * in memory only: after a restart it begins again, and nothing is lost by that.
 */
public final class SweepFiles {
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 40;

  private final KeptFiles keptFiles;
  private final Dialogues dialogues;
  private final Blobs blobs;
  private final Deletion deletion;
  private final Policy.Retention retention;
  private final Clock clock;
  private volatile Optional<BlobKey> lookedAtUpTo = Optional.empty();

  SweepFiles(KeptFiles keptFiles, Dialogues dialogues, Blobs blobs, Policy policy, Clock clock) {
    this.keptFiles = keptFiles;
    this.dialogues = dialogues;
    this.blobs = blobs;
    this.deletion = new Deletion(blobs);
    this.retention = policy.retention();
    this.clock = clock;
  }

  /**
   * What one round did.
   *
   * @param deleted how many files are gone
   * @param stuck how many could not be deleted; they are tried again
   */
  public record Result(int deleted, int stuck) {}

  public Result sweep() {
    var whole = Deletion.Outcome.NOTHING;
    for (var page = 0; page < MOST_PAGES; page++) {
      var kept = blobs.list(lookedAtUpTo, PAGE);
      whole = whole.and(deletion.of(unwanted(kept)));
      if (kept.size() < PAGE) {
        lookedAtUpTo = Optional.empty();
        break;
      }
      lookedAtUpTo = Optional.of(kept.getLast().key());
    }
    return new Result(whole.gone().size(), whole.stuck());
  }

  private Set<BlobKey> unwanted(List<Blobs.Kept> kept) {
    var before = clock.instant().minus(retention.unnamed());
    var old =
        kept.stream()
            .filter(copy -> copy.since().isBefore(before))
            .map(Blobs.Kept::key)
            .collect(Collectors.toCollection(HashSet::new));
    if (!old.isEmpty()) {
      old.removeAll(keptFiles.named(old));
    }
    if (!old.isEmpty()) {
      old.removeAll(dialogues.holding(old));
    }
    return old;
  }
}

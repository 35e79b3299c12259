package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.generation.KeptFiles;
import dev.kadr.ports.generation.KeptFiles.Lot;
import dev.kadr.ports.generation.KeptFiles.Part;
import dev.kadr.usecases.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Lets files go whose time is over: the rows say so first, then the bytes are deleted, so that no
 * history ever shows a picture that is not there. What was begun and not ended is ended by the next
 * round.
 */
public final class RetireFiles {
  private static final int PAGE = 200;

  /** What is left over after so many comes in the next round. */
  private static final int MOST_PAGES = 25;

  private final KeptFiles keptFiles;
  private final Erasure erasure;
  private final Policy.Retention retention;
  private final Checkpoint checkpoint;
  private final Clock clock;

  RetireFiles(
      KeptFiles keptFiles,
      Dialogues dialogues,
      Blobs blobs,
      Policy policy,
      Checkpoint checkpoint,
      Clock clock) {
    this.keptFiles = keptFiles;
    this.erasure = new Erasure(keptFiles, dialogues, new Deletion(blobs), checkpoint);
    this.retention = policy.retention();
    this.checkpoint = checkpoint;
    this.clock = clock;
  }

  /**
   * What one round did.
   *
   * @param lots how many requests lost their photos or their results
   * @param deleted how many files are gone
   * @param stuck how many could not be deleted; they are tried again
   */
  public record Result(int lots, int deleted, int stuck) {}

  public Result retire() {
    var lots = retire(Part.PHOTOS, retention.photos()) + retire(Part.RESULTS, retention.results());
    checkpoint.reached("files-retired");
    var erased = erase();
    return new Result(lots, erased.gone().size(), erased.stuck());
  }

  private int retire(Part part, Duration kept) {
    var now = clock.instant();
    var retired = 0;
    var after = Optional.<GenerationId>empty();
    for (var page = 0; page < MOST_PAGES; page++) {
      var lots = keptFiles.overdue(part, now.minus(kept), after, PAGE);
      retired += retire(lots, now);
      if (lots.size() < PAGE) {
        break;
      }
      after = Optional.of(lots.getLast().generation());
    }
    return retired;
  }

  /** An open dialogue may begin from a photo of long ago: that lot waits. */
  private int retire(List<Lot> lots, Instant now) {
    var files = new HashSet<BlobKey>();
    lots.forEach(lot -> files.addAll(lot.files()));
    var held = erasure.held(files);
    var retired = 0;
    for (var lot : lots) {
      if (lot.files().stream().noneMatch(held::contains)) {
        keptFiles.retire(lot.generation(), lot.part(), now);
        retired++;
      }
    }
    return retired;
  }

  private Deletion.Outcome erase() {
    var whole = Deletion.Outcome.NOTHING;
    var after = Optional.<BlobKey>empty();
    for (var page = 0; page < MOST_PAGES; page++) {
      var files = keptFiles.retired(after, PAGE);
      whole = whole.and(erasure.of(files));
      if (files.size() < PAGE) {
        break;
      }
      after = Optional.of(files.getLast());
    }
    return whole;
  }
}

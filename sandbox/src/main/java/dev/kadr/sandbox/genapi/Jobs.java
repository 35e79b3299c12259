package dev.kadr.sandbox.genapi;

import dev.kadr.sandbox.archive.Archive;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The jobs the provider remembers, the newest {@value #MOST_KEPT}, and how many it ever took.
 *
 * <p>A finished job makes way for a new one; when all of them are still unfinished, no new one is
 * taken.
 */
final class Jobs {
  private static final int MOST_KEPT = 2_000;

  // The number of the recorded example. Ten per millisecond on top of it keep two runs of the
  // sandbox apart, because whoever keeps a database remembers the ids of the run before; only
  // more than 10,000 orders a second for the whole of a run could catch up with the clock.
  private static final long FIRST_ID = 28_104_643;
  private static final long EPOCH_MILLIS = 1_767_225_600_000L; // 2026-01-01
  private static final int IDS_PER_MILLI = 10;

  private final LinkedHashMap<Long, Job> kept = new LinkedHashMap<>();
  private static final String DOCUMENTS = "genapi/jobs";
  private static final String INTERRUPTED = "Модель временно недоступна, попробуйте позже";

  private final Clock clock;
  private final Archive archive;
  private long nextId;

  Jobs(Clock clock, Archive archive) {
    this.clock = clock;
    this.archive = archive;
    this.nextId = FIRST_ID + Math.max(0, clock.millis() - EPOCH_MILLIS) * IDS_PER_MILLI;
    archive.documents(DOCUMENTS).stream()
        .flatMap(json -> JobDocument.read(json).stream())
        .sorted(Comparator.comparingLong(Job::id))
        .forEach(this::restore);
  }

  /** What was not finished died with the photos it was made from: it ends as an error. */
  private void restore(Job job) {
    nextId = Math.max(nextId, job.id() + 1);
    if (job.finished()) {
      kept.put(job.id(), job);
    } else {
      keep(job.now(new Job.State.Failed(clock.instant(), INTERRUPTED)));
    }
  }

  private void keep(Job job) {
    kept.put(job.id(), job);
    archive.changed(document(job.id()), () -> JobDocument.of(job));
  }

  private static String document(long id) {
    return DOCUMENTS + "/" + id;
  }

  /** Empty when there is no room. */
  synchronized Optional<Job> add(Order order, Script script, Job.State state) {
    if (kept.size() >= MOST_KEPT) {
      var oldest = kept.values().stream().filter(Job::finished).findFirst();
      if (oldest.isEmpty()) {
        return Optional.empty();
      }
      kept.remove(oldest.get().id());
      archive.remove(document(oldest.get().id()));
    }
    var job = new Job(nextId++, order, script, clock.instant(), state);
    keep(job);
    return Optional.of(job);
  }

  synchronized Optional<Job> find(long id) {
    return Optional.ofNullable(kept.get(id));
  }

  /** Changes an unfinished job; empty when there is none of that id. */
  synchronized Optional<Job> change(long id, UnaryOperator<Job> change) {
    return find(id)
        .filter(job -> !job.finished())
        .map(
            job -> {
              var changed = change.apply(job);
              keep(changed);
              return changed;
            });
  }

  /** The newest first. */
  synchronized List<Job> newest() {
    return new ArrayList<>(kept.values()).reversed();
  }

  /** Forgets the jobs, never the ids that were given out. */
  synchronized void clear() {
    kept.keySet().forEach(id -> archive.remove(document(id)));
    kept.clear();
  }
}

package dev.kadr.sandbox.genapi;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens behind the provider's counter: an accepted order is painted at once on a thread of
 * its own, becomes due later, ends exactly once, is charged and called back.
 */
final class Studio implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Studio.class);
  private static final int EASELS = 2;
  private static final long MOST_WAITING_PHOTO_BYTES = 512L << 20;
  private static final String EVIL_URL = "http://169.254.169.254/latest/meta-data/";

  /** An accepted job and the moments that an answer may have to wait for. */
  record Commission(Job job, CompletableFuture<Job> finished, CompletableFuture<Void> told) {}

  private record Work(
      CompletableFuture<List<Painting>> paintings,
      CompletableFuture<Job> finished,
      CompletableFuture<Void> told) {}

  private final Map<Long, Work> works = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Threads.named("genapi-timer"));
  private final ExecutorService easels =
      Executors.newFixedThreadPool(EASELS, Threads.named("genapi-painter"));
  private final AtomicLong waitingPhotoBytes = new AtomicLong();
  private final Painter painter = new Painter();
  private final GenApiSettings settings;
  private final Clock clock;
  private final Knobs knobs;
  private final Jobs jobs;
  private final Purse purse;
  private final Shelf shelf;
  private final Thumbnails thumbnails;
  private final Callbacks callbacks;

  Studio(
      GenApiSettings settings,
      Clock clock,
      Knobs knobs,
      State state,
      Thumbnails thumbnails,
      Callbacks callbacks) {
    this.settings = settings;
    this.clock = clock;
    this.knobs = knobs;
    this.jobs = state.jobs();
    this.purse = state.purse();
    this.shelf = state.shelf();
    this.thumbnails = thumbnails;
    this.callbacks = callbacks;
  }

  /** What the provider knows. */
  record State(Jobs jobs, Purse purse, Shelf shelf) {}

  /** Empty when there is no room for another order. */
  Optional<Commission> accept(Order order, List<Upload> photos, Script script) {
    long photoBytes = photos.stream().mapToLong(photo -> photo.content().size()).sum();
    if (waitingPhotoBytes.addAndGet(photoBytes) > MOST_WAITING_PHOTO_BYTES) {
      waitingPhotoBytes.addAndGet(-photoBytes);
      return Optional.empty();
    }
    var delay = delay(script);
    boolean held = script.has(Sentinel.HANG) || (knobs.hold() && !early(script));
    var state = held ? new Job.State.Held() : new Job.State.Working(clock.instant().plus(delay));
    var added = jobs.add(order, script, state);
    if (added.isEmpty()) {
      waitingPhotoBytes.addAndGet(-photoBytes);
      return Optional.empty();
    }
    var job = added.get();
    var paintings =
        CompletableFuture.supplyAsync(() -> paint(job, photos), easels)
            .whenComplete((done, failure) -> waitingPhotoBytes.addAndGet(-photoBytes));
    var work = new Work(paintings, new CompletableFuture<>(), new CompletableFuture<>());
    works.put(job.id(), work);
    if (!held) {
      var unused = timer.schedule(() -> ripen(job.id()), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
    return Optional.of(new Commission(job, work.finished(), work.told()));
  }

  private Duration delay(Script script) {
    return script.slow().orElseGet(() -> early(script) ? Duration.ZERO : knobs.delay());
  }

  // The create call waits for this callback, so neither the delay nor the board may hold it.
  private static boolean early(Script script) {
    return script.has(Sentinel.EARLY_CALLBACK);
  }

  private List<Painting> paint(Job job, List<Upload> photos) {
    var order = job.order();
    if (knobs.plain()) {
      return painter.plain(order);
    }
    var photo = photos.stream().findFirst().flatMap(Painter::decode);
    photo.ifPresent(picture -> thumbnails.putPhoto(job.id(), picture));
    var paintings = new ArrayList<Painting>();
    for (int variant = 0; variant < order.count(); variant++) {
      paintings.add(painter.paint(order, photo, variant));
    }
    return paintings;
  }

  private void ripen(long id) {
    var job = jobs.find(id);
    if (job.isPresent() && knobs.hold() && !early(job.get().script())) {
      jobs.change(id, waiting -> waiting.now(new Job.State.Held()));
      return;
    }
    job.flatMap(due -> due.script().failure())
        .ifPresentOrElse(text -> fail(id, text), () -> complete(id));
  }

  /** Ends a job well as soon as its pictures are there; false when it is not there or over. */
  boolean complete(long id) {
    var work = works.get(id);
    if (work == null) {
      return false;
    }
    var unused =
        work.paintings()
            .whenComplete(
                (paintings, failure) -> {
                  if (failure == null) {
                    succeed(id, paintings);
                  } else {
                    log.error("the picture of job {} could not be painted", id, failure);
                    fail(id, "Внутренняя ошибка");
                  }
                });
    return true;
  }

  /** Ends a job badly; false when it is not there or over. */
  boolean fail(long id, String text) {
    return finish(id, job -> new Job.State.Failed(clock.instant(), text));
  }

  private void succeed(long id, List<Painting> paintings) {
    finish(
        id,
        job -> {
          var cost = settings.cost(job.order());
          paintings.stream().findFirst().ifPresent(first -> thumbnails.put(id, first.thumbnail()));
          if (!job.script().has(Sentinel.CONFLICT)) {
            purse.charge(cost);
          }
          return new Job.State.Succeeded(clock.instant(), urls(job, paintings), cost);
        });
  }

  private interface Ending {
    Job.State of(Job job);
  }

  /** Whoever takes the work away ends the job; that is what makes it end once. */
  private boolean finish(long id, Ending ending) {
    var work = works.remove(id);
    if (work == null) {
      return false;
    }
    jobs.change(id, job -> job.now(ending.of(job)))
        .ifPresent(
            job -> {
              work.finished().complete(job);
              var unused =
                  callbacks.tell(job).whenComplete((done, failure) -> work.told().complete(null));
            });
    return true;
  }

  private List<String> urls(Job job, List<Painting> paintings) {
    var urls = new ArrayList<String>();
    for (var painting : paintings) {
      urls.add(url(job, painting));
    }
    if (job.script().has(Sentinel.EMPTY_RESULT)) {
      urls.clear();
    }
    if (job.script().has(Sentinel.PARTIAL)) {
      urls.removeLast();
    }
    return urls;
  }

  private String url(Job job, Painting painting) {
    var script = job.script();
    if (script.has(Sentinel.EVIL_URL)) {
      return EVIL_URL;
    }
    var format = job.order().format();
    var name = shelf.newName(format.extension());
    if (script.has(Sentinel.BAD_FILE)) {
      shelf.put(name, new Shelf.Entry.Page());
    } else if (script.has(Sentinel.HUGE_FILE)) {
      shelf.put(name, new Shelf.Entry.Huge());
    } else if (!script.has(Sentinel.DEAD_LINK)) {
      shelf.put(name, new Shelf.Entry.Picture(painting.content(), format.mediaType()));
    }
    return settings.baseUri().get().resolve("/files/" + name).toString();
  }

  /** Lets go of everything that the board held, except what hangs on its own account. */
  void release() {
    for (var job : jobs.newest().reversed()) {
      if (job.state() instanceof Job.State.Held && !job.script().has(Sentinel.HANG)) {
        try {
          timer.execute(() -> ripen(job.id()));
        } catch (RejectedExecutionException closed) {
          return;
        }
      }
    }
  }

  void forget() {
    works.clear();
    callbacks.forget();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    easels.shutdownNow();
    works.clear();
    callbacks.close();
  }
}

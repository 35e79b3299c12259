package dev.kadr.ports.testkit;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.ImageGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A provider that answers as a test says, and remembers what it was asked.
 *
 * <p>Where nothing was said it is a good one: it accepts, works once, then has one picture. Answers
 * that were said are given once each, in their order, before the good ones.
 */
public final class ScriptedImageGenerator implements ImageGenerator {
  private final ProviderId provider;
  private final Deque<Function<Job, Submission>> submissions = new ArrayDeque<>();
  private final Deque<Report> reports = new ArrayDeque<>();
  private final Deque<Fetch> fetches = new ArrayDeque<>();
  private final List<Job> jobs = new ArrayList<>();
  private final Map<ProviderJobId, Integer> reads = new HashMap<>();
  private final List<URI> fetched = new ArrayList<>();
  private boolean takesWork = true;
  private Optional<BigDecimal> balance = Optional.of(new BigDecimal("1000.00"));

  public ScriptedImageGenerator(ProviderId provider) {
    this.provider = provider;
  }

  /** What the next submission is answered. */
  public synchronized void nextSubmission(Submission answer) {
    submissions.add(job -> answer);
  }

  /** The same when something is to happen meanwhile, such as a crash or a callback. */
  public synchronized void nextSubmission(Function<Job, Submission> answer) {
    submissions.add(answer);
  }

  public synchronized void nextReport(Report answer) {
    reports.add(answer);
  }

  public synchronized void nextFetch(Fetch answer) {
    fetches.add(answer);
  }

  public synchronized void takesWork(boolean takes) {
    takesWork = takes;
  }

  public synchronized void balance(Optional<BigDecimal> money) {
    balance = money;
  }

  /** Every job that was asked for, in order, whatever was answered. */
  public synchronized List<Job> jobs() {
    return List.copyOf(jobs);
  }

  /** How often a request was sent to us. */
  public synchronized int submissionsOf(GenerationId generation) {
    return (int) jobs.stream().filter(job -> job.generation().equals(generation)).count();
  }

  public synchronized List<URI> fetched() {
    return List.copyOf(fetched);
  }

  @Override
  public ProviderId provider() {
    return provider;
  }

  @Override
  public synchronized boolean takesWork() {
    return takesWork;
  }

  @Override
  public Submission submit(Job job) {
    // The answer is made outside the lock: it may read, or call back, as a provider does.
    return take(job).apply(job);
  }

  private synchronized Function<Job, Submission> take(Job job) {
    jobs.add(job);
    return Optional.ofNullable(submissions.poll())
        .orElse(accepted -> new Submission.Accepted(jobOf(accepted.generation())));
  }

  /** The job that is named for a request when a test named none. */
  public static ProviderJobId jobOf(GenerationId generation) {
    return new ProviderJobId("job-" + generation.value());
  }

  /** Where the picture of a job is when a test named no place. */
  public static URI resultOf(ProviderJobId job) {
    return URI.create("https://pictures.example/" + job.value() + ".png");
  }

  @Override
  public synchronized Report read(ProviderJobId job) {
    if (!reports.isEmpty()) {
      return reports.remove();
    }
    return reads.merge(job, 1, Integer::sum) == 1
        ? new Report.Working(Optional.of(40))
        : new Report.Succeeded(List.of(resultOf(job)), Optional.of(new BigDecimal("12.50")));
  }

  @Override
  public synchronized Fetch fetch(URI result, OutputKind kind) {
    fetched.add(result);
    return Optional.ofNullable(fetches.poll())
        .orElseGet(() -> new Fetch.Fetched(temporary(SamplePictures.png(64, 64)), "image/png"));
  }

  @Override
  public synchronized Optional<BigDecimal> balance() {
    return balance;
  }

  /** Bytes of a fetch; whoever reads them after they were closed is told so. */
  public static TemporaryContent temporary(byte[] bytes) {
    return new Temporary(Content.of(bytes));
  }

  private static final class Temporary implements TemporaryContent {
    private final Content content;
    private volatile boolean closed;

    Temporary(Content content) {
      this.content = content;
    }

    @Override
    public long length() {
      return content.length();
    }

    @Override
    public InputStream open() throws IOException {
      if (closed) {
        throw new IOException("these bytes are gone");
      }
      return content.open();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

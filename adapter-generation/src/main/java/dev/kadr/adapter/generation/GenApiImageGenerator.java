package dev.kadr.adapter.generation;

import dev.kadr.adapter.generation.GenApiWire.Exchange;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.generation.ImageGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** GenAPI. */
final class GenApiImageGenerator implements ImageGenerator, AutoCloseable {
  private static final ProviderId PROVIDER = new ProviderId("genapi");
  private static final Duration AFTER_NO_CONNECTION = Duration.ofSeconds(5);

  private final GenApiWire wire;
  private final CallbackTokens tokens;
  private final URI callback;
  private final ResultFetcher fetcher;
  private final CreateAnswer createAnswer;
  private final JobAnswer jobAnswer = new JobAnswer();
  private final Breaker creating;
  private final Breaker reading;

  GenApiImageGenerator(Generation.Config config, CallbackTokens tokens, Clock clock) {
    this.wire = new GenApiWire(config.account(), config.patience());
    this.tokens = tokens;
    this.callback = config.callback().url();
    this.fetcher =
        new ResultFetcher(
            FileHosts.parse(config.fileHosts()),
            config.patience(),
            Path.of(System.getProperty("java.io.tmpdir")));
    this.createAnswer = new CreateAnswer(clock);
    this.creating = new Breaker("genapi-create", config.patience().rest(), clock);
    this.reading = new Breaker("genapi-read", config.patience().rest(), clock);
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public boolean takesWork() {
    return creating.lets() && reading.lets(); // what cannot be read back is better not begun
  }

  @Override
  public Submission submit(Job job) {
    if (!creating.enter()) {
      return new Submission.NotSent(CreateAnswer.DEFAULT_PAUSE, "the provider has been failing");
    }
    var outcome = Breaker.Outcome.NEITHER;
    try {
      var unreadable = firstUnreadable(job);
      if (unreadable.isPresent()) {
        return new Submission.NotSent(AFTER_NO_CONNECTION, unreadable.get());
      }
      var token = tokens.tokenOf(job.generation());
      var exchange = send(job, token);
      var submission = understand(exchange, job, token);
      outcome = judge(exchange, submission);
      return submission;
    } finally {
      creating.over(outcome);
    }
  }

  private Exchange send(Job job, String token) {
    var order = new GenApiOrder(job, callbackOf(job, token));
    var form = order.form();
    var path = "/api/v1/networks/" + segment(order.network());
    return wire.post(path, form.contentType(), form.body());
  }

  private Submission understand(Exchange exchange, Job job, String token) {
    return switch (exchange) {
      case Exchange.Answered answer -> createAnswer.read(answer, job.prompt().text(), token);
      case Exchange.NotSent(var why) -> new Submission.NotSent(AFTER_NO_CONNECTION, why);
      case Exchange.Lost(var why) -> new Submission.Unknown(why);
    };
  }

  /** A photo that cannot be opened now would break the request half way: nobody would know. */
  private static Optional<String> firstUnreadable(Job job) {
    var all = Stream.concat(job.pictures().stream(), job.named().values().stream());
    for (var picture : all.toList()) {
      try (var stream = picture.content().open()) {
        if (stream.read() < 0) {
          return Optional.of("a photo is empty");
        }
      } catch (IOException unreadable) {
        return Optional.of("a photo cannot be read: " + unreadable.getClass().getSimpleName());
      }
    }
    return Optional.empty();
  }

  private String callbackOf(Job job, String token) {
    var separator = callback.getRawQuery() == null ? "?" : "&";
    return callback + separator + "job=" + job.generation().value() + "&token=" + token;
  }

  private static Breaker.Outcome judge(Exchange exchange, Submission submission) {
    return switch (submission) {
      case Submission.Accepted accepted -> Breaker.Outcome.WORKS;
      case Submission.Rejected rejected -> Breaker.Outcome.WORKS;
      case Submission.Closed closed -> Breaker.Outcome.WORKS;
      case Submission.NotSent notSent ->
          exchange instanceof Exchange.Answered ? Breaker.Outcome.NEITHER : Breaker.Outcome.FAILS;
      case Submission.Unknown unknown -> Breaker.Outcome.FAILS;
    };
  }

  @Override
  public Report read(ProviderJobId job) {
    return switch (ask("/api/v1/request/get/" + segment(job.value()))) {
      case Exchange.Answered answered -> jobAnswer.read(job, answered);
      case Exchange.NotSent(var why) -> new Report.Unavailable(why);
      case Exchange.Lost(var why) -> new Report.Unavailable(why);
    };
  }

  @Override
  public Optional<BigDecimal> balance() {
    return switch (ask("/api/v1/user")) {
      case Exchange.Answered answered when answered.status() == 200 ->
          ProviderJson.amount(answered.document().path("balance"));
      case Exchange.Answered other -> Optional.empty();
      case Exchange.NotSent notSent -> Optional.empty();
      case Exchange.Lost lost -> Optional.empty();
    };
  }

  /** Asks in the breaker: a provider that hangs must not hold every thread that polls. */
  private Exchange ask(String path) {
    if (!reading.enter()) {
      return new Exchange.NotSent("the provider has been failing");
    }
    var outcome = Breaker.Outcome.NEITHER;
    try {
      var exchange = wire.get(path);
      outcome =
          exchange instanceof Exchange.Answered answered && answered.status() < 500
              ? Breaker.Outcome.WORKS
              : Breaker.Outcome.FAILS;
      return exchange;
    } finally {
      reading.over(outcome);
    }
  }

  @Override
  public Fetch fetch(URI result, OutputKind kind) {
    return fetcher.fetch(result, kind);
  }

  @Override
  public void close() {
    wire.close();
    fetcher.close();
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

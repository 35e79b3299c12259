package dev.kadr.app;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import dev.kadr.ports.Backlog;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operators' numbers, as Prometheus reads them from {@code /metrics} of their port: how often,
 * how long and with what end everything is done, and how much of what waits since when.
 *
 * <p>What waits is looked for when somebody reads, so that watching costs nothing while nobody
 * does.
 */
final class Meters {
  private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
  private static final String OURS = "kadr.";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Backlog backlog;
  private final Clock clock;
  private final MultiGauge waiting;
  private final MultiGauge oldest;
  private final MultiGauge credits;
  private final AtomicBoolean seen = new AtomicBoolean(true);

  private Meters(Backlog backlog, Clock clock) {
    this.backlog = backlog;
    this.clock = clock;
    this.waiting = gauge("kadr.waiting", "How many wait, by what they wait for");
    this.oldest = gauge("kadr.waiting.oldest.seconds", "How long the oldest of them waits");
    this.credits = gauge("kadr.waiting.credits", "Credits that are set aside in open holds");
    Gauge.builder("kadr.backlog.readable", seen, known -> known.get() ? 1 : 0)
        .description("Whether what waits could be read")
        .register(registry);
  }

  /** Opens them on the operators' port. */
  static Meters open(Environment environment, Backlog backlog, Clock clock) {
    var meters = new Meters(backlog, clock);
    new JvmMemoryMetrics().bindTo(meters.registry);
    new UptimeMetrics().bindTo(meters.registry);
    environment
        .admin()
        .addServlet("prometheus", new MetricsServlet(meters::scrape))
        .addMapping("/metrics");
    return meters;
  }

  MeterRegistry registry() {
    return registry;
  }

  /** Shows our counters of another library too. */
  void count(MetricRegistry counters) {
    counters
        .getCounters()
        .forEach(
            (name, counter) -> {
              if (name.startsWith(OURS)) {
                registry.more().counter(name, Tags.empty(), counter, Counter::getCount);
              }
            });
  }

  private String scrape() {
    look();
    return registry.scrape();
  }

  /**
   * Numbers of a while ago would be taken for those of now: without the database there are none.
   */
  private void look() {
    List<Backlog.Waiting> found;
    try {
      found = backlog.look();
      seen.set(true);
    } catch (RuntimeException away) {
      LOG.warn("what waits could not be read: {}", away.toString());
      found = List.of();
      seen.set(false);
    }
    show(waiting, found, line -> line.count());
    show(oldest, found, this::age);
    show(
        credits,
        found.stream().filter(line -> line.credits() > 0).toList(),
        line -> line.credits());
  }

  private double age(Backlog.Waiting line) {
    return line.oldest()
        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1_000.0)
        .orElse(0.0);
  }

  private static void show(
      MultiGauge gauge, List<Backlog.Waiting> lines, ToDoubleFunction<Backlog.Waiting> number) {
    gauge.register(
        lines.stream()
            .<MultiGauge.Row<?>>map(
                line -> MultiGauge.Row.of(tags(line), number.applyAsDouble(line)))
            .toList(),
        true);
  }

  private static Tags tags(Backlog.Waiting line) {
    return Tags.of("line", line.line().name().toLowerCase(Locale.ROOT), "kind", line.kind());
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}

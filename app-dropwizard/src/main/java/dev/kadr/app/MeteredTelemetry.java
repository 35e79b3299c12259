package dev.kadr.app;

import com.codahale.metrics.MetricRegistry;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Telemetry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows operators what happened: alerts in the log, everything in the metrics. */
final class MeteredTelemetry implements Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("alerts");

  private final MetricRegistry metrics;

  /** Registers every counter at once, so that what never happened reads 0 and is not missing. */
  MeteredTelemetry(MetricRegistry metrics) {
    this.metrics = metrics;
    for (var what : Count.values()) {
      metrics.counter(name(what));
    }
    for (var kind : Alert.Kind.values()) {
      metrics.counter(name(kind));
    }
  }

  @Override
  public void alerted(Alert alert) {
    metrics.counter(name(alert.kind())).inc();
    LOG.warn("{} {}: {}", alert.kind(), alert.reference(), alert.reason());
  }

  @Override
  public void counted(Count what) {
    metrics.counter(name(what)).inc();
  }

  private static String name(Count what) {
    return "kadr." + dotted(what);
  }

  private static String name(Alert.Kind kind) {
    return "kadr.alert." + dotted(kind);
  }

  private static String dotted(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
